import { PGlite, type Transaction } from "@electric-sql/pglite";
import pg from "pg";
import { vi } from "vitest";

/** The SQL a piece of work sends to whichever engine, in order and without its values. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const query = pg.Client.prototype.query as unknown as (...args: unknown[]) => unknown;
  const overPostgresql = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: unknown, ...args) {
    sent.push(textOf(args[0]));
    return query.apply(this, args) as void;
  });
  const { transaction } = PGlite.prototype;
  const embedded = vi.spyOn(PGlite.prototype, "transaction").mockImplementation(function (this: PGlite, run) {
    return transaction.call(this, (tx: Transaction) => run(recording(tx, sent)));
  });
  try {
    await work();
  } finally {
    overPostgresql.mockRestore();
    embedded.mockRestore();
  }
  return sent;
}

/** Whether it is the statement that says who asks, which everybody's work begins with. */
export const asksWho = (text: string) => /^\s*SELECT clock\.now,/.test(text);

const textOf = (query: unknown) => (typeof query === "string" ? query : (query as { text: string }).text);

const recording = (tx: Transaction, sent: string[]) =>
  new Proxy(tx, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        if (name === "query" || name === "exec") sent.push(textOf(args[0]));
        return Reflect.apply(value, target, args) as unknown;
      };
    },
  });
