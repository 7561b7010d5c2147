import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Of the ones before, no installation had anybody's rows in it yet. */
const since = "0062";

const takingAway: readonly [RegExp, string][] = [
  [/\bDROP (?:TABLE|COLUMN|TYPE)\b/, "takes something away"],
  [/\bRENAME (?:TO|COLUMN|VALUE)\b/, "gives something another name"],
  [/\bALTER COLUMN "\w+" (?:SET NOT NULL|(?:SET DATA )?TYPE)\b/, "asks more of a column than it did"],
  [/\bADD COLUMN\s+"\w+"(?![^,;]*\bDEFAULT\b)[^,;]*\bNOT NULL\b/, "has a column that the release before does not fill"],
];

/** What of a migration the release before would break on, or wait for while a table of millions is read through. */
function dangersOf(name: string, sql: string): string[] {
  const statements = sql.replace(/--.*$/gm, "");
  const made = new Set([...statements.matchAll(/CREATE TABLE "(\w+)"/g)].map(([, table]) => table));
  const taken = name.endsWith("_contract") ? [] : takingAway.filter(([how]) => how.test(statements));
  const indexes = [...statements.matchAll(/CREATE (?:UNIQUE )?INDEX (IF NOT EXISTS )?"?\w+"?\s+ON "(\w+)"/g)];
  const long = indexes.filter(([, later, table]) => !made.has(table) && !(later && sql.includes("CONCURRENTLY")));
  const constraints = [...statements.matchAll(/ALTER TABLE "(\w+)"([^;]*\bADD CONSTRAINT\b[^;]*)/g)];
  const read = constraints.filter(([, table, how]) => !made.has(table) && !how?.includes("NOT VALID"));
  return [
    ...taken.map(([, says]) => says),
    ...long.map(([, , table]) => `makes an index on ${table} while nobody can write there`),
    ...read.map(([, table]) => `reads all of ${table} for a constraint`),
  ];
}

test.each([
  ['ALTER TABLE "Account" DROP COLUMN "x";', 1],
  ['ALTER TABLE "Account" ALTER COLUMN "x" SET NOT NULL;', 1],
  ['ALTER TABLE "Account" RENAME COLUMN "x" TO "y";', 1],
  ['ALTER TABLE "Account" ADD COLUMN "x" TEXT NOT NULL;', 1],
  ['ALTER TABLE "Account" ADD COLUMN "x" TEXT NOT NULL DEFAULT \'\', ADD COLUMN "y" TEXT;', 0],
  ['CREATE INDEX "a" ON "Account"("x");', 1],
  ['-- With CONCURRENTLY by hand first.\nCREATE INDEX IF NOT EXISTS "a" ON "Account"("x");', 0],
  ['CREATE TABLE "New" ("x" TEXT NOT NULL);\nCREATE INDEX "a" ON "New"("x");', 0],
  ['ALTER TABLE "Account" ADD CONSTRAINT "c" CHECK (true);', 1],
  ['ALTER TABLE "Account" ADD CONSTRAINT "c" CHECK (true) NOT VALID;', 0],
])("%s has so many dangers: %i", (sql, dangers) => {
  expect(dangersOf("9999_x", sql)).toHaveLength(dangers);
});

test("what takes away says so in its name", () => {
  expect(dangersOf("9999_x_contract", 'ALTER TABLE "Account" DROP COLUMN "x";')).toEqual([]);
});

test("no migration breaks the release before, or holds it up", () => {
  const names = readdirSync("prisma/migrations").filter((name) => /^\d{4}_/.test(name) && name >= since);
  const dangers = names.map((name) => [
    name,
    dangersOf(name, readFileSync(`prisma/migrations/${name}/migration.sql`, "utf8")),
  ]);
  expect(dangers.filter(([, found]) => (found?.length ?? 0) > 0)).toEqual([]);
});
