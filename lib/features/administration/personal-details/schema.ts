import { z } from "zod";
import { anyFirstName, TypedEmail, typedName } from "#lib/features/base/people/schema.ts";
import { nameReasons, tellings, type Told } from "./rules.ts";

export const OneColleague = z.object({ authorisationId: z.uuid("colleagueMissing") });

export const ChangeName = OneColleague.extend({
  ...typedName,
  firstName: anyFirstName,
  reason: z.enum(nameReasons, "reasonMissing"),
});

export const ChangeEmail = OneColleague.extend({ email: TypedEmail });

/** The secret in a link's address. Anything of another shape is a link that nobody has. */
export const EmailLink = z.object({ link: z.string().max(100).catch("") });

export const NameLink = EmailLink;

export const OnePerson = z.object({ id: z.uuid() });

export const Telling = OnePerson.extend({
  gewijzigd: z
    .enum(Object.keys(tellings) as [Told, ...Told[]])
    .optional()
    .catch(undefined),
});
