import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlQueryable } from "@prisma/driver-adapter-utils";
import type { Duplex } from "node:stream";
import type pg from "pg";
import { StartRefusal } from "../start-refusal.ts";
import { inTurn, noTurns } from "../turns.ts";
import { queried } from "../watch/spans.ts";
import { connectionsTo, reaching, unlimited } from "./connections.ts";
import type { Connection, Engine } from "./engine.ts";
import { joining } from "./joined.ts";
import { announcing, listenOver } from "./notices.ts";
import { UnderWay } from "./under-way.ts";

/** An arbitrary number that is the same in every process that migrates. */
const migrationLock = 728_112_023;

/** The rest of the connections is for reading, which waits for no lock: pages and readiness go on, whatever hangs. */
const forTransactions = 0.7;

/**
 * How long is waited, in milliseconds: for a connection that says nothing (the default fits the limits of the server),
 * and for a turn while other transactions are under way.
 */
type Waits = { readonly silence?: number; readonly turn?: number };

export function openPostgresql(url: string, poolSize: number, { silence, turn = 5_000 }: Waits = {}): Engine {
  const pool = connectionsTo(url, poolSize, silence);
  const factory = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => preparedName(sql).name ?? "" });
  const conversions = factory.connect();
  const turns = noTurns();
  const most = { atOnce: Math.ceil(poolSize * forTransactions), mostWaiting: 1_000, mostWaitMs: turn };
  return {
    name: "postgresql",
    factory: joining(factory),
    ask: async (text, values) => (await queried(text, () => pool.query(named(text, values)))).rows as unknown[],
    async together(work) {
      const client = await pool.connect();
      const underWay = new UnderWay();
      let broken: Error | undefined;
      try {
        return await work(async (text, values) => {
          inOneWrite(client);
          const answer = queried(text, () => underWay.add(client.query(named(text, values))));
          answer.catch((error: Error) => (broken ??= error));
          return (await answer).rows as unknown[];
        });
      } finally {
        await Promise.allSettled(underWay.all);
        client.release(broken);
      }
    },
    async transaction(work) {
      const reader = await conversions;
      const done = await inTurn(turns, most, async () => ({ result: await inTransaction(pool, reader, work) }));
      if (!done) throw new Error("timeout exceeded while other transactions were under way");
      return done.result;
    },
    async migrating(run) {
      const single = unlimited(url);
      try {
        await single.query("BEGIN");
        await single.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
        const result = await run({
          adapter: await new PrismaPg(single).connect(),
          script: async (sql) => void (await single.query(sql)),
        });
        await single.query("COMMIT");
        return result;
      } finally {
        await single.end();
      }
    },
    announce: async () => void (await pool.query(announcing)),
    listen: (ring) => listenOver(reaching(url), ring),
    load: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}

type Query = string | pg.QueryConfig;

/**
 * BEGIN does not wait for its answer. Should the server refuse it, what was asked together with it has run by itself
 * (the gate only looks by then), and nothing else is sent. What nobody waits for at the end leaves with COMMIT.
 */
async function inTransaction<T>(
  pool: pg.Pool,
  conversions: SqlQueryable,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let open = true;
  const underWay = new UnderWay();
  const send = (query: Query): Promise<pg.QueryResult> => {
    if (!open) return Promise.reject(new Error("The transaction has ended; this statement was not sent."));
    inOneWrite(client);
    return queried(typeof query === "string" ? query : query.text, () => underWay.add(client.query(query)));
  };
  send("BEGIN").catch(() => (open = false));
  const connection: Connection = {
    ask: async (text, values) => (await send(named(text, values))).rows as unknown[],
    run: async (text, values) => (await send(named(text, values))).rowCount ?? 0,
    // Prisma's own conversions of values and rows, with this connection in the place of the pool.
    queryable: Object.create(conversions, { client: { value: { query: send } } }) as SqlQueryable,
  };
  try {
    const result = await work(connection);
    underWay.throwFault();
    const left = underWay.all;
    const committing = send("COMMIT");
    open = false;
    const [{ command }] = await Promise.all([committing, ...left]);
    if (command !== "COMMIT") throw new Error("A statement of this transaction failed, so nothing of it was kept.");
    client.release();
    return result;
  } catch (error) {
    open = false;
    await client.query("ROLLBACK").then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw underWay.behind(error);
  }
}

/** Statements that are asked in one step of the program leave together: each write costs as much as a small statement. */
function inOneWrite(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Duplex } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

const names = new Map<string, string>();
/** A list of another length makes another statement, and each connection keeps every statement it has prepared. */
const mostNames = 500;

/**
 * What is asked again and again is planned once a connection. Not a search: its pattern decides which plan is good,
 * and the plan for any pattern scans far more than an organisation's own rows.
 */
function preparedName(text: string): { name?: string } {
  if (text.includes(" LIKE ")) return {};
  let name = names.get(text);
  if (name === undefined) {
    if (names.size >= mostNames) return {};
    names.set(text, (name = `portal_${names.size}`));
  }
  return { name };
}

const named = (text: string, values: readonly unknown[]) => ({ text, values: [...values], ...preparedName(text) });

/** The refusal, in one sentence, when the database does not let us in. */
export function connectionRefusal(error: unknown, setting = "DATABASE_URL"): StartRefusal {
  const message = error instanceof Error ? error.message : String(error);
  // Prisma wraps the reason: "Raw query failed. Code: `3D000`. Message: `database "x" does not exist`".
  const reason = /Message: `(.+)`/.exec(message)?.[1] ?? message.trim().split("\n").at(-1);
  return new StartRefusal(`The database of ${setting} does not answer: ${reason}.`);
}
