import { z } from "zod";
import { portalCalled } from "#lib/platform/portals.ts";
import { positionSlugs, remarkSlugs, sorts, standingSlugs } from "./rules.ts";

/** From an address that anyone may have typed: what makes no sense is left out. */
const oneOf = <Slug extends string>(slugs: Readonly<Record<Slug, string>>) =>
  z
    .enum(Object.keys(slugs) as [Slug, ...Slug[]])
    .nullable()
    .catch(null);

const typed = z
  .string()
  .max(200)
  .transform((text) => text.replace(/\p{C}/gu, " ").trim())
  .catch("");

export const ViewOfColleagues = z.object({
  q: typed,
  status: oneOf(standingSlugs),
  rol: oneOf(positionSlugs),
  portaal: z
    .string()
    .refine((slug) => portalCalled(slug) !== undefined)
    .nullable()
    .catch(null),
  filter: oneOf(remarkSlugs),
  sort: z.enum(sorts).catch("name"),
});

export const ListOfColleagues = ViewOfColleagues.extend({ after: z.string().max(1000).catch("") });

/** `lijst` is the query of the list someone came from; without it there was none. */
export const BesideColleague = z.object({ id: z.uuid(), lijst: z.string().max(1_500).nullable().catch(null) });

export const kinds = ["xlsx", "csv"] as const;

export const FileOfColleagues = ViewOfColleagues.extend({ soort: z.enum(kinds) });

/** What the log keeps of an export: which filters, never what was searched for. */
export const RecordedExport = z.object({
  kind: z.enum(kinds),
  rows: z.int().min(0),
  searched: z.boolean(),
  status: z.string().max(20).nullable(),
  position: z.string().max(20).nullable(),
  portal: z.string().max(40).nullable(),
  remark: z.string().max(20).nullable(),
});

export const SaveView = ViewOfColleagues.extend({
  name: z.string("viewNameMissing").trim().min(1, "viewNameMissing").max(40, "viewNameTooLong"),
});

export const OneView = z.object({ viewId: z.uuid("viewMissing") });

export const SearchAmongEveryone = z.object({ q: typed });

/** What the log keeps of a search: how many were found, never what was searched for. */
export const RecordedSearch = z.object({ found: z.int().min(0), more: z.boolean() });
