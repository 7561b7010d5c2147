import { z } from "zod";
import { typedDay, typedLocal } from "#lib/platform/typed-day.ts";

/** What leaves the portal as a file. */
export const kinds = ["duties", "services", "incident", "person", "organisation"] as const;
export type Kind = (typeof kinds)[number];

export const FileOfTable = z.object({ soort: z.enum(["duties", "services"]) });

/** Anyone may have typed the address, so what makes no sense is left out. */
const typed = z
  .string()
  .max(100)
  .transform((text) => text.replace(/\p{C}/gu, " ").trim())
  .catch("");

/** A moment of the Dutch clock, as a field for date and time sends it, or a day. */
const local = z.union([z.literal(""), typedLocal(), typedDay()]).catch("");

export const Incident = z.object({
  van: local,
  tot: local,
  organisatie: typed,
  wie: typed,
  netwerk: typed,
});

export const FileOfIncident = Incident.extend({ soort: z.enum(["csv", "json"]).catch("json") });

/** Of one person, by address or toegangscode, or of one organisation, by a number or its name. */
export const FileOfCopy = z.object({ wie: typed, organisatie: typed });

export const RecordedFile = z.object({
  kind: z.enum(kinds),
  rows: z.int().min(0),
  organisationId: z.uuid().nullable().default(null),
  subjectId: z.uuid().nullable().default(null),
  /** What was asked for; null on a side where nothing was typed. */
  period: z.object({ from: z.iso.datetime().nullable(), until: z.iso.datetime().nullable() }).optional(),
});
