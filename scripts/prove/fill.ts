import pg from "pg";

const offices = 2_000;

/** Fills the migrated database of DATABASE_URL with offices of two beheerders and one person of each standing a stranger may ask about. */
const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
await client.connect();
await client.query("BEGIN");
await client.query("SET LOCAL TimeZone = 'UTC'");
// The database takes no change without a record of it.
await client.query(
  `INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind") VALUES (gen_random_uuid(), now(), 'prove.fill', 'done', 'system')`,
);
await client.query(
  `WITH offices AS (
     INSERT INTO "Organisation" (id, kind, name, portals, "createdAt")
     SELECT gen_random_uuid(), 'INTERMEDIARY', 'Kantoor ' || n, '{MKB}', now() FROM generate_series(1, $1::int) n
     RETURNING id, name)
   INSERT INTO "OrganisationNumber" (id, kind, number, "organisationId", "createdAt")
   SELECT gen_random_uuid(), 'INTERMEDIARY', (100000 + substr(name, 9)::int)::text, id, now() FROM offices`,
  [offices],
);
await client.query(
  `WITH cast_ AS (
     SELECT n, person, person || lpad(n::text, 4, '0') || '@kantoor.example' AS email
     FROM generate_series(1, $1::int) n, unnest(ARRAY['first', 'second', 'active', 'locked', 'parted']) person),
   people AS (
     INSERT INTO "Account" (id, email, initials, "firstName", "lastName", "sortName", "mobileNumber", status, "blockCause", "blockedAt", "createdAt")
     SELECT gen_random_uuid(), email, 'K.', 'Kim', 'Visser', 'visser kim', '+31612345678',
       (CASE person WHEN 'locked' THEN 'BLOCKED' ELSE 'ACTIVE' END)::"AccountStatus",
       (CASE person WHEN 'locked' THEN 'WRONG_TRIES' END)::"AccountBlockCause", CASE person WHEN 'locked' THEN now() END, now()
     FROM cast_ RETURNING id, email)
   INSERT INTO "Authorisation" (id, "organisationId", "accountId", role, status, "withdrawnAt", portals, "accessCode", "sortName", "createdAt")
   SELECT gen_random_uuid(), "Organisation".id, people.id,
     (CASE WHEN person IN ('first', 'second') THEN 'ADMINISTRATOR' ELSE 'EMPLOYEE' END)::"Role",
     (CASE person WHEN 'parted' THEN 'WITHDRAWN' ELSE 'ACTIVE' END)::"AuthorisationStatus",
     CASE person WHEN 'parted' THEN now() END, '{MKB}', upper(person) || n, 'visser kim', now()
   FROM cast_ JOIN people USING (email) JOIN "Organisation" ON "Organisation".name = 'Kantoor ' || n`,
  [offices],
);
await client.query("COMMIT");
// A table without statistics gets plans nobody would see in production.
await client.query("ANALYZE");
await client.end();
