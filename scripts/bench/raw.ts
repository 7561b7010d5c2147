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

/** Signs in an auditor, who alone reads the staff's log, and gives the session. */
export async function auditorSignedIn(url: string): Promise<string> {
  const id = "00000000-0000-7000-8000-00000000000c";
  const pool = connect(url, { unguarded: true });
  await pool.query(
    `INSERT INTO "Account" (id, email, initials, "firstName", "lastName", "sortName", status, "staffRoles", "createdAt")
     VALUES ($1, 'aad@verzekeraar.example', 'A.', 'Aad', 'Bos', 'bos aad', 'ACTIVE', '{AUDITOR}', now()) ON CONFLICT DO NOTHING`,
    [id],
  );
  await pool.query(
    `INSERT INTO "Session" (id, "accountId", "factorAt", "createdAt", "lastSeenAt") VALUES ($1, $1, now(), now(), now())
     ON CONFLICT (id) DO UPDATE SET "factorAt" = now(), "createdAt" = now(), "lastSeenAt" = now()`,
    [id],
  );
  await pool.end();
  return id;
}

/** Signs in so many people, each of another organisation, and gives their sessions. */
export async function colleaguesSignedIn(url: string, count: number): Promise<string[]> {
  const pool = connect(url, { unguarded: true });
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO "Session" (id, "accountId", "authorisationId", "factorAt", "createdAt", "lastSeenAt")
     SELECT gen_random_uuid(), "accountId", id, now(), now(), now() FROM (
       SELECT DISTINCT ON ("organisationId") * FROM "Authorisation" WHERE role = 'EMPLOYEE' ORDER BY "organisationId" LIMIT $1) own
     RETURNING id`,
    [count],
  );
  await pool.end();
  return rows.map(({ id }) => id);
}

/** Blocks so many colleagues of the beheerder by their own wrong tries, and says whom. */
export async function blockColleagues(url: string, count: number): Promise<{ id: string; accountId: string }[]> {
  const pool = connect(url, { unguarded: true });
  const { rows } = await pool.query<{ id: string; accountId: string }>(
    `SELECT authorisation.id, authorisation."accountId" FROM "Authorisation" authorisation
     JOIN "Session" session ON session.id = $1 JOIN "Authorisation" mine ON mine.id = session."authorisationId"
     WHERE authorisation."organisationId" = mine."organisationId" AND authorisation.role = 'EMPLOYEE' ORDER BY 1 LIMIT $2`,
    [sessions.beheerder, count],
  );
  await pool.query(
    `UPDATE "Account" SET status = 'BLOCKED', "blockCause" = 'WRONG_TRIES', "blockedAt" = now() WHERE id = ANY ($1)`,
    [rows.map(({ accountId }) => accountId)],
  );
  await pool.end();
  return rows;
}
