import type { Database } from "#lib/platform/db/client.ts";
import { database } from "#lib/platform/db/client.ts";
import { sessionCookie } from "#lib/platform/auth/cookies.ts";
import { sessionToken } from "#lib/platform/auth/session-token.ts";

/** One transaction of ours; the database takes no change without a record of it. */
export async function filling<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const opened = await database();
  return opened.transaction(async (client) => {
    await client.$executeRaw`
      INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind")
      VALUES (gen_random_uuid(), now(), 'prove.fill', 'done', 'system')`;
    return work(client);
  });
}

type Client = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** A person of an office, signed in by the second factor just now, with a colleague there who is active. */
type SignedIn = { readonly cookie: string; readonly sessionId: string; readonly colleague: string };

/** A session for these many people called so ("first", "active"), each of an office of their own. */
export async function signedIn(who: string, count: number): Promise<SignedIn[]> {
  const rows = await filling(
    (client) => client.$queryRaw<{ id: string; colleague: string }[]>`
      WITH people AS (
        SELECT account.id AS "accountId", place.id AS "authorisationId", place."organisationId"
        FROM "Account" account JOIN "Authorisation" place ON place."accountId" = account.id
        WHERE account.email LIKE ${`${who}%`}::text ORDER BY account.email LIMIT ${count}::int),
      begun AS (
        INSERT INTO "Session" (id, "accountId", "authorisationId", "factorAt", "createdAt", "lastSeenAt")
        SELECT gen_random_uuid(), "accountId", "authorisationId", now(), now(), now() FROM people
        RETURNING id, "accountId")
      SELECT begun.id, colleague.id AS colleague
      FROM begun JOIN people USING ("accountId")
      JOIN "Authorisation" colleague ON colleague."organisationId" = people."organisationId"
      JOIN "Account" account ON account.id = colleague."accountId" AND account.email LIKE 'active%'
      ORDER BY account.email`,
  );
  return Promise.all(
    rows.map(async ({ id, colleague }) => ({
      cookie: `${sessionCookie()}=${await sessionToken(id)}`,
      sessionId: id,
      colleague,
    })),
  );
}
