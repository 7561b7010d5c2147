import "server-only";
import type { Engine } from "./engine.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { sqlOf } from "./joined.ts";
import type { Reader } from "./types.ts";

/**
 * Prisma's client for reading, with `$queryRaw` straight on the engine: the pages people wait for ask in SQL, and
 * Prisma would take more processor time than the query itself.
 */
export function readerOver(prisma: PrismaClient, ask: Engine["ask"]): Reader {
  const $queryRaw = (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
    const { text, values: given } = sqlOf(query, values);
    return ask(text, given);
  };
  return new Proxy(prisma, {
    get: (client, name) => (name === "$queryRaw" ? $queryRaw : (Reflect.get(client, name) as unknown)),
  });
}
