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

/** The names of the migrations the database still lacks, oldest first. */
export async function pendingMigrations({ prisma }: Pick<Database, "prisma">): Promise<string[]> {
  const [table] = await prisma.$queryRaw<
    { found: boolean }[]
  >`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS found`;
  if (!table?.found) return knownMigrations();
  const applied = await prisma.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const done = new Set(applied.map(({ name }) => name));
  return knownMigrations().filter((name) => !done.has(name));
}
