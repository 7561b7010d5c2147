import { z } from "zod";
import { recoveryCodeOf } from "#lib/features/entrance/factors/rules.ts";
import { digitsOf } from "./rules.ts";

/** The browser's half of a login, from its cookie. Without the cookie there is no login under way. */
const browserSecret = z.string().max(100).catch("");

export const Login = z.object({ browserSecret });

/** How the next code reaches its telephone. */
export const AskCode = Login.extend({ by: z.enum(["sms", "call"]).catch("sms").default("sms") });

/** By SMS or from an app, as the page asked; which of them is unknown when neither was said. */
const factor = z.enum(["sms", "app"]).optional().catch(undefined);

/** The kind of code that someone signed in would rather show. */
export const AskOwnCode = Login.extend({ factor: z.enum(["app", "sms", "recovery"]).optional().catch(undefined) });

/** Six digits, or a recovery code, which is known by its form wherever it is typed. */
export const EnterCode = z.object({
  browserSecret,
  factor,
  code: z
    .string("codeMissing")
    .max(64, "codeUnclear")
    .transform((typed) => recoveryCodeOf(typed) ?? digitsOf(typed))
    .pipe(
      z
        .string()
        .min(1, "codeMissing")
        .regex(/^(\d{6}|(?!\d+$)\w{10}|)$/, "codeUnclear"),
    ),
});

export type TypedCode = Pick<z.output<typeof EnterCode>, "code" | "factor">;
