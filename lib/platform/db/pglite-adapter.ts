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

/** Whether a statement does more than read. One that reads may begin by naming parts of it, and so may one that writes. */
export const changes = (text: string): boolean =>
  !/^\s*(SELECT|WITH)\b/i.test(text) || /\b(INSERT\s+INTO|UPDATE|DELETE\s+FROM)\b/i.test(text);

/**
 * pglite-prisma-adapter with its transactions replaced: version 0.7.2 swallows an error of COMMIT, so a deferred
 * constraint would roll back while the caller hears that all is done. `asksRoom` throws where nothing may be changed now.
 */
export class EmbeddedAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "pglite-prisma-adapter";
  readonly #client: PGlite;
  readonly #asksRoom: () => void;

  constructor(client: PGlite, asksRoom: () => void) {
    this.#client = client;
    this.#asksRoom = asksRoom;
  }

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await adapterOver(this.#client);
    const [read, run] = [adapter.queryRaw.bind(adapter), adapter.executeRaw.bind(adapter)];
    adapter.queryRaw = async (query) => {
      if (changes(query.sql)) this.#asksRoom();
      return read(query);
    };
    adapter.executeRaw = async (query) => {
      this.#asksRoom();
      return run(query);
    };
    adapter.startTransaction = async () => {
      this.#asksRoom();
      return startTransaction(this.#client);
    };
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
