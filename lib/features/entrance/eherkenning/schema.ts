import { z } from "zod";
import { TypedEmail } from "#lib/features/base/people/schema.ts";
import { entryNames } from "#lib/platform/broker/entry-names.ts";

/** The browser's half, from its cookie. */
const browserSecret = z.string().max(100).catch("");

export const SetOut = z.object({
  via: z.enum(entryNames).catch("eherkenning"),
  naar: z.string().max(2000).optional().catch(undefined),
});

/** The query of the address to which the other party sent the browser back. */
export const ComeBack = z.object({ browserSecret, query: z.string().max(8000).catch("") });

export const Waiting = z.object({ browserSecret });

export const AskForAccess = z.object({ browserSecret, email: TypedEmail });

/** The known address at which the person finishes it with a link. */
export const AskBindLink = AskForAccess;

/** The secret in the address. Anything else becomes "", which no link has. */
export const BindLink = Waiting.extend({ link: z.string().max(100).catch("") });

/** The input of the job that looks the address up. */
export const MailBindLink = z.object({ visitId: z.uuid(), email: z.string().max(254) });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "eherkenning.mail-link": z.input<typeof MailBindLink>;
  }
}

export const OneIdentity = z.object({ identityId: z.uuid() });

/** What was sealed when somebody set out, and when somebody came back. */
export const Checks = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export const Proven = z.object({ issuer: z.string(), subject: z.string(), kvkNumber: z.string() });
