import pg from "pg";
import { beforeAll } from "vitest";
import { fixClock } from "#lib/platform/clock.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { database, databaseOver, useDatabase } from "#lib/platform/db/client.ts";
import type { Engine } from "#lib/platform/db/engine.ts";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { embedded, overPGlite } from "#lib/platform/db/pglite.ts";
import { openPostgresql } from "#lib/platform/db/postgresql.ts";
import { watchStatements } from "#lib/platform/db/statement.ts";
import { heldAndWritten } from "#tests/support/rows.ts";

const shared = globalThis as { portalTestDatabase?: Promise<Database> };

/** A migrated database of this worker's own. It becomes the process's, so whatever is tested finds it. */
beforeAll(async () => {
  // The files of one worker share the process, and the one before may have left its clock standing still.
  fixClock(null);
  watchStatements(heldAndWritten);
  await (shared.portalTestDatabase ??= open());
});

async function open(): Promise<Database> {
  const opened = await databaseOver(await freshEngine(process.env["TEST_DATABASE"] ?? "portal_test"));
  await applyMigrations(opened);
  useDatabase(opened);
  return opened;
}

/** An empty database of the engine under test. On PostgreSQL one of this name is replaced. */
export async function freshEngine(name: string): Promise<Engine> {
  if (process.env["TEST_ENGINE"] !== "postgresql") return overPGlite(await emptyPGlite());
  // Hundreds at once wait for each other, on a slow machine longer than anybody would before a screen.
  return openPostgresql(await recreate(`${name}_${process.env["VITEST_POOL_ID"] ?? "1"}`), 20, { turn: 100_000 });
}

let empty: Promise<Blob> | undefined;

/** The first that a process asks for is made, which takes seconds; each after it is a copy. */
async function emptyPGlite() {
  if (empty) return embedded("memory://", await empty);
  const made = await embedded();
  await (empty = made.dumpDataDir("none"));
  return made;
}

async function recreate(name: string): Promise<string> {
  const server = process.env["TEST_DATABASE_URL"] ?? "";
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  await client.query(`CREATE DATABASE "${name}"`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Empties every table. Row by row, since few are filled and truncating makes every table and index anew; as a replica,
 * for which no trigger runs, so the log's guard does not object. Nobody writes meanwhile. What was deleted leaves its
 * room behind, so now and then they are truncated after all.
 */
export async function emptyDatabase(): Promise<void> {
  const { prisma } = await database();
  emptying ??= await statementsThatEmpty(prisma);
  await prisma.$executeRawUnsafe(emptied++ % 50 === 0 ? emptying.thoroughly : emptying.quickly);
}

let emptied = 0;
let emptying: { readonly thoroughly: string; readonly quickly: string } | null = null;

async function statementsThatEmpty(prisma: Database["prisma"]) {
  const rows = await prisma.$queryRaw<{ name: string; superuser: boolean }[]>`
    SELECT quote_ident(tablename) AS name, current_setting('is_superuser')::boolean AS superuser FROM pg_tables
    WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations'`;
  const tables = rows.map(({ name }) => name).join(", ");
  const thoroughly = `TRUNCATE ${tables} CASCADE`;
  if (!rows.every(({ superuser }) => superuser)) return { thoroughly, quickly: thoroughly };
  const deletes = rows.map(({ name }) => `DELETE FROM ${name};`).join(" ");
  const asReplica = "PERFORM set_config('session_replication_role', 'replica', true);";
  return { thoroughly, quickly: `DO $$ BEGIN LOCK TABLE ${tables}; ${asReplica} ${deletes} END $$` };
}
