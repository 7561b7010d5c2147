import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { database, databaseOver, type Database } from "#lib/platform/db/client.ts";
import { applyMigrations, schemaDifference } from "#lib/platform/db/migrate.ts";
import {
  knownMigrations,
  migrationsDirectory,
  pendingMigrations,
  schemaState,
  takesAway,
} from "#lib/platform/db/pending.ts";
import { freshEngine } from "#tests/support/database.ts";

// Prisma's adapter for PostgreSQL cannot read the catalogue's "char" columns, which the comparison needs.
test.runIf(process.env["TEST_ENGINE"] === "pglite")("the migrations make exactly the schema file", async () => {
  expect(await schemaDifference(await database())).toBe("");
});

test("a migrated database has nothing pending, and migrating again does nothing", async () => {
  expect(await pendingMigrations(await database())).toEqual([]);
  expect(await applyMigrations(await database())).toEqual([]);
});

test("two that migrate an empty database at once apply every migration once", async () => {
  const empty = await databaseOver(await freshEngine("portal_test_empty"));
  try {
    const applied = await Promise.all([applyMigrations(empty), applyMigrations(empty)]);
    expect(applied.flat().sort()).toEqual(knownMigrations());
    expect(await pendingMigrations(empty)).toEqual([]);
  } finally {
    await empty.close();
  }
});

/** Who and where, in a database of the first migrations; the ids end in 1, 2, and so on. */
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const anOffice = `
  INSERT INTO "Organisation" (id, kind, name, portals, "createdAt") VALUES ('${id(1)}', 'BUSINESS', 'De Linden', '{MKB}', now());
  INSERT INTO "Account" (id, email, initials, "firstName", "lastName", "sortName", status, "createdAt")
    SELECT format('00000000-0000-7000-8000-%s', lpad(n::text, 12, '0'))::uuid, n || '@linden.example', 'P.', 'P' || n, 'Linden',
           'linden p' || n, 'ACTIVE', now() FROM generate_series(11, 16) n;`;

/** What is written down of one of them, as far as it is still known. */
const named = (firstName: string) => ({
  ...{ initials: "P.", firstName, namePrefix: "", lastName: "Linden", mobileNumber: null },
});

/**
 * A migration that changes what stands joins here: rows of a database from before it, in SQL, and what they must have
 * become once it and all that followed are applied.
 */
const changing: readonly {
  readonly name: string;
  readonly rows: string;
  look(database: Database): Promise<unknown>;
  readonly becomes: unknown;
}[] = [
  {
    name: "0026_folding",
    rows: `
      UPDATE "Account" SET "lastName" = 'Łuczak', "firstName" = 'Anna-Maria', "namePrefix" = 'van ''t' WHERE id = '${id(11)}';
      DELETE FROM "Account" WHERE id <> '${id(11)}';
      INSERT INTO "Authorisation" (id, "organisationId", "accountId", role, status, "accessCode", "sortName", "createdAt",
                                   "invitedAs", "invitedEmail")
      VALUES ('${id(21)}', '${id(1)}', '${id(11)}', 'EMPLOYEE', 'PENDING', 'C1', 'c', now(),
              '{"lastName": "O''Brien", "firstName": "Sean"}', 'sean@linden.example');`,
    look: async ({ prisma }) => ({
      accounts: await prisma.account.findMany({ select: { searchText: true } }),
      authorisations: await prisma.authorisation.findMany({ select: { searchText: true } }),
      words: (await prisma.nameWord.findMany({ orderBy: { word: "asc" } })).map(({ word }) => word),
    }),
    becomes: {
      accounts: [{ searchText: "luczak annamaria van t p am vantluczak annamaria 11@lindenexample" }],
      authorisations: [{ searchText: "obrien sean   s obrien sean sean@lindenexample c1" }],
      words: ["annamaria", "luczak", "obrien", "sean", "vantluczak"],
    },
  },
  {
    name: "0023_lanes_and_retention",
    rows: `
      INSERT INTO "Outbox" (id, kind, "to", "createdAt", "notBefore", "sentAt")
      SELECT format('00000000-0000-7000-8000-%s', lpad(n::text, 12, '0'))::uuid, kind::"OutboxKind", name, now(), now(), at
      FROM (VALUES (1, 'EMAIL', 'anna@linden.example', NULL), (2, 'SMS', '+31612340001', NULL),
                   (3, 'JOB', 'proposal.lapse', NULL), (4, 'JOB', 'check.run', NULL), (5, 'JOB', 'check.run', now()))
        stood (n, kind, name, at);`,
    look: ({ prisma }) =>
      prisma.outbox.findMany({ where: { sentAt: null }, select: { lane: true }, orderBy: { id: "asc" } }),
    becomes: [{ lane: "EMAIL" }, { lane: "SMS" }, { lane: "JOB" }, { lane: "REGISTER" }],
  },
  {
    name: "0010_lifted",
    rows: `
      INSERT INTO "Authorisation" (id, "organisationId", "accountId", role, status, "accessCode", "sortName", "createdAt",
                                   "unblockedAt", "unblockedWhat")
      SELECT format('00000000-0000-7000-8000-%s', lpad((n + 10)::text, 12, '0'))::uuid, '${id(1)}',
             format('00000000-0000-7000-8000-%s', lpad(n::text, 12, '0'))::uuid, 'EMPLOYEE', 'ACTIVE', 'C' || n, 'c' || n, now(),
             CASE WHEN what IS NOT NULL THEN now() END, what
      FROM (VALUES (11, NULL), (12, ''), (13, 'ACCOUNT'), (14, 'AUTHORISATION:DEVICE_LOST,ACCOUNT'),
                   (15, 'AUTHORISATION,ACCOUNT'), (16, 'WAIT')) kept (n, what);`,
    look: ({ prisma }) =>
      prisma.authorisation.findMany({ select: { lifted: true, liftedReason: true }, orderBy: { id: "asc" } }),
    becomes: [
      { lifted: [], liftedReason: null },
      { lifted: [], liftedReason: null },
      { lifted: ["ACCOUNT"], liftedReason: null },
      { lifted: ["AUTHORISATION", "ACCOUNT"], liftedReason: "DEVICE_LOST" },
      { lifted: ["AUTHORISATION", "ACCOUNT"], liftedReason: null },
      { lifted: ["WAIT"], liftedReason: null },
    ],
  },
  {
    name: "0014_people",
    rows: `
      INSERT INTO "Authorisation" (id, "organisationId", "accountId", role, status, "accessCode", "sortName", "createdAt",
                                   "invitedAs")
      SELECT format('00000000-0000-7000-8000-%s', lpad((n + 10)::text, 12, '0'))::uuid, '${id(1)}',
             format('00000000-0000-7000-8000-%s', lpad(n::text, 12, '0'))::uuid, 'EMPLOYEE', status::"AuthorisationStatus",
             'C' || n, 'c' || n, now(), CASE WHEN guest THEN '{"lastName": "Bos"}'::jsonb END
      FROM (VALUES (11, 'PENDING', false), (12, 'PENDING', true), (13, 'ACTIVE', false), (14, 'WITHDRAWN', true),
                   (15, 'WITHDRAWN', false)) invited (n, status, guest);`,
    look: ({ prisma }) =>
      prisma.authorisation.findMany({ select: { invitedEmail: true, searchText: true }, orderBy: { id: "asc" } }),
    becomes: [
      { invitedEmail: "11@linden.example", searchText: "linden p11  p p linden p11 11@lindenexample c11" },
      { invitedEmail: "12@linden.example", searchText: "bos     bos  12@lindenexample c12" },
      { invitedEmail: null, searchText: "linden p13  p p linden p13 13@lindenexample c13" },
      { invitedEmail: "14@linden.example", searchText: "bos     bos  14@lindenexample c14" },
      { invitedEmail: null, searchText: "linden p15  p p linden p15 15@lindenexample c15" },
    ],
  },
  {
    name: "0071_typed_stays",
    rows: `
      UPDATE "Account" SET status = 'INVITED' WHERE id = '${id(13)}';
      UPDATE "Account" SET "mobileNumber" = '+31612345678';
      INSERT INTO "AccountName" ("accountId", since, until, initials, "firstName", "namePrefix", "lastName", "sortName")
      VALUES ('${id(12)}', now() - interval '9 days', now() - interval '5 days', 'A.', 'Al', '', 'Vroeg', 'vroeg al'),
             ('${id(12)}', now() - interval '5 days', now() - interval '1 day', 'P.', 'Piet', 'de', 'Getypt', 'getypt piet');
      INSERT INTO "Authorisation" (id, "organisationId", "accountId", role, status, "accessCode", "sortName", "createdAt",
                                   "withdrawnAt", "invitedEmail", "invitedAs")
      SELECT format('00000000-0000-7000-8000-%s', lpad((n + 10)::text, 12, '0'))::uuid, '${id(1)}',
             format('00000000-0000-7000-8000-%s', lpad(n::text, 12, '0'))::uuid, 'EMPLOYEE', status::"AuthorisationStatus",
             'C' || n, 'c' || n, now() - interval '9 days', now() - interval '3 days',
             CASE WHEN invited THEN n || '@linden.example' END, CASE WHEN guest THEN '{"lastName": "Bos"}'::jsonb END
      FROM (VALUES (11, 'EXPIRED', true, false), (12, 'WITHDRAWN', true, false), (13, 'WITHDRAWN', true, false),
                   (14, 'WITHDRAWN', false, false), (15, 'WITHDRAWN', true, true), (16, 'ACTIVE', false, false))
        ended (n, status, invited, guest);`,
    look: ({ prisma }) =>
      prisma.authorisation.findMany({ select: { invitedAs: true, sortName: true }, orderBy: { id: "asc" } }),
    becomes: [
      { invitedAs: named("P11"), sortName: "linden p11" },
      { invitedAs: { ...named("Piet"), namePrefix: "de", lastName: "Getypt" }, sortName: "getypt piet" },
      { invitedAs: null, sortName: "c13" },
      { invitedAs: null, sortName: "c14" },
      { invitedAs: { lastName: "Bos" }, sortName: "c15" },
      { invitedAs: null, sortName: "c16" },
    ],
  },
  {
    name: "0072_told_is_answered",
    rows: `
      INSERT INTO "PortalPerson" (portal, channel, "accountId", "toldAt", "toldAs", "wasOpen", "remoteId")
      SELECT 'MKB', 'SCIM', format('00000000-0000-7000-8000-%s', lpad(n::text, 12, '0'))::uuid, '2026-11-01', hash, open, remote
      FROM (VALUES (11, NULL, false, NULL), (12, 'a', false, NULL), (13, NULL, true, NULL), (14, NULL, false, 'their 14'))
        told (n, hash, open, remote);`,
    look: async ({ prisma }) => {
      const rows = await prisma.portalPerson.findMany({ select: { toldAt: true }, orderBy: { accountId: "asc" } });
      return rows.map(({ toldAt }) => toldAt !== null);
    },
    becomes: [false, true, true, true],
  },
];

test.each(changing)("$name keeps what stands", async ({ name, rows, look, becomes }) => {
  const standing = await databaseOver(await freshEngine("portal_test_before"));
  try {
    await applyMigrations(standing, name);
    // What made these rows was recorded in its time; here they are simply there.
    await standing.migrating(({ script }) =>
      script(`SET LOCAL session_replication_role = replica; ${anOffice} ${rows}`),
    );
    expect(await applyMigrations(standing)).toEqual(knownMigrations().filter((known) => known >= name));
    expect(await look(standing)).toEqual(becomes);
  } finally {
    await standing.close();
  }
});

test("a migration that fails leaves nothing behind", async () => {
  const { migrating, prisma } = await database();
  const failing = migrating(({ script }) => script(`CREATE TABLE half (id int); SELECT 1 / 0;`));
  await expect(failing).rejects.toThrow("division by zero");
  expect(await prisma.$queryRaw`SELECT to_regclass('half')::text AS half`).toEqual([{ half: null }]);
});

test("a build serves a schema that has more than it knows, until a migration takes something away", async () => {
  const opened = await databaseOver(await freshEngine("portal_test_newer"));
  const add = (name: string) => opened.prisma.$executeRaw`
    INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
    VALUES (gen_random_uuid()::text, '', ${name}, now(), 1)`;
  try {
    await applyMigrations(opened);
    await add("9998_more_columns");
    expect(await schemaState(opened)).toEqual({ pending: [], beyond: [] });
    await add("9999_old_columns_contract");
    expect(await schemaState(opened)).toEqual({ pending: [], beyond: ["9999_old_columns_contract"] });
  } finally {
    await opened.close();
  }
});

test("a migration that takes away what a build may use says so in its name", () => {
  const takes = /\bDROP\s+(TABLE|COLUMN)\b|\bRENAME\b|\bALTER\s+COLUMN\s+\S+\s+(SET\s+NOT\s+NULL|TYPE)\b/i;
  const since = knownMigrations().filter((name) => name > "0028");
  const sql = (name: string) => readFileSync(join(migrationsDirectory(), name, "migration.sql"), "utf8");
  expect(since.filter((name) => takes.test(sql(name)) !== takesAway(name))).toEqual([]);
});
