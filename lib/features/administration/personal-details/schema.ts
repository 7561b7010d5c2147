import { z } from "zod";
import { TypedEmail } from "#lib/features/base/people/schema.ts";
import { nameReasons, tellings, type Told } from "./rules.ts";

/** Letters of any alphabet, and the signs that stand between them in names. */
const written = /^[\p{L}\p{M}'’.\- ]*$/u;

const part = (most: number) =>
  z
    .string({ error: "nameMissing" })
    .trim()
    .max(most, "nameTooLong")
    .regex(written, "nameOdd")
    .transform((typed) => typed.replace(/\s+/g, " "));

export const OneColleague = z.object({ authorisationId: z.uuid("colleagueMissing") });

export const ChangeName = OneColleague.extend({
  initials: part(20),
  firstName: part(60).pipe(z.string().min(1, "firstNameMissing")),
  namePrefix: part(20),
  lastName: part(80).pipe(z.string().min(1, "lastNameMissing")),
  reason: z.enum(nameReasons, "reasonMissing"),
});

export const ChangeEmail = OneColleague.extend({ email: TypedEmail });

/** The secret in a link's address. Anything of another shape is a link that nobody has. */
export const EmailLink = z.object({ link: z.string().max(100).catch("") });

export const OnePerson = z.object({ id: z.uuid() });

export const Telling = OnePerson.extend({
  gewijzigd: z
    .enum(Object.keys(tellings) as [Told, ...Told[]])
    .optional()
    .catch(undefined),
});
