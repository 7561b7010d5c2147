import "server-only";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "./client.ts";

export const migrationsDirectory = () => join(process.cwd(), "prisma", "migrations");

export const knownMigrations = () =>
  readdirSync(migrationsDirectory(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

/**
 * The schemas that this build can serve: from the newest migration it knows, until one that takes away what it uses.
 * Such a migration says so in its name; every other only adds, so that a release can be rolled out under it.
 */
export const takesAway = (migration: string) => migration.endsWith("_contract");

type SchemaState = {
  /** The migrations the database still lacks, oldest first. */
  readonly pending: readonly string[];
  /** Those of a newer build that took away what this one uses. */
  readonly beyond: readonly string[];
};

/** The names of the migrations the database still lacks, oldest first. */
export const pendingMigrations = async (database: Pick<Database, "prisma">): Promise<readonly string[]> =>
  (await schemaState(database)).pending;

export async function schemaState({ prisma }: Pick<Database, "prisma">): Promise<SchemaState> {
  const [table] = await prisma.$queryRaw<
    { found: boolean }[]
  >`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS found`;
  const known = knownMigrations();
  if (!table?.found) return { pending: known, beyond: [] };
  const applied = await prisma.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const done = new Set(applied.map(({ name }) => name));
  return {
    pending: known.filter((name) => !done.has(name)),
    beyond: [...done].filter((name) => takesAway(name) && !known.includes(name)).sort(),
  };
}
