import { z } from "zod";
import { TypedEmail } from "#lib/features/base/people/schema.ts";

export const AskReset = z.object({
  email: TypedEmail,
});

/** The input of the job that looks the address up. */
export const MailReset = z.object({ email: z.string().max(254) });

/** The secret in a link's address. Anything else becomes "", which no link has. */
const link = z.string().max(100).catch("");

export const OneTimeLink = z.object({ link });

const characters = (password: string) => [...password.normalize("NFC")].length;

export const ChoosePassword = z.object({
  link,
  password: z
    .string("passwordMissing")
    .min(1, "passwordMissing")
    .max(512, "passwordTooLong")
    .refine((password) => password === "" || characters(password) >= 8, "passwordTooShort")
    .refine((password) => characters(password) <= 128, "passwordTooLong"),
});

export const Invite = z.object({ authorisationId: z.uuid() });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "password.mail-reset": z.input<typeof MailReset>;
  }
}
