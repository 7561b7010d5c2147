/** The browsers that are signed in, in every world: a beheerder of its largest organisation, and the servicedesk. */
export const sessions = {
  beheerder: "00000000-0000-7000-8000-00000000000a",
  staff: "00000000-0000-7000-8000-00000000000b",
} as const;

export const rareName = "zwaluw";
/** The same name with a typing error, and one that nobody can type on a Dutch keyboard; twenty people bear that too. */
export const rareNameMistyped = "zwaulw";
export const foldedName = { written: "Łuczyński", typed: "luczynski" } as const;
/** The last name of one person in sixteen and, below it, the first name of one in eleven. */
export const commonName = "jansen";
export const commonFirstName = "anna";

type Size = { readonly accounts: number; readonly organisations: number; readonly inTheLargest: number };

/**
 * The statements that fill a migrated database, in one transaction and without its triggers: this is data, not something
 * that happened. The indexes are made again behind it, as after a load. Each organisation was loaded as a whole, the
 * largest first; whatever the size, twenty people bear the rare name.
 */
export const worldSql = ({ accounts, organisations, inTheLargest }: Size) => `
SET LOCAL session_replication_role = replica;
SET LOCAL TimeZone = 'UTC';
SET LOCAL maintenance_work_mem = '256MB';
CREATE TEMP TABLE dropped ON COMMIT DROP AS
  SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
  WHERE indrelid IN ('"Account"'::regclass, '"Authorisation"'::regclass)
    AND NOT indisprimary AND NOT indisunique;
DO $$ DECLARE index record; BEGIN
  FOR index IN SELECT * FROM dropped LOOP EXECUTE 'DROP INDEX ' || index.name; END LOOP;
END $$;

INSERT INTO "Organisation" (id, kind, name, portals, "createdAt")
SELECT ('10000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'INTERMEDIARY', 'Kantoor ' || n, '{MKB}', now()
FROM generate_series(1, ${organisations}) n;
INSERT INTO "OrganisationNumber" (id, kind, number, "organisationId", "createdAt")
SELECT gen_random_uuid(), 'INTERMEDIARY', (100000 + n)::text, ('10000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, now()
FROM generate_series(1, ${organisations}) n;

INSERT INTO "Account" (id, email, initials, "firstName", "namePrefix", "lastName", "sortName", "mobileNumber", "mobileProvenAt",
  status, "createdAt", "lastSignInAt")
SELECT ('20000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, first || '.' || n || '@kantoor' || n % 997 || '.example',
  upper(left(first, 1)) || '.', initcap(first), prefix, initcap(last), trim(last || ' ' || first || ' ' || prefix), '+31612345678', now(),
  'ACTIVE', now(), now() - n % 200000 * interval '1 minute'
FROM (SELECT n,
  CASE WHEN n % ${Math.floor(accounts / 20)} = 7 THEN '${rareName}' WHEN n % ${Math.floor(accounts / 20)} = 9 THEN '${foldedName.written.toLowerCase()}' WHEN n % 16 = 3 THEN '${commonName}' ELSE
    (ARRAY['hoog','berg','dijk','veld','oost','linde','molen','kerk','zand','water','roode','klein','groot','vries','schut','wind'])[1 + n % 16]
    || (ARRAY['stra','man','huis','kamp','hof','horst','brink','meijer','land','sma','inga','ker','aar','beek','berg'])[1 + n / 16 % 15]
    || (ARRAY['','s','e','en','ink','er'])[1 + n / 240 % 6] END AS last,
  (ARRAY['${commonFirstName}','bert','cees','dora','emre','fleur','gerda','hanna','ivo','jan','karin'])[1 + n % 11] AS first,
  (ARRAY['','van der','','de','','van',''])[1 + n % 7] AS prefix
  FROM generate_series(1, ${accounts}) n) named;

INSERT INTO "Authorisation" (id, "organisationId", "accountId", role, status, portals, "accessCode", "sortName", "searchText",
  "createdAt")
SELECT ('30000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
  ('10000000-0000-7000-8000-' || lpad((CASE WHEN n <= ${inTheLargest} THEN 1
    ELSE 2 + (n - ${inTheLargest} - 1) * ${organisations - 1}::bigint / ${accounts - inTheLargest} END)::text, 12, '0'))::uuid,
  id, 'EMPLOYEE', 'ACTIVE', '{MKB}', 'B' || n, "sortName", "searchText" || ' b' || n, now()
FROM (SELECT account.*, right(account.id::text, 12)::int AS n FROM "Account" account) account;

-- The words of names: those above, and as many rare ones as a real world of this size would have.
INSERT INTO "NameWord" (word, keys)
SELECT word, near_keys(word) FROM (
  SELECT DISTINCT word FROM "Account" account, name_words(account."lastName", account."namePrefix", account."firstName") word
  UNION SELECT left(translate(md5(n::text), '0123456789', 'ghijklmnop'), 6 + n % 6) FROM generate_series(1, ${Math.floor(accounts / 20)}) n) words;

UPDATE "Authorisation" SET role = 'ADMINISTRATOR' WHERE id IN (
  SELECT id FROM "Authorisation" WHERE "organisationId" = '10000000-0000-7000-8000-000000000001' ORDER BY id LIMIT 2);
INSERT INTO "Session" (id, "accountId", "authorisationId", "factorAt", "createdAt", "lastSeenAt")
SELECT '${sessions.beheerder}', "accountId", id, now(), now(), now() FROM "Authorisation" WHERE role = 'ADMINISTRATOR' ORDER BY id LIMIT 1;
INSERT INTO "Account" (id, email, initials, "firstName", "lastName", "sortName", status, "staffRoles", "createdAt")
VALUES ('${sessions.staff}', 'sara@verzekeraar.example', 'S.', 'Sara', 'Smit', 'smit sara', 'ACTIVE', '{SERVICEDESK}', now());
INSERT INTO "Session" (id, "accountId", "factorAt", "createdAt", "lastSeenAt") VALUES ('${sessions.staff}', '${sessions.staff}', now(), now(), now());

DO $$ DECLARE index record; BEGIN
  FOR index IN SELECT * FROM dropped LOOP EXECUTE index.definition; END LOOP;
END $$;
ANALYZE;
`;
