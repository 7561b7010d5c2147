import { z } from "zod";
import { roles, staffRoles } from "#lib/platform/access/roles.ts";
import { normalAccessCode, normalEmail } from "./rules.ts";

export const portals = ["MKB", "MY_ALLIANZ_BROKER"] as const;
export type Portal = (typeof portals)[number];

const name = z.string().trim().max(80);

/** An address as someone types it. */
export const TypedEmail = z
  .string({ error: "emailMissing" })
  .max(254, "emailInvalid")
  .transform(normalEmail)
  .pipe(z.string().min(1, "emailMissing"))
  .pipe(z.email("emailInvalid"));

/** "H7K-3F9-2QX". */
export const Reference = z.string().regex(/^[2-9A-HJ-NP-Z]{3}(-[2-9A-HJ-NP-Z]{3}){2}$/);

export const Name = z.object({ initials: name, firstName: name, namePrefix: name.default(""), lastName: name.min(1) });

/** As it stands in the database. What is none throws: to show the account in its place would tell who has one. */
export const InvitedAsStored = Name.extend({ mobileNumber: z.string().nullable().default(null) }).nullable();

const locale = z.enum(["nl", "en"]).default("nl");
const email = z.string().transform(normalEmail).pipe(z.email());

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
  /** On file, E.164: what staff call back on. */
  phoneNumber: z.e164().nullable().default(null),
  portals: z.array(z.enum(portals)).default([...portals]),
});

const person = { ...Name.shape, email, locale, mobileNumber: z.e164().nullable().default(null) };

/** A person the insurer already knows: with a password hash active at once, without one invited and not yet activated. */
export const LoadPerson = z.object({
  ...person,
  organisationId: z.uuid(),
  role: z.enum(roles).default("EMPLOYEE"),
  accessCode: z.string().transform(normalAccessCode).pipe(z.string().min(4).max(20)),
  portals: z.array(z.enum(portals)).default(["MKB"]),
  passwordHash: z.string().startsWith("$argon2id$").nullable().default(null),
});

export const LoadStaff = z.object({
  ...person,
  staffRoles: z.array(z.enum(staffRoles)).min(1),
  passwordHash: z.string().startsWith("$argon2id$"),
});
