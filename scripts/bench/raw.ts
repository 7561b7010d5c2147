import pg from "pg";
import { sessions } from "#scripts/bench/world.ts";

/** The driver alone on one of our worlds. `unguarded` switches its triggers off, for data that needs no record. */
export const connect = (url: string, { unguarded = false } = {}) =>
  new pg.Pool({
    connectionString: url,
    max: 2,
    options: `-c TimeZone=UTC${unguarded ? " -c session_replication_role=replica" : ""}`,
  });

/** Renews the sessions of a world: filling the other worlds takes longer than a session may be idle. */
export async function signInAgain(url: string): Promise<void> {
  const pool = connect(url, { unguarded: true });
  await pool.query(
    `UPDATE "Session" SET "createdAt" = now(), "lastSeenAt" = now(), "factorAt" = now() WHERE id = ANY ($1)`,
    [Object.values(sessions)],
  );
  await pool.end();
}
