import "server-only";
import { settings } from "../settings.ts";
import { StartRefusal } from "../start-refusal.ts";
import type { Engine } from "./engine.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { withClient } from "./joined.ts";
import { withOpenTransaction } from "./open-transaction.ts";
import { openDirectory } from "./pglite.ts";
import { connectionRefusal, openPostgresql } from "./postgresql.ts";
import { readerOver } from "./reader.ts";
import type { Reader } from "./types.ts";

export type Database = {
  readonly prisma: PrismaClient;
  /** For pages: nothing can be written through it. */
  readonly reader: Reader;
  /** The same for reads that do not wait for each other: those asked in one step leave in one write, on one connection. */
  together<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
  /**
   * One statement by itself, also one that writes: for what is no act of a person, such as what a protocol keeps and what
   * the outbox claims. Prisma would take more time of a processor than the statement.
   */
  direct<Row>(statement: Prisma.Sql): Promise<Row[]>;
  readonly engine: Engine["name"];
  readonly migrating: Engine["migrating"];
  readonly announce: Engine["announce"];
  readonly listen: Engine["listen"];
  readonly load: Engine["load"];
  /** One READ COMMITTED transaction. After it has ended its client takes no statement. */
  transaction<T>(work: (client: Prisma.TransactionClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Next loads this module once per bundle, and the process must have one database. */
const shared = globalThis as { [key: symbol]: Promise<Database> | undefined };
const name = Symbol.for("portal.database");

/** The database of this process, opened at the first call. */
export function database(): Promise<Database> {
  const known = shared[name];
  if (known) return known;
  const opening = openConfigured();
  shared[name] = opening;
  opening.catch(() => {
    if (shared[name] === opening) delete shared[name];
  });
  return opening;
}

/** For tests: from now on this is the process's database. */
export function useDatabase(database: Database): void {
  shared[name] = Promise.resolve(database);
}

async function openConfigured(): Promise<Database> {
  const { DATABASE_URL, DATABASE_POOL, DATA_DIR, PORT } = settings();
  if (!DATABASE_URL) return databaseOver(await openDirectory(DATA_DIR, PORT));
  return openServer("DATABASE_URL", DATABASE_URL, DATABASE_POOL);
}

/** The database as its owner sees it, for migrating: of MIGRATE_DATABASE_URL, or where that is not given the one there is. */
export async function databaseOfOwner(): Promise<Database> {
  const { MIGRATE_DATABASE_URL } = settings();
  return MIGRATE_DATABASE_URL ? openServer("MIGRATE_DATABASE_URL", MIGRATE_DATABASE_URL, 2) : database();
}

async function openServer(setting: string, url: string, poolSize: number): Promise<Database> {
  return databaseOver(openPostgresql(url, poolSize)).catch((error: unknown) => {
    throw error instanceof StartRefusal ? error : connectionRefusal(error, setting);
  });
}

/** An engine with Prisma's client on it. It becomes the process's database only by `useDatabase`. */
export async function databaseOver(engine: Engine): Promise<Database> {
  const prisma = new PrismaClient({
    adapter: engine.factory,
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
  const close = async () => {
    await prisma.$disconnect();
    await engine.close();
  };
  try {
    await assertUtc(prisma);
  } catch (error) {
    await close();
    throw error;
  }
  const { name, ask, migrating, announce, listen, load } = engine;
  const transaction: Database["transaction"] = (work) =>
    withOpenTransaction(() => engine.transaction((connection) => withClient(prisma, connection, work)));
  return {
    prisma,
    reader: readerOver(prisma, ask),
    together: (work) => engine.together((asking) => work(readerOver(prisma, asking))),
    direct: <Row>(statement: Prisma.Sql) => ask(statement.text, statement.values) as Promise<Row[]>,
    engine: name,
    migrating,
    announce,
    listen,
    load,
    transaction,
    close,
  };
}

async function assertUtc(prisma: PrismaClient) {
  const [row] = await prisma.$queryRaw<{ zone: string }[]>`SELECT current_setting('TimeZone') AS zone`;
  if (!["UTC", "Etc/UTC", "GMT", "Etc/GMT"].includes(row?.zone ?? "")) {
    throw new StartRefusal(
      `The database keeps its times in ${row?.zone}; remove TimeZone from DATABASE_URL, it must be UTC.`,
    );
  }
}
