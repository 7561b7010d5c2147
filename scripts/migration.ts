import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { databaseOver } from "#lib/platform/db/client.ts";
import { applyMigrations, schemaDifference } from "#lib/platform/db/migrate.ts";
import { knownMigrations, migrationsDirectory } from "#lib/platform/db/pending.ts";
import { embedded, overPGlite } from "#lib/platform/db/pglite.ts";

/** The first migration begins with this: later ones need it, and the schema file cannot say it. */
const preamble = `-- Dutch order of names. PGlite lacks "nl-x-icu", so the collation is made.
CREATE COLLATION dutch (provider = icu, locale = 'nl');

`;

// Without its first migration the history is written again; the hand-written ones after it stay.
const existing = knownMigrations().some((name) => name.startsWith("0001_")) ? knownMigrations() : [];
const database = await databaseOver(overPGlite(await embedded()));
if (existing.length > 0) await applyMigrations(database);
const sql = await schemaDifference(database);
await database.close();

if (sql === "") {
  console.log("The migrations already make prisma/schema.prisma; nothing written.");
} else {
  const number = String(Number(existing.at(-1)?.slice(0, 4) ?? 0) + 1).padStart(4, "0");
  const name = (process.argv[2] ?? (existing.length === 0 ? "init" : "change")).replaceAll(/\W+/g, "_");
  const folder = join(migrationsDirectory(), `${number}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), (existing.length === 0 ? preamble : "") + sql);
  console.log(`Wrote prisma/migrations/${number}_${name}/migration.sql; read it before you commit it.`);
}

// The schema engine leaves a timer behind (scripts/sentence.ts).
process.exit(0);
