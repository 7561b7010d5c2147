import "server-only";
import type { Columns } from "#lib/features/administration/imports/rules/fields.ts";
import { isStuck } from "#lib/features/administration/imports/rules/states.ts";
import { nameColumns } from "#lib/features/base/people/store.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import { lock } from "#lib/platform/db/sql.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import type { PortalKey } from "#lib/platform/portals.ts";
import { failTheRest } from "./rows.ts";

/** An import without its rows: where the file came from, and what was chosen for all rows. */
type Plan = Columns & { readonly portals?: readonly PortalKey[] };

const heading = {
  id: true,
  organisationId: true,
  startedById: true,
  fileName: true,
  status: true,
  columns: true,
  invites: true,
  createdAt: true,
  startedAt: true,
  movedAt: true,
  finishedAt: true,
  undoneAt: true,
  organisation: { select: { name: true, portals: true } },
  startedBy: {
    select: { account: { select: nameColumns } },
  },
} as const;

export async function findImport(db: Db, scope: Scope, id: string) {
  const found = await db.import.findFirst({ where: { id, ...within(scope) }, select: heading });
  return found && { ...found, columns: found.columns as unknown as Plan };
}

export type FoundImport = NonNullable<Awaited<ReturnType<typeof findImport>>>;

/** The same, locked until the change commits. */
export async function lockImport(tx: Tx, scope: Scope, id: string): Promise<FoundImport | null> {
  return (await lock(tx, "Import", id)) ? findImport(tx, scope, id) : null;
}

/** The same, for a job: it locks the organisation as well. */
export async function lockImportAsSystem(tx: Tx, scope: Scope, id: string): Promise<FoundImport | null> {
  const seen = await findImport(tx, scope, id);
  if (!seen) return null;
  await lock(tx, "Organisation", seen.organisationId);
  return lockImport(tx, scope, id);
}

/** The latest imports of an organisation, finished or not. */
export const recentImports = (db: Reader, scope: Scope, most: number) =>
  db.import.findMany({ where: within(scope), select: heading, orderBy: { id: "desc" }, take: most });

/** An earlier import of this same file, running or done. */
export const sameFile = (tx: Tx, organisationId: string, fileHash: string) =>
  tx.import.findFirst({
    where: { organisationId, fileHash, status: { in: ["RUNNING", "DONE"] } },
    select: { id: true, startedAt: true },
    orderBy: { id: "desc" },
  });

/** The draft of this same file, as it was mended since. */
export const draftOf = (tx: Tx, organisationId: string, fileHash: string) =>
  tx.import.findFirst({
    where: { organisationId, fileHash, status: { in: ["UPLOADED", "CHECKED"] } },
    select: { id: true, status: true },
    orderBy: { id: "desc" },
  });

/** Whether an import is running, and not given up. Two at once could add the same people. */
export const isAnyRunning = async (tx: Tx, organisationId: string, now: Date) =>
  (
    await tx.import.findMany({
      where: { organisationId, status: "RUNNING" },
      select: { status: true, startedAt: true, movedAt: true },
    })
  ).some((one) => !isStuck(one, now));

/** The file as it was sent, as long as it is kept. */
export async function sourceOf(tx: Tx, id: string): Promise<Uint8Array | null> {
  const { source } = await tx.import.findUniqueOrThrow({ where: { id }, select: { source: true } });
  return source;
}

/**
 * Ends the imports that run at an organisation that has ended. Rows that are left are not done; the report is kept as long
 * as that of any other import. Returns the ids.
 */
export async function stopImports(tx: Tx, organisationId: string, now: Date): Promise<readonly string[]> {
  const running = await tx.import.updateManyAndReturn({
    where: { organisationId, status: "RUNNING" },
    data: { status: "DONE", finishedAt: now },
    select: { id: true },
  });
  const ids = running.map(({ id }) => id);
  await failTheRest(tx, ids);
  return ids;
}
