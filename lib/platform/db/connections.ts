import "server-only";
import pg from "pg";

const seconds = 1_000;

/**
 * What ends a connection's waiting, in this order: for a row that another transaction has, for a statement, for the
 * next statement of a transaction, and for a server or network that says nothing any more.
 */
const limits = {
  lock_timeout: 3 * seconds,
  statement_timeout: 8 * seconds,
  idle_in_transaction_session_timeout: 10 * seconds,
};
const patience = 10 * seconds;

// Prisma's adapters drop the offset of a timestamp instead of converting it: another zone would shift every expiry.
const inUtc = "-c TimeZone=UTC";
const limited = Object.entries(limits).map(([name, ms]) => `-c ${name}=${ms}`);

/** For migrating, which may take long and waits for whoever else migrates. */
export const unlimited = (url: string) =>
  withoutCrashing(new pg.Pool({ ...reaching(url), options: inUtc, max: 1, idleTimeoutMillis: 0 }));

/**
 * The connections of a process. Statements on one of them leave without waiting for the answer to those before. One
 * that breaks, or says nothing for `silence`, says that a network, a pooler or the server may be gone: then all that
 * nobody uses at that moment are thrown away too, for each of them would have to be waited for anew.
 */
export function connectionsTo(url: string, most: number, silence = patience): pg.Pool {
  const pool = withoutCrashing(
    new pg.Pool({
      ...reaching(url),
      options: [inUtc, ...limited].join(" "),
      max: most,
      query_timeout: silence,
      pipeline: true,
    }),
  );
  let discarding = 0;
  const discard = () => {
    for (; discarding < pool.idleCount; discarding++) {
      pool.connect((_, client) => {
        discarding--;
        client?.release(true);
      });
    }
  };
  pool.on("connect", (client) => client.on("error", discard));
  pool.on("release", (error: unknown) => error instanceof Error && !(error instanceof pg.DatabaseError) && discard());
  return pool;
}

/** How a connection is made, and how it hears of the other side having gone. */
export const reaching = (connectionString: string) => ({
  connectionString,
  connectionTimeoutMillis: 5 * seconds,
  keepAlive: true,
  keepAliveInitialDelayMillis: 5 * seconds,
});

/** Without a listener, an idle connection that the server closes would end this process. */
function withoutCrashing(pool: pg.Pool): pg.Pool {
  return pool.on("error", () => {});
}
