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

/** Wrong tries of one quarter of an hour, at one account or at a name that nobody has. */
export const NoteTries = z.object({
  key: z.string().regex(/^[\w-]{1,64}$/),
  window: z.int(),
  accountId: z.uuid().nullable(),
  because: z.string().regex(/^\w{1,64}$/),
  since: z.iso.datetime(),
});

/** Sessions that ended because there were too many. */
export const CrowdedOut = z.object({ accountId: z.uuid(), sessionIds: z.array(z.uuid()) });
/** How many wrong passwords there were in an hour, from one network or of one organisation. */
export const WarnOfTries = z.object({
  network: z.string().max(64).optional(),
  organisationId: z.uuid().optional(),
  tries: z.int(),
});

export const EndedWait = z.object({ accountId: z.uuid(), way: z.string().regex(/^\w{1,64}$/) });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "sign-in.note-tries": z.input<typeof NoteTries>;
    "session.note-crowded-out": z.input<typeof CrowdedOut>;
    "sign-in.warn": z.input<typeof WarnOfTries>;
    "sign-in.end-wait": z.input<typeof EndedWait>;
  }
}
