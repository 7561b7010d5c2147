import { database } from "#lib/platform/db/client.ts";
import { filling } from "#scripts/prove/world.ts";

const offices = Number(process.argv[2] ?? 2_000);
/** How many at once, for a statement has eight seconds. */
const some = 250;

/** Fills the migrated database with offices of two beheerders and one person of each standing a stranger may ask about. */
for (let first = 1; first <= offices; first += some)
  await filling(async (client) => {
    const last = Math.min(offices, first + some - 1);
    await client.$executeRaw`
    WITH offices AS (
      INSERT INTO "Organisation" (id, kind, name, portals, "createdAt")
      SELECT gen_random_uuid(), 'INTERMEDIARY', 'Kantoor ' || n, '{MKB}', now()
      FROM generate_series(${first}::int, ${last}::int) n RETURNING id, name)
    INSERT INTO "OrganisationNumber" (id, kind, number, "organisationId", "createdAt")
    SELECT gen_random_uuid(), 'INTERMEDIARY', (100000 + substr(name, 9)::int)::text, id, now() FROM offices`;
    await client.$executeRaw`
    WITH cast_ AS (
      SELECT n, person, person || lpad(n::text, greatest(4, length(n::text)), '0') || '@kantoor.example' AS email
      FROM generate_series(${first}::int, ${last}::int) n,
           unnest(ARRAY['first', 'second', 'active', 'locked', 'parted']) person),
    people AS (
      INSERT INTO "Account" (id, email, initials, "firstName", "lastName", "sortName", "mobileNumber", status,
                             "blockCause", "blockedAt", "createdAt")
      SELECT gen_random_uuid(), email, 'K.', 'Kim', 'Visser', 'visser kim', '+31612345678',
        (CASE person WHEN 'locked' THEN 'BLOCKED' ELSE 'ACTIVE' END)::"AccountStatus",
        (CASE person WHEN 'locked' THEN 'WRONG_TRIES' END)::"AccountBlockCause",
        CASE person WHEN 'locked' THEN now() END, now()
      FROM cast_ RETURNING id, email)
    INSERT INTO "Authorisation" (id, "organisationId", "accountId", role, status, "withdrawnAt", portals,
                                 "accessCode", "sortName", "createdAt")
    SELECT gen_random_uuid(), "Organisation".id, people.id,
      (CASE WHEN person IN ('first', 'second') THEN 'ADMINISTRATOR' ELSE 'EMPLOYEE' END)::"Role",
      (CASE person WHEN 'parted' THEN 'WITHDRAWN' ELSE 'ACTIVE' END)::"AuthorisationStatus",
      CASE person WHEN 'parted' THEN now() END, '{MKB}', upper(person) || n, 'visser kim', now()
    FROM cast_ JOIN people USING (email) JOIN "Organisation" ON "Organisation".name = 'Kantoor ' || n`;
  });
const opened = await database();
// A table without statistics gets plans nobody would see in production.
await opened.prisma.$executeRaw`ANALYZE`;
await opened.close();
