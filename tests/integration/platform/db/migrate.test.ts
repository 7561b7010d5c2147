import { expect, test } from "vitest";
import { database, databaseOver } from "#lib/platform/db/client.ts";
import { applyMigrations, schemaDifference } from "#lib/platform/db/migrate.ts";
import { knownMigrations, pendingMigrations } from "#lib/platform/db/pending.ts";
import { freshEngine } from "#tests/support/database.ts";

// Prisma's adapter for PostgreSQL cannot read the catalogue's "char" columns, which the comparison needs.
test.runIf(process.env["TEST_ENGINE"] === "pglite")("the migrations make exactly the schema file", async () => {
  expect(await schemaDifference(await database())).toBe("");
});

test("a migrated database has nothing pending, and migrating again does nothing", async () => {
  expect(await pendingMigrations(await database())).toEqual([]);
  expect(await applyMigrations(await database())).toEqual([]);
});

test("two that migrate an empty database at once apply every migration once", async () => {
  const empty = await databaseOver(await freshEngine("portal_test_empty"));
  try {
    const applied = await Promise.all([applyMigrations(empty), applyMigrations(empty)]);
    expect(applied.flat().sort()).toEqual(knownMigrations());
    expect(await pendingMigrations(empty)).toEqual([]);
  } finally {
    await empty.close();
  }
});

test("a migration that fails leaves nothing behind", async () => {
  const { migrating, prisma } = await database();
  const failing = migrating(({ script }) => script(`CREATE TABLE half (id int); SELECT 1 / 0;`));
  await expect(failing).rejects.toThrow("division by zero");
  expect(await prisma.$queryRaw`SELECT to_regclass('half')::text AS half`).toEqual([{ half: null }]);
});
