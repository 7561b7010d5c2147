import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { z } from "zod";
import type { watchStatements } from "#lib/platform/db/statement.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder with a file for each statement that has run. */
    readonly statementsRun: string;
  }
}

const root = join(import.meta.dirname, "../..");

/** The names of all statements of the house, sorted. */
export const declaredStatements = () =>
  globSync("lib/**/*.ts", { cwd: root, exclude: ["lib/platform/db/generated/**"] })
    .flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(/\bstatement\(\s*"([^"]+)"/g)])
    .flatMap(([, name]) => name ?? [])
    .sort();

/** Rows are exactly what the schema says: nothing missing, nothing more, nothing it would have to change. */
export function holdAgainst(name: string, row: z.ZodType<object>, rows: readonly unknown[]): void {
  const { error, data } = z.array(row).safeParse(rows);
  if (error) throw new Error(`The rows of ${name} are not what its schema says: ${z.prettifyError(error)}`);
  for (const [i, each] of rows.entries())
    if (!isDeepStrictEqual(each, data[i])) throw new Error(`The rows of ${name} have more than its schema says`);
}

/** What the integration tests do with every statement: hold its rows against the schema, and write down that it ran. */
export const heldAndWritten: Parameters<typeof watchStatements>[0] = (name, row, rows) => {
  holdAgainst(name, row, rows);
  // Without a row nothing of its schema has been shown.
  if (rows.length > 0) writeFileSync(join(inject("statementsRun"), name), "");
};

/** Of a run of everything: what no test had rows of. Vitest calls it, before the tests and, as they ended, what it returns. */
export default function setup(project: TestProject) {
  const ran = join(tmpdir(), `statements-${project.name}-${String(process.pid)}`);
  mkdirSync(ran, { recursive: true });
  project.provide("statementsRun", ran);
  return () => {
    const seen = new Set(readdirSync(ran));
    rmSync(ran, { recursive: true });
    // Races only look at what happens at once.
    if (!process.env["WHOLE_SUITE"] || project.name === "races") return;
    const missing = declaredStatements().filter((name) => !seen.has(name));
    if (missing.length > 0)
      throw new Error(`No test of ${project.name} has rows of these statements:\n${missing.join("\n")}`);
  };
}
