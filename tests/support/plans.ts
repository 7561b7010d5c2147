import { database } from "#lib/platform/db/client.ts";
import { sql } from "#lib/platform/db/sql.ts";
import type { Reader } from "#lib/platform/db/types.ts";

type Asked = { readonly text: string; readonly values: readonly unknown[] };

/** What a store function would ask, without asking it. */
async function asked(read: (db: Pick<Reader, "$queryRaw">) => Promise<unknown>): Promise<Asked> {
  let found: Asked | undefined;
  const $queryRaw = (strings: TemplateStringsArray, ...values: unknown[]) => {
    found = sql(strings, ...(values as string[]));
    return Promise.resolve([]);
  };
  await read({ $queryRaw } as unknown as Pick<Reader, "$queryRaw">);
  if (!found) throw new Error("nothing was asked");
  return found;
}

/** How the engine would go about what a store function asks. */
export async function planOf(read: (db: Pick<Reader, "$queryRaw">) => Promise<unknown>): Promise<string> {
  const { text, values } = await asked(read);
  const { reader } = await database();
  // The engine's own way of asking: the same text with the same values, so the same plan.
  const pieces = `EXPLAIN ${text}`.split(/\$\d+/);
  const order = [...text.matchAll(/\$(\d+)/g)].map(([, n]) => values[Number(n) - 1] as string);
  const strings = Object.assign([...pieces], { raw: pieces }) as unknown as TemplateStringsArray;
  const rows = await reader.$queryRaw<Record<string, string>[]>(strings, ...order);
  return rows.map((row) => Object.values(row)[0]).join("\n");
}
