import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { SqlMigrationAwareDriverAdapterFactory, Transaction } from "@prisma/driver-adapter-utils";
import type { Connection } from "./engine.ts";
import { Prisma, type PrismaClient } from "./generated/client.ts";

/** The transaction that Prisma's client joins when it would begin one of its own. */
const current = new AsyncLocalStorage<Connection>();

/** A factory whose adapters join a transaction of ours, and begin and end only those outside. */
export function joining(factory: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    async connect() {
      const adapter = await factory.connect();
      const begin = adapter.startTransaction.bind(adapter);
      adapter.startTransaction = (isolationLevel) => {
        const connection = current.getStore();
        return connection ? Promise.resolve(joined(connection)) : begin(isolationLevel);
      };
      return adapter;
    },
  };
}

const joined = ({ queryable }: Connection): Transaction => ({
  provider: queryable.provider,
  adapterName: queryable.adapterName,
  options: { usePhantomQuery: true },
  queryRaw: (query) => queryable.queryRaw(query),
  executeRaw: (query) => queryable.executeRaw(query),
  commit: () => Promise.resolve(),
  rollback: () => Promise.resolve(),
});

/** A day. The connection's own limits end a transaction that hangs; Prisma would give up what may still arrive. */
const never = 24 * 3_600_000;

const tables = new Set(Object.values(Prisma.ModelName).map((name) => name.charAt(0).toLowerCase() + name.slice(1)));

/**
 * Runs work with a client on one transaction. Its raw statements go straight to the connection, past Prisma's own
 * work for each; its tables go through Prisma, which joins the transaction at the first of them.
 */
export async function withClient<T>(
  prisma: PrismaClient,
  connection: Connection,
  work: (client: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let asked: Promise<Prisma.TransactionClient> | undefined;
  const join = () =>
    (asked ??= new Promise<Prisma.TransactionClient>((resolve, reject) => {
      const inside = (client: Prisma.TransactionClient) => (resolve(client), ended);
      current
        .run(connection, () => prisma.$transaction(inside, { maxWait: never, timeout: never }))
        .catch((error: unknown) => reject(error as Error));
    }));
  const raw = {
    $queryRaw: (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
      const { text, values: given } = sqlOf(query, values);
      return connection.ask(text, given);
    },
    $executeRaw: (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
      const { text, values: given } = sqlOf(query, values);
      return connection.run(text, given);
    },
  };
  const client = new Proxy(prisma, {
    get: (_, name) => {
      if (Object.hasOwn(raw, name)) return Reflect.get(raw, name) as unknown;
      return typeof name === "string" && tables.has(name) ? tableOf(join, name) : undefined;
    },
  });
  try {
    return await work(client);
  } finally {
    end();
  }
}

/** A table of the client, each of whose methods first joins the transaction. */
const tableOf = (join: () => Promise<Prisma.TransactionClient>, name: string) =>
  new Proxy(
    {},
    {
      get:
        (_, method) =>
        async (...args: unknown[]) => {
          const table = Reflect.get(await join(), name) as object;
          return (Reflect.get(table, method) as (...args: unknown[]) => unknown).apply(table, args);
        },
    },
  );

/** The text and values of a tagged template or of a piece of SQL. */
export const sqlOf = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]): Prisma.Sql =>
  "raw" in query ? Prisma.sql(query, ...values) : query;
