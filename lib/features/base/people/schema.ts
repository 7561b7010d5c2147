import { z } from "zod";
import { roles, staffRoles } from "#lib/platform/access/roles.ts";
import { givenPortals, isPortal, isRetired, portals, usualPortals } from "#lib/platform/portals.ts";
import { isAddress, normalAccessCode, normalEmail } from "./rules.ts";
import { pastedAddress } from "./rules/pasted-address.ts";
import { cleanName, type longestName, nameProblem } from "./rules/spelling.ts";

/** A part of a person's name as someone types it. Without a code for a missing one it may be left out. */
const namePart = (part: keyof typeof longestName, missing?: string) =>
  z
    .string({ error: missing ?? "nameOdd" })
    .max(1000, "nameTooLong")
    .transform(cleanName)
    .pipe(
      z
        .string()
        .min(missing === undefined ? 0 : 1, missing ?? "nameOdd")
        .refine((text) => nameProblem(text, part) === null, {
          error: ({ input }) => nameProblem(String(input), part) ?? "",
        }),
    );

/** The name of a person, in every form and file: the same characters, lengths and codes everywhere. */
export const typedName = {
  initials: namePart("initials").default(""),
  firstName: namePart("firstName", "firstNameMissing"),
  namePrefix: namePart("namePrefix").default(""),
  lastName: namePart("lastName", "lastNameMissing"),
};

/** For people who may have one name only. */
export const anyFirstName = namePart("firstName").default("");

/** For a form that cannot do without initials. */
export const neededInitials = namePart("initials", "initialsMissing");

const name = z.string().trim().max(80);

const Address = z.string().refine(isAddress, "emailInvalid");

/** "dora @x.example" is an address with a space in it, which one is told. */
const isSpaced = (typed: string) => /^\S+\s+\S+$/.test(typed) && isAddress(typed.replace(/\s/g, ""));

const WellTyped = z.string().refine(isAddress, {
  error: ({ input }) => (isSpaced(String(input)) ? "emailSpaced" : "emailInvalid"),
});

/** An email address as someone types or pastes it, brought to its one spelling. */
export const TypedEmail = z
  .string({ error: "emailMissing" })
  .max(254, "emailInvalid")
  .transform(pastedAddress)
  .pipe(z.string().min(1, "emailMissing"))
  .pipe(WellTyped);

/** Existing portals, the retired ones too, since someone may have rights to those already. */
export const KnownPortals = z.array(z.string().refine(isPortal, "portalUnclear"), "portalUnclear");

/** Portals someone can get new rights to, so none that is retired. */
export const GivenPortals = KnownPortals.refine((keys) => !keys.some(isRetired), "portalRetired");

/** Gives a form a box for each portal, named by its key. The ticked boxes become `portals`. */
export const withBoxes = <Form extends z.ZodObject>(form: Form) =>
  z.preprocess((typed) => (isRecord(typed) ? { portals: ticked(typed), ...typed } : typed), form);

const isRecord = (typed: unknown): typed is Readonly<Record<string, unknown>> =>
  typeof typed === "object" && typed !== null;

/** A box sends "on" or nothing. Whatever else it sends becomes a key that no portal has. */
const ticked = (typed: Readonly<Record<string, unknown>>) =>
  portals().flatMap(({ key }) => (typed[key] === undefined ? [] : [typed[key] === "on" ? key : ""]));

/** "H7K-3F9-2QX". */
export const Reference = z.string().regex(/^[2-9A-HJ-NP-Z]{3}(-[2-9A-HJ-NP-Z]{3}){2}$/);

/** As it stands in the database. */
export const Name = z.object({ initials: name, firstName: name, namePrefix: name.default(""), lastName: name.min(1) });

/** As it stands in the database. Anything else throws: showing the account instead would tell who has one. */
export const InvitedAsStored = Name.extend({ mobileNumber: z.string().nullable().default(null) }).nullable();

const locale = z.enum(["nl", "en"]).default("nl");
const email = z.string().transform(normalEmail).pipe(Address);

export const LoadOrganisation = z.object({
  kind: z.enum(["INTERMEDIARY", "BUSINESS"]),
  name: z.string().trim().min(1).max(120),
  intermediaryNumber: z.string().min(1).max(20).nullable().default(null),
  policyNumber: z.string().min(1).max(20).nullable().default(null),
  kvkNumber: z
    .string()
    .regex(/^\d{8}$/)
    .nullable()
    .default(null),
  /** The number on file, in E.164. */
  phoneNumber: z.e164().nullable().default(null),
  portals: GivenPortals.default(givenPortals),
});

const person = {
  ...typedName,
  firstName: namePart("firstName"),
  email,
  locale,
  mobileNumber: z.e164().nullable().default(null),
};

/** A person the insurer already knows: active at once with a password hash, and invited without one. */
export const LoadPerson = z.object({
  ...person,
  organisationId: z.uuid(),
  role: z.enum(roles).default("EMPLOYEE"),
  accessCode: z.string().transform(normalAccessCode).pipe(z.string().min(4).max(20)),
  portals: GivenPortals.default(() => usualPortals("BUSINESS")),
  passwordHash: z.string().startsWith("$argon2id$").nullable().default(null),
});

export const LoadStaff = z.object({
  ...person,
  staffRoles: z.array(z.enum(staffRoles)).min(1),
  passwordHash: z.string().startsWith("$argon2id$"),
});
