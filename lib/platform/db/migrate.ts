import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList, SchemasContainer } from "@prisma/schema-engine-wasm";
import type { Database } from "./client.ts";
import { knownMigrations, migrationsDirectory, pendingMigrations } from "./pending.ts";
import { settleRights } from "./roles.ts";
import { withSchemaEngine } from "./schema-engine.ts";

const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies what is missing, each migration in a transaction of its own, and returns their names. Many processes may
 * call it at once: PostgreSQL lets one through at a time and the others find nothing left. With `before` the database
 * becomes what it was before that migration; otherwise the application's roles have their rights afterwards.
 */
export async function applyMigrations(database: Database, before?: string): Promise<string[]> {
  const applied: string[] = [];
  const pending = await pendingMigrations(database);
  for (const name of pending.filter((each) => before === undefined || each < before)) {
    const upToHere = migrationList(knownMigrations().filter((known) => known <= name));
    await database.migrating((session) =>
      withSchemaEngine(session, async (engine) => {
        const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: upToHere, filters });
        applied.push(...appliedMigrationNames);
      }),
    );
  }
  if (before === undefined) await settleRights(database);
  return applied;
}

/** The SQL that would bring this database to prisma/schema.prisma; empty when there is no difference. */
export async function schemaDifference(database: Database): Promise<string> {
  const schema = schemaFile();
  const { stdout } = await database.migrating((session) =>
    withSchemaEngine(session, (engine) =>
      engine.diff({
        from: { tag: "schemaDatasource", ...schema, configDir: process.cwd() },
        to: { tag: "schemaDatamodel", ...schema },
        script: true,
        exitCode: null,
        filters,
      }),
    ),
  );
  return /^-- This is an empty migration\.?\s*$/.test(stdout ?? "") ? "" : (stdout ?? "");
}

function schemaFile(): SchemasContainer {
  const path = join(process.cwd(), "prisma", "schema.prisma");
  return { files: [{ path, content: readFileSync(path, "utf8") }] };
}

function migrationList(names: string[]): MigrationList {
  const lockfile = join(migrationsDirectory(), "migration_lock.toml");
  return {
    baseDir: migrationsDirectory(),
    lockfile: { path: "migration_lock.toml", content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(migrationsDirectory(), name, "migration.sql"), "utf8") },
      },
    })),
  };
}
