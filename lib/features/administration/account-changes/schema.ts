import { z } from "zod";
import { TypedEmail } from "#lib/features/base/people/schema.ts";

/** As typed; the commands judge it. */
const mobileNumber = z.string({ error: "phoneMissing" }).max(60, "phoneUnclear");

export const ChangeNumber = z.object({ authorisationId: z.uuid("colleagueMissing"), mobileNumber });

export const Reactivate = ChangeNumber.extend({
  /** Given only where the old address no longer works. */
  email: z.union([z.literal("").transform(() => undefined), TypedEmail], { error: "emailInvalid" }).optional(),
});

export const OneChange = z.object({ changeId: z.uuid() });

/** Where the person of a change is written to: an address or a number. */
export const WrittenTo = z.object({ to: z.string().min(1).max(254) });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "account-change.write-again": z.input<typeof WrittenTo>;
  }
}

export const OneColleague = z.object({ id: z.uuid() });

/** The secret in a link's address. Anything of another shape is a link that nobody has. */
const link = z.string().max(100).catch("");

export const ChangeLink = z.object({ link });

export const ProvePassword = z.object({
  link,
  password: z.string("passwordMissing").min(1, "passwordMissing").max(512, "passwordTooLong"),
});
