import pg from "pg";
import { sessionCookie } from "#lib/platform/auth/cookies.ts";
import { sessionToken } from "#lib/platform/auth/session-token.ts";

const organisations = 2_000;
const accounts = 100_000;

/**
 * Fills the migrated database of DATABASE_URL with accounts spread evenly over organisations, and prints the cookie of a beheerder
 * who is signed in. Without the triggers: this is data, not something that happened.
 */
const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
await client.connect();
await client.query("SET session_replication_role = replica");
await client.query("SET TimeZone = 'UTC'");
await client.query(
  `INSERT INTO "Organisation" (id, kind, name, "intermediaryNumber", portals, "createdAt")
   SELECT gen_random_uuid(), 'INTERMEDIARY', 'Kantoor ' || n, (100000 + n)::text, '{MKB}', now() FROM generate_series(1, $1::int) n`,
  [organisations],
);
await client.query(
  `WITH names AS (
     SELECT n, (ARRAY['jansen','berg','vries','bakker','visser','smit','meijer','mulder','bos','peters'])[1 + n % 10] || (n / 977)::text AS last,
       (ARRAY['Anna','Bert','Cees','Dora','Emre','Fleur','Gerda','Hanna','Ivo','Jan','Karin'])[1 + n % 11] AS first
     FROM generate_series(0, $1::int - 1) n)
   INSERT INTO "Account" (id, email, initials, "firstName", "lastName", "sortName", "mobileNumber", status, "createdAt", "lastSignInAt")
   SELECT gen_random_uuid(), 'p' || n || '@bench.example', left(first, 1) || '.', first, initcap(last), last || ' ' || lower(first), '+31612345678', 'ACTIVE',
     now(), now() - n * interval '1 minute' FROM names`,
  [accounts],
);
await client.query(
  `WITH placed AS (
     SELECT id, "sortName", row_number() OVER (ORDER BY email) AS n FROM "Account"),
   offices AS (SELECT id, row_number() OVER (ORDER BY name) AS n FROM "Organisation")
   INSERT INTO "Authorisation" (id, "organisationId", "accountId", role, status, portals, "accessCode", "sortName", "createdAt")
   SELECT gen_random_uuid(), offices.id, placed.id, CASE WHEN placed.n <= $1::int * 2 THEN 'ADMINISTRATOR' ELSE 'EMPLOYEE' END::"Role", 'ACTIVE', '{MKB}',
     'B' || placed.n, placed."sortName", now()
   FROM placed JOIN offices ON offices.n = 1 + placed.n % $1::int`,
  [organisations],
);
const { rows } = await client.query<{ id: string }>(
  `INSERT INTO "Session" (id, "accountId", "authorisationId", "factorAt", "createdAt", "lastSeenAt")
   SELECT gen_random_uuid(), "accountId", id, now(), now(), now() FROM "Authorisation" WHERE role = 'ADMINISTRATOR' LIMIT 1 RETURNING id`,
);
// A table without statistics gets plans nobody would see in production.
await client.query("ANALYZE");
await client.end();
console.log(`${sessionCookie()}=${await sessionToken(rows[0]?.id ?? "")}`);
