import { z } from "zod";

const withoutControls = (typed: string) => typed.replace(/\p{Cc}/gu, "").trim();

export const SignIn = z.object({
  identifier: z
    .string("identifierMissing")
    .max(254, "identifierTooLong")
    .transform(withoutControls)
    .pipe(z.string().min(1, "identifierMissing")),
  password: z.string("passwordMissing").min(1, "passwordMissing").max(512, "passwordTooLong"),
});
