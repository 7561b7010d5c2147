import "server-only";
import type { PGlite, Transaction as PGliteTransaction } from "@electric-sql/pglite";
import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";

/** An adapter over a connection or, with the same methods, over one open transaction. */
export async function adapterOver(client: PGlite | PGliteTransaction): Promise<SqlDriverAdapter> {
  return await new PrismaPGlite(client as PGlite).connect();
}

/**
 * pglite-prisma-adapter with its transactions replaced: version 0.7.2 swallows an error of COMMIT, so a deferred
 * constraint would roll back while the caller hears that all is done.
 */
export class EmbeddedAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "pglite-prisma-adapter";
  readonly #client: PGlite;

  constructor(client: PGlite) {
    this.#client = client;
  }

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await adapterOver(this.#client);
    adapter.startTransaction = () => startTransaction(this.#client);
    return adapter;
  }

  connectToShadowDb(): Promise<SqlDriverAdapter> {
    throw new Error("The embedded engine has no shadow database.");
  }
}

function startTransaction(client: PGlite): Promise<Transaction> {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const { promise: started, resolve: start, reject: refuse } = Promise.withResolvers<Transaction>();
  const finished = client.transaction(async (tx) => {
    const queryable = await adapterOver(tx);
    start({
      provider: queryable.provider,
      adapterName: queryable.adapterName,
      options: { usePhantomQuery: true },
      queryRaw: (query) => queryable.queryRaw(query),
      executeRaw: (query) => queryable.executeRaw(query),
      async commit() {
        end();
        await finished.catch(rethrow);
      },
      async rollback() {
        await tx.rollback();
        end();
        await finished.catch(rethrow);
      },
    });
    await ended;
  });
  finished.catch(refuse);
  return started;
}

function rethrow(error: unknown): never {
  const { code, message, severity, detail, hint } = error as Record<string, string | undefined>;
  if (!code || !message) throw error;
  if (code === "40001") throw new DriverAdapterError({ kind: "TransactionWriteConflict" });
  throw new DriverAdapterError({
    kind: "postgres",
    code,
    severity: severity ?? "ERROR",
    message,
    detail,
    hint,
    column: undefined,
    originalCode: code,
    originalMessage: message,
  });
}
