import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import { log } from "#lib/features/base/audit-log/queries.ts";
import { changeColleagueName } from "#lib/features/administration/personal-details/commands/names.ts";
import { askForHelp } from "#lib/features/help/help-requests/commands/asking.ts";
import { inviteStaff } from "#lib/features/insurer/staff-accounts/commands/inviting.ts";
import { hourly, jobs } from "#lib/jobs.ts";
import { endSession } from "#lib/platform/auth/sessions.ts";
import { database, databaseOver, useDatabase, type Database } from "#lib/platform/db/client.ts";
import { tidy } from "#lib/platform/db/tidy.ts";
import { openPostgresql } from "#lib/platform/db/postgresql.ts";
import { whyNotApplication } from "#lib/platform/db/roles.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { workOff } from "#lib/platform/outbox/worker.ts";
import { withApplication } from "#tests/support/application.ts";
import { blockAccount } from "#tests/support/authorisations.ts";
import { anOrganisation, aStaffMember, signedIn, type TestPerson } from "#tests/support/people.ts";
import { byTwo } from "#tests/support/proposals.ts";
import { aRequest, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

test("every guard runs as the owner of the tables, on those tables and on no others of that name", async () => {
  const { prisma } = await database();
  const loose = await prisma.$queryRaw<{ name: string }[]>`
    SELECT proname::text AS name FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND prorettype = 'trigger'::regtype
      AND NOT (prosecdef AND coalesce(array_to_string(proconfig, ' '), '') LIKE '%search_path=%, pg_temp')
    ORDER BY 1`;
  expect(loose).toEqual([]);
});

/** Mallory has the application's own connection: she found its password, or a way to have it run her SQL. */
describe.runIf(process.env["TEST_ENGINE"] === "postgresql")("who has the application's connection", () => {
  let attacked: Awaited<ReturnType<typeof withApplication>>;
  let standing: Database;
  let anna: TestPerson;
  let dora: TestPerson;

  beforeAll(async () => {
    standing = await database();
    attacked = await withApplication();
    useDatabase(attacked.owner);
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    [anna, dora] = [person("anna"), person("dora")];
    await blockAccount(dora, "WRONG_TRIES");
    useDatabase(attacked.application);
  });
  afterAll(async () => {
    useDatabase(standing);
    await attacked.close();
  });

  const tries = (sql: string, values: unknown[] = []) => attacked.raw.query(sql, values);

  test.each([
    ["empties the log", `TRUNCATE "AuditRecord"`],
    ["empties any table", `TRUNCATE "Session"`],
    ["switches triggers off for a while", `SET session_replication_role = replica`],
    ["switches one off", `ALTER TABLE "AuditRecord" DISABLE TRIGGER ALL`],
    ["rewrites the log", `UPDATE "AuditRecord" SET "actorId" = NULL`],
    ["rewrites one column of it", `UPDATE "AuditRecord" SET at = now()`],
    ["forgets a record", `DELETE FROM "AuditRecord"`],
    ["rewrites what someone was called", `UPDATE "AccountName" SET "lastName" = 'x'`],
    [
      "invents what someone was called",
      `INSERT INTO "GuestName" VALUES (gen_random_uuid(), now(), 'M.', 'Mallory', '', 'x')`,
    ],
    ["drops a guard", `DROP FUNCTION change_is_audited() CASCADE`],
    ["writes a guard anew", `CREATE OR REPLACE FUNCTION makes_world() RETURNS boolean LANGUAGE sql AS 'SELECT true'`],
    ["puts a table in the way", `CREATE TABLE "Elsewhere" (id int)`],
    ["puts a temporary table in the way", `CREATE TEMP TABLE "AuditRecord" (id int)`],
    ["takes a column away", `ALTER TABLE "Account" DROP COLUMN status`],
    ["says that a migration was done", `INSERT INTO _prisma_migrations (id) VALUES ('x')`],
    ["becomes the owner", `SET ROLE postgres`],
    ["lets herself in as more", `GRANT pg_write_all_data TO CURRENT_USER`],
    ["reads the passwords of roles", `SELECT * FROM pg_authid`],
    ["makes a role", `CREATE ROLE mallory`],
    ["reads the server's files", `SELECT pg_read_file('/etc/hostname')`],
    ["runs a program", `COPY "Limit" FROM PROGRAM 'id'`],
  ])("%s: not permitted", async (_, sql) => {
    await expect(tries(sql)).rejects.toThrow(/permission denied|must be (owner|superuser)|must have admin/);
  });

  test("she forgets what someone was called last month: it is too young", async () => {
    await expect(tries(`SELECT forget_names(now(), now() - interval '9 years', 500)`)).rejects.toThrow("not forgotten");
    await expect(tries(`SELECT forget_names(now() - interval '9 years', now(), 500)`)).rejects.toThrow("not forgotten");
  });

  const record = (values: { at?: string; kind?: string; actor?: string | null; transaction?: string }) => {
    const { at = "clock_timestamp()", kind = "system", actor = "appointment.expire", transaction = "'1'" } = values;
    return tries(
      `INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind", "actorId", "transactionId")
       VALUES (gen_random_uuid(), ${at}, 'appointment.expire', 'done', $1, $2, ${transaction}) RETURNING "transactionId"`,
      [kind, actor],
    );
  };

  test.each([
    ["yesterday", "now() - interval '1 day'"],
    ["a minute ago", "now() - interval '61 seconds'"],
    ["just before", "now() - interval '1 second'"],
    ["tomorrow", "now() + interval '1 day'"],
  ])("she writes a record of %s: it is not of its moment", async (_, at) => {
    await expect(record({ at })).rejects.toThrow("of the moment in which it is written");
  });

  test("nor is it of before the transaction that she keeps open", async () => {
    await tries("BEGIN");
    await expect(record({ at: "transaction_timestamp() - interval '2 milliseconds'" })).rejects.toThrow(
      "of the moment",
    );
    await tries("ROLLBACK");
  });

  test("she writes it in the name of someone: of nobody who is not signed in", async () => {
    const nobodyElse = "names who acted, and nobody else";
    await expect(record({ kind: "member", actor: dora.accountId })).rejects.toThrow(nobodyElse);
    await expect(record({ kind: "member", actor: null })).rejects.toThrow(nobodyElse);
    await expect(record({ kind: "staff", actor: anna.accountId })).rejects.toThrow(nobodyElse);
    await expect(record({ kind: "member", actor: "anna" })).rejects.toThrow("invalid input syntax");
    await expect(record({ kind: "visitor", actor: anna.accountId })).rejects.toThrow(nobodyElse);
    for (const actor of [null, anna.accountId, "Mallory", "", "a record"])
      await expect(record({ kind: "system", actor })).rejects.toThrow(nobodyElse);
    await expect(record({ kind: "mallory", actor: dora.accountId })).rejects.toThrow(nobodyElse);
  });

  test("of someone whose session has ended, or was left a day ago, neither", async () => {
    const { prisma } = attacked.owner;
    const hanna = await aStaffMemberBySetUp("hanna");
    const session = await bySetUp(() => signedIn(hanna));
    await record({ kind: "staff", actor: hanna.accountId });
    const where = { id: session.kind === "session" ? session.sessionId : "" };
    await prisma.session.update({ where, data: { lastSeenAt: new Date(Date.now() - 2 * 3_600_000) } });
    await expect(record({ kind: "staff", actor: hanna.accountId })).rejects.toThrow("nobody else");
    await prisma.session.update({ where, data: { lastSeenAt: new Date() } });
    expect(await execute(endSession, session, {})).toMatchObject({ status: "done" });
    await expect(record({ kind: "staff", actor: hanna.accountId })).rejects.toThrow("nobody else");
  });

  test("she opens a session as the demo does, by choosing whom to be", async () => {
    const session = (way: string) =>
      tries(`INSERT INTO "Session" (id, "accountId", way, "factorAt", "createdAt", "lastSeenAt")
             VALUES (gen_random_uuid(), '${dora.accountId}', '${way}', now(), now(), now())`);
    await expect(session("DEMO")).rejects.toThrow("nobody signs in by choosing whom to be");
    // Any other is refused for another reason: nothing records it.
    await expect(session("PASSWORD_SMS")).rejects.toThrow("unaudited");
  });

  test("a record covers no transaction but its own", async () => {
    const { rows } = await record({ transaction: "'999999999'" });
    expect(rows).not.toEqual([{ transactionId: "999999999" }]);
    await expect(tries(`UPDATE "Account" SET status = 'ACTIVE'`)).rejects.toThrow("unaudited");
  });

  test("the portal itself does all its work with that role", async () => {
    const session = await reallySignedIn(anna);
    expect(await execute(unblockAuthorisation, session, { authorisationId: dora.authorisationId })).toMatchObject({
      status: "done",
    });
    const help = { email: dora.email, problem: "OTHER" };
    expect(await execute(askForHelp, visitor, help, aRequest())).toMatchObject({ status: "done" });
    await enqueue(attacked.application.prisma, hourly, new Date());
    await workOff({ jobs });
    await tidy();
    const { prisma } = attacked.owner;
    expect(await prisma.outbox.count({ where: { deadAt: { not: null } } })).toBe(0);
    expect(await prisma.helpRequest.count()).toBe(1);
    expect(await ask(colleagues, session, {})).toMatchObject({ status: "found" });
    expect(await ask(log, session, {})).toMatchObject({ status: "found" });
    const renamed = {
      authorisationId: dora.authorisationId,
      initials: "D.",
      firstName: "Dora",
      namePrefix: "",
      lastName: "Bos",
      reason: "MARRIAGE",
    };
    expect(await execute(changeColleagueName, session, renamed)).toMatchObject({ status: "done" });
    expect(await prisma.accountName.count()).toBe(1);
    expect(await ask(colleagues, session, { q: "bos" })).toMatchObject({ value: { people: [{}] } });
    expect(await execute(endSession, session, {})).toMatchObject({ status: "done" });
  });

  test("and what takes two people, with both in the record", async () => {
    const two = await bySetUp(async () => {
      const [stef, lena] = [await aStaffMember("stef", "STAFF_ADMIN"), await aStaffMember("lena", "STAFF_ADMIN")];
      return { lena, proposer: await signedIn(stef), approver: await signedIn(lena) };
    });
    const eva = { firstName: "Eva", lastName: "de Wit", email: "eva@verzekeraar.example", mobileNumber: "06 12340099" };
    expect(await byTwo(inviteStaff, two, { ...eva, ONBOARDING: "on" })).toMatchObject({ status: "done" });
    const { prisma } = attacked.owner;
    expect(await prisma.auditRecord.count({ where: { secondId: two.lena.accountId } })).toBe(1);
    expect(await prisma.letIn.count()).toBe(2);
  });

  const bySetUp = async <T>(work: () => Promise<T>): Promise<T> => {
    useDatabase(attacked.owner);
    try {
      return await work();
    } finally {
      useDatabase(attacked.application);
    }
  };
  const aStaffMemberBySetUp = (name: string) => bySetUp(() => aStaffMember(name, "SERVICEDESK"));

  test("its password stands nowhere as it is", async () => {
    const [row] = await attacked.owner.prisma.$queryRaw<{ kept: string }[]>`
      SELECT rolpassword AS kept FROM pg_authid WHERE rolname = ${attacked.role}`;
    expect(row?.kept).toMatch(/^SCRAM-SHA-256\$4096:/);
  });

  describe("production refuses, in one sentence, a role that", () => {
    const asked = () => whyNotApplication(attacked.application);
    test("is the application's: it does not", async () => {
      expect(await asked()).toBeNull();
    });

    test.each([
      ["empties tables", `GRANT TRUNCATE ON "Limit" TO ME`, `REVOKE TRUNCATE ON "Limit" FROM ME`],
      ["changes a record", `GRANT UPDATE (at) ON "AuditRecord" TO ME`, `REVOKE UPDATE (at) ON "AuditRecord" FROM ME`],
      ["deletes records", `GRANT DELETE ON "AuditRecord" TO ME`, `REVOKE DELETE ON "AuditRecord" FROM ME`],
      ["passes by policies", `ALTER ROLE ME BYPASSRLS`, `ALTER ROLE ME NOBYPASSRLS`],
      ["makes roles", `ALTER ROLE ME CREATEROLE`, `ALTER ROLE ME NOCREATEROLE`],
      ["is a superuser", `ALTER ROLE ME SUPERUSER`, `ALTER ROLE ME NOSUPERUSER`],
      ["is in the owner", `GRANT postgres TO ME`, `REVOKE postgres FROM ME`],
      ["writes everywhere", `GRANT pg_write_all_data TO ME`, `REVOKE pg_write_all_data FROM ME`],
      ["makes tables", `GRANT CREATE ON SCHEMA public TO ME`, `REVOKE CREATE ON SCHEMA public FROM ME`],
      ["owns a table", `ALTER TABLE "Limit" OWNER TO ME`, `ALTER TABLE "Limit" OWNER TO postgres`],
      [
        "switches triggers off",
        `GRANT SET ON PARAMETER session_replication_role TO ME`,
        `REVOKE SET ON PARAMETER session_replication_role FROM ME`,
      ],
      ["was not let in", `REVOKE portal_application FROM ME`, `GRANT portal_application TO ME`],
    ])("%s", async (_, give, take) => {
      const { prisma } = attacked.owner;
      const me = `"${attacked.role}"`;
      await prisma.$executeRawUnsafe(give.replace(/\bME\b/, me));
      try {
        expect(await asked()).toMatch(/^The role portal_attacked_\d+_app of DATABASE_URL [^\n]+\.$/);
      } finally {
        await prisma.$executeRawUnsafe(take.replace(/\bME\b/, me));
      }
      expect(await asked()).toBeNull();
    });
  });

  describe("as it is set up", () => {
    const production = () => ({
      ...process.env,
      ...{ APP_ENV: "production", PUBLIC_ORIGIN: "https://portaal.verzekeraar.nl", TRUSTED_PROXIES: "1" },
      ...{ SMTP_URL: "smtps://127.0.0.1:9", MAIL_FROM: "Portaalhulp <portaalhulp@verzekeraar.nl>" },
      ...{ SMS_URL: "https://127.0.0.1:9", SMS_TOKEN: "a-token-of-the-provider" },
      ...{ AUTH_SECRET: "q9Zt4Lm2Xv8Rw1Kc7Np5Hd3Jy6Bf0GaS", STAFF_EMAIL_DOMAINS: "verzekeraar.nl" },
    });
    const script = (name: string, more: Readonly<Record<string, string>>) =>
      spawn(process.execPath, ["--conditions=react-server", `scripts/${name}.ts`], {
        env: { ...production(), ...more },
      });
    const run = async (name: string, more: Readonly<Record<string, string>>) => {
      const child = script(name, more);
      const said = Promise.all([text(child.stdout), text(child.stderr)]);
      const [code] = (await once(child, "exit")) as [number];
      return { code, said: (await said).join("") };
    };

    test("migrating lets the role in, again and again, and from then on nobody writes history", async () => {
      const both = { DATABASE_URL: attacked.url, MIGRATE_DATABASE_URL: attacked.ownerUrl };
      expect(await run("migrate", both)).toEqual({ code: 0, said: "The database is up to date.\n" });
      expect(await run("migrate", both)).toEqual({ code: 0, said: "The database is up to date.\n" });
      expect(await whyNotApplication(attacked.application)).toBeNull();
      const owner = await databaseOver(openPostgresql(attacked.ownerUrl, 1));
      try {
        const at = new Date(0);
        const written = owner.prisma.auditRecord.create({
          data: { at, event: "x", outcome: "done", actorKind: "visitor" },
        });
        await expect(written).rejects.toThrow("of the moment");
      } finally {
        await owner.close();
      }
    });

    test("migrating refuses to run without an owner, or with the application as one", async () => {
      const sentence = /^[A-Z][^\n]+\.\n$/;
      const one = await run("migrate", { DATABASE_URL: attacked.url });
      expect(one).toMatchObject({ code: 1, said: expect.stringMatching(/MIGRATE_DATABASE_URL/) as string });
      const same = await run("migrate", { DATABASE_URL: attacked.ownerUrl, MIGRATE_DATABASE_URL: attacked.ownerUrl });
      expect(same).toMatchObject({ code: 1, said: expect.stringMatching(/the same role/) as string });
      for (const { said } of [one, same]) expect(said).toMatch(sentence);
    });

    test("the worker refuses the owner, and to know the owner; as the application it works", async () => {
      const asOwner = await run("worker", { DATABASE_URL: attacked.ownerUrl });
      expect(asOwner).toEqual({
        code: 1,
        said: `The role postgres of DATABASE_URL is a superuser, which the application must not; give it a role of its own and run "npm run migrate".\n`,
      });
      const knows = await run("worker", { DATABASE_URL: attacked.url, MIGRATE_DATABASE_URL: attacked.ownerUrl });
      expect(knows).toMatchObject({
        code: 1,
        said: expect.stringMatching(/^The setting MIGRATE_DATABASE_URL /) as string,
      });
      const unsealing = await run("worker", { DATABASE_URL: attacked.url });
      expect(unsealing).toMatchObject({
        code: 1,
        said: expect.stringMatching(/AUDIT_KEY and AUDIT_CHECKPOINTS/) as string,
      });
      const sealing = { AUDIT_KEY: "7Gf2Qw9Zr4Lx8Vb1Nc6Md3Ks5Hj0TpYe", AUDIT_CHECKPOINTS: "syslog://127.0.0.1:9" };
      const worker = script("worker", { DATABASE_URL: attacked.url, ...sealing });
      const [said] = (await Promise.race([once(worker.stdout, "data"), once(worker, "exit")])) as [Buffer];
      expect(String(said)).toContain("Delivering messages.");
      worker.kill("SIGTERM");
      await once(worker, "exit");
    });
  });
});
