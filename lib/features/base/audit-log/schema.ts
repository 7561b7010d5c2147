import { z } from "zod";
import { roles, staffRoles } from "#lib/platform/access/roles.ts";
import { groupSlugs, staffGroupSlugs, type GroupSlug } from "./rules.ts";

const code = z.string().max(40).optional().catch(undefined);
const count = z.int().optional().catch(undefined);
const moment = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable()
  .optional()
  .catch(undefined);

/** What a sentence may need of what a record says; records of every age stand in the log. */
export const Stored = z
  .object({
    cause: code,
    reason: code,
    role: z.enum(roles).optional().catch(undefined),
    portals: z.array(z.string().max(40)).optional().catch(undefined),
    validUntil: moment,
    deputyFrom: moment,
    deputyUntil: moment,
    lifted: z.array(z.string()).optional().catch(undefined),
    accountStatus: code,
    sent: code,
    status: code,
    staffRoles: z.array(z.enum(staffRoles)).optional().catch(undefined),
    rows: count,
    added: count,
    removed: count,
  })
  .catch({});

export type Stored = z.output<typeof Stored>;

/** From an address anyone may have typed: what makes no sense is left out. */
const typed = z
  .string()
  .max(100)
  .transform((text) => text.replace(/\p{C}/gu, " ").trim())
  .catch("");
const day = z.iso.date().catch("");
const after = z.string().max(100).catch("");

export const ViewOfLog = z.object({
  wie: typed,
  wat: z
    .enum(Object.keys(groupSlugs) as [GroupSlug, ...GroupSlug[]])
    .nullable()
    .catch(null),
  van: day,
  tot: day,
});

export const PageOfLog = ViewOfLog.extend({ na: after });

export const kinds = ["xlsx", "csv"] as const;

export const FileOfLog = ViewOfLog.extend({ soort: z.enum(kinds) });

export const ViewOfStaffLog = z.object({
  wie: typed,
  wat: z.enum(staffGroupSlugs).nullable().catch(null),
  organisatie: typed,
  van: day,
  tot: day,
});

export const PageOfStaffLog = ViewOfStaffLog.extend({ na: after });

export const FileOfStaffLog = ViewOfStaffLog.extend({ soort: z.enum(kinds) });

/** What the log keeps of an export: which filters, never whom was searched for. */
export const RecordedExport = z.object({
  kind: z.enum(kinds),
  rows: z.int().min(0),
  group: z.string().max(20).nullable(),
  searched: z.boolean(),
  from: z.string().max(10),
  until: z.string().max(10),
});

export const OwnPage = z.object({ na: after, gemeld: z.uuid().nullable().catch(null) });

export const OneRecord = z.object({ id: z.uuid() });

export const Dispute = z.object({ recordId: z.uuid("recordMissing") });
