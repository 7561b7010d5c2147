import "server-only";
import { z } from "zod";
import { ViewOfColleagues } from "#lib/features/administration/colleagues/schema.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Reader } from "#lib/platform/db/types.ts";

const views = statement("colleagues.views", z.object({ id: z.string(), name: z.string(), view: z.json() }));

/** What stands in a kept list is read like an address: a filter that there is no more is left out. */
export const viewsOf = async (db: Reader, authorisationId: string) =>
  (
    await views(db)`
      SELECT id, name, view FROM "SavedView" WHERE "authorisationId" = ${authorisationId}::uuid ORDER BY lower(name), id`
  ).map(({ view, ...kept }) => ({ ...kept, view: ViewOfColleagues.parse(view) }));
