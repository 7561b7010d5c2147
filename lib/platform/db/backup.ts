import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { Database } from "./client.ts";

type Ask = (text: string) => Promise<readonly unknown[]>;

/** What stands beside a backup, and what a restore is held against. */
export const Manifest = z.object({
  at: z.iso.datetime(),
  engine: z.enum(["postgresql", "pglite"]),
  file: z.enum(["database.dump", "database.tar.gz"]),
  sha256: z.string().length(64),
  commit: z.string(),
  tables: z.record(z.string(), z.number()),
  /** The end of the log's chain; null while nothing was sealed. */
  head: z.object({ n: z.string(), mac: z.string() }).nullable(),
});
export type Manifest = z.infer<typeof Manifest>;

/** A table without columns. */
export const unfinishedMark = "_restore_unfinished";

/**
 * Marks a database before a backup comes into it. While the table stands nothing starts on that database: what ended
 * since the backup would live again. `portalRestored` takes it away.
 */
export const markUnfinished = `CREATE TABLE IF NOT EXISTS ${unfinishedMark} ()`;

export async function isUnfinished({ prisma }: Pick<Database, "prisma">): Promise<boolean> {
  const [mark] = await prisma.$queryRaw<{ stands: boolean }[]>`
    SELECT to_regclass(${unfinishedMark}) IS NOT NULL AS stands`;
  return mark?.stands ?? false;
}

/** How many rows every table has but that mark, and where the chain ends, in one snapshot. */
export async function contentsOf(ask: Ask): Promise<Pick<Manifest, "tables" | "head">> {
  const names = (await ask(
    `SELECT tablename::text AS name FROM pg_tables
     WHERE schemaname = current_schema() AND tablename <> '${unfinishedMark}' ORDER BY 1`,
  )) as { name: string }[];
  const tables: Record<string, number> = {};
  for (const { name } of names) {
    const [counted] = (await ask(`SELECT count(*)::text AS rows FROM "${name.replaceAll('"', '""')}"`)) as {
      rows: string;
    }[];
    tables[name] = Number(counted?.rows ?? 0);
  }
  const heads =
    "AuditSeal" in tables
      ? await ask('SELECT n::text AS n, mac FROM "AuditSeal" seal ORDER BY seal.n DESC LIMIT 1')
      : [];
  const [head = null] = heads as NonNullable<Manifest["head"]>[];
  return { tables, head };
}

/** In sentences, what a database has otherwise than its backup. */
export function differences(
  kept: Pick<Manifest, "tables" | "head">,
  found: Pick<Manifest, "tables" | "head">,
): string[] {
  const names = [...new Set([...Object.keys(kept.tables), ...Object.keys(found.tables)])].sort();
  const wrong = names.flatMap((name) => {
    const [was, is] = [kept.tables[name], found.tables[name]];
    return was === is ? [] : [`${name} had ${was ?? "no table"} and has ${is ?? "no table"}`];
  });
  if (kept.head?.n !== found.head?.n || kept.head?.mac !== found.head?.mac)
    wrong.push(
      `the chain ended at ${kept.head?.n ?? "nothing"} and ends at ${found.head?.n ?? "nothing"}, or in another seal`,
    );
  return wrong;
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
