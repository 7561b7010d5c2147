import { z } from "zod";
import { digitsOf } from "./rules.ts";

/** The browser's half of a login, from its cookie. Without the cookie there is no login under way. */
const browserSecret = z.string().max(100).catch("");

export const Login = z.object({ browserSecret });

export const EnterCode = z.object({
  browserSecret,
  code: z
    .string("codeMissing")
    .max(64, "codeUnclear")
    .transform(digitsOf)
    .pipe(
      z
        .string()
        .min(1, "codeMissing")
        .regex(/^(\d{6})?$/, "codeUnclear"),
    ),
});
