import { z } from "zod";
import { SignIn } from "#lib/features/entrance/sign-in/schema.ts";

export const AskLink = SignIn.pick({ identifier: true });

/** The secret in the address. Anything else becomes "", which no link has. */
export const OpenLink = z.object({ link: z.string().max(100).catch("") });

/** The input of the job that looks the name up. */
export const MailLink = z.object({
  identifier: z.string().max(254),
  /** From where it was asked, and hashes of the secrets that the browser kept. */
  network: z.string().max(100).default(""),
  devices: z.array(z.string().max(100)).max(20).default([]),
});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "sign-in-link.mail": z.input<typeof MailLink>;
  }
}
