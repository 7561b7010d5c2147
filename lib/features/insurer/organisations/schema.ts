import { z } from "zod";
import { GivenPortals, KnownPortals, withBoxes } from "#lib/features/base/people/schema.ts";
import { closeReasons, kinds, longestNumber, numberKinds, viewReasons } from "./rules.ts";

const organisationId = z.uuid("organisationMissing");

/** A line as people type it, without invisible characters and without those that no database keeps. */
const line = (most: number, tooLong: string) =>
  z
    .string({ error: tooLong })
    .max(most, tooLong)
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, " ")
        .replace(/\s+/g, " ")
        .trim(),
    );

const name = line(120, "nameTooLong").refine((text) => text !== "", "nameMissing");

/** Reads "68 75 01 10" as "68750110"; it may be left out. */
const KvkNumber = line(20, "kvkUnclear")
  .transform((text) => text.replace(/[\s.]/g, ""))
  .refine((text) => text === "" || /^\d{8}$/.test(text), "kvkUnclear")
  .transform((text) => text || null);

/** As typed; a library reads it later. */
const phoneNumber = line(40, "phoneUnclear");

const isNumber = (text: string) =>
  text.length <= longestNumber && /^[\p{L}\p{N}][\p{L}\p{N}./-]*$/u.test(text) && /[\p{L}1-9]/u.test(text);

/** One or more numbers, separated by spaces, commas or semicolons. */
const numbers = line(400, "numberUnclear")
  .transform((text) => text.split(/[\s,;]+/).filter(Boolean))
  .refine((typed) => typed.length > 0, "numberMissing")
  .refine((typed) => typed.every(isNumber), "numberUnclear");

const facts = { name, kvkNumber: KvkNumber.default(null), phoneNumber: phoneNumber.default("") };

export const Create = withBoxes(
  z.object({ kind: z.enum(kinds, "kindMissing"), numbers, ...facts, portals: GivenPortals }),
);

export const Change = withBoxes(z.object({ organisationId, ...facts, portals: KnownPortals }));

export const AddNumber = z.object({
  organisationId,
  kind: z.enum(numberKinds, "kindMissing"),
  number: line(40, "numberUnclear")
    .refine((text) => text !== "", "numberMissing")
    .refine((text) => text === "" || isNumber(text), "numberUnclear"),
});

export const RemoveNumber = z.object({ organisationId, numberId: z.uuid("numberGone") });

export const View = z.object({ organisationId, reason: z.enum(viewReasons, "reasonMissing") });

export const Merge = z.object({ organisationId, intoId: z.uuid("intoMissing") });

export const Close = z.object({ organisationId, reason: z.enum(closeReasons, "reasonMissing") });

/** From an address that anyone may have typed: what makes no sense is left out. */
const typed = z
  .string()
  .max(120)
  .transform((text) => text.replace(/\p{C}/gu, " ").trim())
  .catch("");

export const ListOfOrganisations = z.object({ q: typed, na: z.string().max(1000).catch("") });

const told = z.string().max(20).catch("");

export const OneOrganisation = z.object({ id: z.uuid(), gedaan: told });

export const Choosing = z.object({ id: z.uuid(), q: typed, met: z.uuid().nullable().catch(null) });

export const Nothing = z.object({});
