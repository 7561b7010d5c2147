import { z } from "zod";
import { exported } from "./events.ts";
import { groupSlugs, staffGroupSlugs, type GroupSlug } from "./rules.ts";
import { typedDay } from "#lib/platform/typed-day.ts";

/** Anyone may have typed the address, so what makes no sense is left out. */
const typed = z
  .string()
  .max(100)
  .transform((text) => text.replace(/\p{C}/gu, " ").trim())
  .catch("");
const day = typedDay().catch("");
const after = z.string().max(100).catch("");

const ViewOfLog = z.object({
  wie: typed,
  wat: z
    .enum(Object.keys(groupSlugs) as [GroupSlug, ...GroupSlug[]])
    .nullable()
    .catch(null),
  van: day,
  tot: day,
});

export const PageOfLog = ViewOfLog.extend({ na: after });

export const kinds = exported.kind.options;

export const FileOfLog = ViewOfLog.extend({ soort: z.enum(kinds) });

const ViewOfStaffLog = z.object({
  wie: typed,
  wat: z.enum(staffGroupSlugs).nullable().catch(null),
  organisatie: typed,
  van: day,
  tot: day,
});

export const PageOfStaffLog = ViewOfStaffLog.extend({ na: after });

export const FileOfStaffLog = ViewOfStaffLog.extend({ soort: z.enum(kinds) });

export const RecordedExport = z.object(exported);

export const OwnPage = z.object({ na: after, gemeld: z.uuid().nullable().catch(null) });

export const OneRecord = z.object({ id: z.uuid() });

export const Dispute = z.object({ recordId: z.uuid("recordMissing") });
