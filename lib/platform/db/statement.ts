import "server-only";
import { z } from "zod";
import type { PrismaClient } from "./generated/client.ts";
import type { Db } from "./types.ts";

/** What the columns of an enum can hold, as the schema of the database says it: for `z.enum`. */
export * as enums from "./generated/enums.ts";

/** A row of which only the id is asked: a lock, or what was changed. */
export const onlyId = z.object({ id: z.string() });

type Watch = (name: string, row: z.ZodType<object>, rows: readonly unknown[]) => void;
let watch: Watch | undefined;

/** Who hears of every statement that is run, and of its rows: the integration tests hold these against its schema. */
export function watchStatements(by: Watch): void {
  watch = by;
}

/**
 * SQL that gives rows, by a name of its own: `const rows = await named(db)` and then the statement. What its rows are
 * the schema says, to the compiler and to the tests, which hold every row against it and want to have seen one of
 * every statement: a column that changes fails there. In production nothing is parsed.
 */
export function statement<Row extends z.ZodType<object>>(name: string, row: Row) {
  return (db: Db) =>
    async (text: TemplateStringsArray, ...values: unknown[]): Promise<z.output<Row>[]> => {
      // Both have it; their types leave it out, so that nobody asks for rows without a schema.
      const engine = db as Db & Pick<PrismaClient, "$queryRaw">;
      const rows = await engine.$queryRaw<z.output<Row>[]>(text, ...values);
      watch?.(name, row, rows);
      return rows;
    };
}
