import { afterEach, beforeEach, expect, test } from "vitest";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { guarded } from "#lib/features/base/retention/rules.ts";
import { hourly, jobs } from "#lib/jobs.ts";
import { database } from "#lib/platform/db/client.ts";
import type { Prisma } from "#lib/platform/db/generated/client.ts";
import { endOf, forgetting, stepSize, type Forgotten } from "#lib/platform/db/forgetting.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { tidy } from "#lib/platform/db/tidy.ts";
import { newId } from "#lib/platform/new-id.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { workOff } from "#lib/platform/outbox/worker.ts";
import { retention, type Aging } from "#lib/platform/retention.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, changed, type TestPerson } from "#tests/support/people.ts";

const now = new Date("2026-11-22T09:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
});
afterEach(() => fixClock(null));

test("what still counts stays, what is over goes", async () => {
  const { prisma } = await database();
  await prisma.limit.createMany({
    data: [
      { bucket: "over", count: 1, resetsAt: after(now, -1) },
      { bucket: "running", count: 1, resetsAt: after(now, hours(1)) },
    ],
  });
  const { person } = await anOrganisation({ employees: ["dora"] });
  const { accountId } = person("dora");
  const tries = { count: 3, firstTriedAt: past("PasswordTries") };
  await prisma.passwordTries.createMany({
    data: [
      { ...tries, key: "old", lastTriedAt: past("PasswordTries") },
      { ...tries, key: "old, but waiting", lastTriedAt: past("PasswordTries"), waitUntil: after(now, 1) },
      { ...tries, key: "adds up", lastTriedAt: within("PasswordTries") },
      { ...tries, key: accountId, lastTriedAt: past("PasswordTries") },
      { ...tries, key: `${accountId} known`, lastTriedAt: past("PasswordTries") },
    ],
  });
  const row = { kind: "JOB", to: "test", createdAt: after(now, -days(31)), notBefore: now } as const;
  await prisma.outbox.createMany({ data: [{ ...row, sentAt: now }, { ...row, deadAt: now }, row] });

  const login = {
    purpose: "RESET_PASSWORD",
    accountId,
    passwordHash: "chosen",
    createdAt: after(now, -minutes(20)),
  } as const;
  await prisma.loginTransaction.createMany({
    data: [
      { ...login, browserHash: "expired", expiresAt: now },
      { ...login, browserHash: "under way", expiresAt: after(now, 1) },
    ],
  });

  await tidy();

  const logins = await prisma.loginTransaction.findMany({ orderBy: { expiresAt: "asc" } });
  expect(logins.map(({ passwordHash }) => passwordHash)).toEqual([null, "chosen"]);

  expect((await prisma.limit.findMany()).map(({ bucket }) => bucket)).toEqual(["running"]);
  expect((await prisma.passwordTries.findMany()).map(({ key }) => key).sort()).toEqual(
    // An account's own are never over, or its hundred in a row would be no hundred.
    ["adds up", "old, but waiting", accountId, `${accountId} known`].sort(),
  );
  expect(await prisma.outbox.findMany({ select: { sentAt: true, deadAt: true } })).toEqual([
    { sentAt: null, deadAt: null },
  ]);
});

/** A moment just past the end of what a table keeps, and one just before it. */
const past = (table: Aging) => after(endOf(table, now), -1);
const within = (table: Aging) => endOf(table, now);

/** What the worker does every hour. */
async function anHourPasses() {
  const { prisma } = await database();
  await tidy();
  await enqueue(prisma, hourly, now);
  await workOff({ jobs });
}

const recorded = async () => {
  const { prisma } = await database();
  const rows = await prisma.auditRecord.findMany({ where: { event: "retention.forget" }, orderBy: { id: "asc" } });
  return rows.map(({ after: what }) => what);
};

test("what a record is about goes too, each kind with a record of how many, and what still rules stays", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"], invited: ["gerda"] });
  const [anna, dora, gerda] = ["anna", "dora", "gerda"].map(person);
  if (!anna || !dora || !gerda) throw new Error("somebody is missing");
  const sara = await aStaffMember("sara", "SERVICEDESK");
  const { organisationId } = anna;
  const seen = { factorAt: now, lastSeenAt: now, accountId: dora.accountId };
  await changed(async (tx) => {
    for (const createdAt of [past("Session"), within("Session")])
      await tx.session.create({ data: { ...seen, createdAt } });
    const identity = {
      issuer: "x",
      kvkNumber: "69599084",
      accountId: dora.accountId,
      boundAt: past("ExternalIdentity"),
    };
    for (const endedAt of [past("ExternalIdentity"), within("ExternalIdentity"), null])
      await tx.externalIdentity.create({ data: { ...identity, subjectHash: String(endedAt), endedAt } });
    const link = { accountId: dora.accountId, createdAt: now, expiresAt: past("OneTimeLink") };
    const links = [
      { ...link, hash: "reset, over", purpose: "RESET_PASSWORD" },
      { ...link, hash: "reset, in time", purpose: "RESET_PASSWORD", expiresAt: within("OneTimeLink") },
      { ...link, hash: "invitation, taken up", purpose: "ACTIVATE", usedAt: now },
      { ...link, hash: "invitation, open", purpose: "ACTIVATE", accountId: gerda.accountId },
    ] as const;
    for (const data of links) await tx.oneTimeLink.create({ data });
    const device = { accountId: dora.accountId, createdAt: now, lastUsedAt: now };
    for (const expiresAt of [past("KnownDevice"), within("KnownDevice")])
      await tx.knownDevice.create({ data: { ...device, expiresAt, secretHash: expiresAt.toISOString() } });
    const change = {
      ...{ accountId: dora.accountId, organisationId, authorisationId: dora.authorisationId },
      ...{ startedById: anna.authorisationId, createdAt: now, expiresAt: past("AccountChange") },
    };
    const changes = [
      { ...change, kind: "NAME", newName: { lastName: "Lapsed" } },
      { ...change, kind: "EMAIL", newEmail: "in.time@delinden.example", expiresAt: within("AccountChange") },
      { ...change, kind: "REACTIVATION", newMobileNumber: "+31612340009", completedAt: now },
      { ...change, kind: "REACTIVATION", newMobileNumber: "+31612340009", cancelledAt: now },
    ] as const;
    for (const data of changes) await tx.accountChange.create({ data });
    const asked = {
      ...{ organisationId, accountId: dora.accountId, authorisationId: dora.authorisationId },
      problem: "OTHER",
      ...{ createdAt: past("HelpRequest"), openedAt: past("HelpRequest"), resolvedAt: past("HelpRequest") },
    } as const;
    await tx.helpRequest.create({ data: { ...asked, reference: "H-over", status: "RESOLVED" } });
    await tx.helpRequest.create({ data: { ...asked, reference: "H-in time", status: "CLOSED", resolvedAt: now } });
    await tx.helpRequest.create({ data: { ...asked, reference: "H-open", status: "RECEIVED", resolvedAt: null } });
    const view = { staffId: sara.accountId, organisationId, reason: "CALLER" };
    for (const at of [past("StaffView"), within("StaffView")]) await tx.staffView.create({ data: { ...view, at } });
    const note = { organisationId, writtenById: sara.accountId };
    for (const writtenAt of [past("StaffNote"), within("StaffNote")])
      await tx.staffNote.create({ data: { ...note, writtenAt, text: "Belt liever na vijven." } });
    const opened = { accountId: dora.accountId, kind: "DISPUTE", openedAt: past("StaffCase") } as const;
    await tx.staffCase.create({ data: { ...opened, reference: "Z-over", doneAt: past("StaffCase") } });
    await tx.staffCase.create({ data: { ...opened, reference: "Z-open" } });
    const proposal = {
      ...{ event: "administrator.appoint", organisationId, isIndependent: true },
      desk: "ADMINISTRATORS",
      ...{ proposedById: anna.accountId, createdAt: past("Proposal"), expiresAt: past("Proposal") },
    } as const;
    await tx.proposal.create({ data: { ...proposal, status: "LAPSED", endedAt: past("Proposal"), subjectId: "over" } });
    await tx.proposal.create({ data: { ...proposal, status: "LAPSED", endedAt: now, subjectId: "in time" } });
    await tx.proposal.create({ data: { ...proposal, status: "WAITING", subjectId: "waiting" } });
  });

  await anHourPasses();

  const { prisma } = await database();
  expect(await prisma.session.findMany()).toMatchObject([{ createdAt: within("Session") }]);
  expect(await prisma.knownDevice.findMany()).toMatchObject([{ expiresAt: within("KnownDevice") }]);
  const identities = await prisma.externalIdentity.findMany({ orderBy: { endedAt: "asc" } });
  expect(identities.map(({ endedAt }) => endedAt)).toEqual([within("ExternalIdentity"), null]);
  const links = await prisma.oneTimeLink.findMany({ where: { hash: { contains: "," } }, orderBy: { hash: "asc" } });
  expect(links.map(({ hash }) => hash)).toEqual(["invitation, open", "reset, in time"]);
  const changes = await prisma.accountChange.findMany({ orderBy: { kind: "asc" } });
  expect(changes).toMatchObject([{ kind: "EMAIL" }, { kind: "REACTIVATION", completedAt: null }]);
  const requests = await prisma.helpRequest.findMany({ orderBy: { reference: "asc" } });
  expect(requests.map(({ reference }) => reference)).toEqual(["H-in time", "H-open"]);
  expect(await prisma.staffView.findMany()).toMatchObject([{ at: within("StaffView") }]);
  expect(await prisma.staffNote.findMany()).toMatchObject([{ writtenAt: within("StaffNote") }]);
  expect(await prisma.staffCase.findMany()).toMatchObject([{ reference: "Z-open" }]);
  const proposals = await prisma.proposal.findMany({ orderBy: { subjectId: "asc" } });
  expect(proposals.map(({ subjectId }) => subjectId)).toEqual(["in time", "waiting"]);
  const counts = { OneTimeLink: 2, AccountChange: 2 };
  expect(await recorded()).toEqual(
    expect.arrayContaining(guarded.map((table) => ({ table, rows: { ...counts }[table as "OneTimeLink"] ?? 1 }))),
  );

  await anHourPasses();
  expect(await recorded()).toHaveLength(guarded.length);
});

type Db = Prisma.TransactionClient;

/** A row of each table that goes by its age, a moment past it. */
const over: Readonly<Record<Forgotten, (tx: Db, of: TestPerson, staffId: string) => Promise<unknown>>> = {
  Session: (tx, { accountId }) =>
    tx.session.create({ data: { accountId, factorAt: now, lastSeenAt: now, createdAt: past("Session") } }),
  OneTimeLink: (tx, { accountId }) =>
    tx.oneTimeLink.create({
      data: { accountId, hash: "x", purpose: "RESET_PASSWORD", createdAt: now, expiresAt: past("OneTimeLink") },
    }),
  LoginTransaction: (tx, { accountId }) =>
    tx.loginTransaction.create({
      data: {
        ...{ accountId, purpose: "RESET_PASSWORD", browserHash: "x", expiresAt: now },
        createdAt: past("LoginTransaction"),
      },
    }),
  KnownDevice: (tx, { accountId }) =>
    tx.knownDevice.create({
      data: { accountId, secretHash: "x", createdAt: now, lastUsedAt: now, expiresAt: past("KnownDevice") },
    }),
  PasskeyChallenge: (tx) => tx.passkeyChallenge.create({ data: { hash: "x", answeredAt: past("PasskeyChallenge") } }),
  PasswordTries: (tx) =>
    tx.passwordTries.create({ data: { key: "x", count: 1, firstTriedAt: now, lastTriedAt: past("PasswordTries") } }),
  ExternalSignIn: (tx) =>
    tx.externalSignIn.create({
      data: { browserHash: "x", entry: "x", stateHash: "x", locale: "nl", createdAt: past("ExternalSignIn") },
    }),
  ExternalIdentity: (tx, { accountId }) =>
    tx.externalIdentity.create({
      data: {
        ...{ accountId, issuer: "x", kvkNumber: "69599084", subjectHash: "x", boundAt: past("ExternalIdentity") },
        endedAt: past("ExternalIdentity"),
      },
    }),
  AccountChange: (tx, { accountId, organisationId, authorisationId }) =>
    tx.accountChange.create({
      data: {
        ...{ accountId, organisationId, authorisationId, startedById: authorisationId, createdAt: now },
        ...{ kind: "NAME", newName: { lastName: "Bos" }, expiresAt: past("AccountChange") },
      },
    }),
  StaffView: (tx, { organisationId }, staffId) =>
    tx.staffView.create({ data: { staffId, organisationId, reason: "CALLER", at: past("StaffView") } }),
  StaffNote: (tx, { organisationId }, writtenById) =>
    tx.staffNote.create({ data: { organisationId, writtenById, text: "x", writtenAt: past("StaffNote") } }),
  HelpRequest: (tx, { organisationId, accountId, authorisationId }) =>
    tx.helpRequest.create({
      data: {
        ...{ reference: "x", organisationId, accountId, authorisationId, problem: "OTHER", status: "RESOLVED" },
        ...{ createdAt: now, openedAt: now, resolvedAt: past("HelpRequest") },
      },
    }),
  StaffCase: (tx, { accountId }) =>
    tx.staffCase.create({
      data: { reference: "x", accountId, kind: "DISPUTE", openedAt: now, doneAt: past("StaffCase") },
    }),
  FinishedMatter: (tx) =>
    tx.finishedMatter.create({
      data: {
        ...{ kind: "CASE", matterId: newId(), beganAt: now, endedAt: past("FinishedMatter") },
        ...{ endedBy: "STAFF", about: "x", outcome: "x" },
      },
    }),
  Proposal: (tx, { accountId, organisationId }) =>
    tx.proposal.create({
      data: {
        ...{ event: "administrator.appoint", organisationId, isIndependent: true, desk: "ADMINISTRATORS" },
        ...{ proposedById: accountId, createdAt: now, expiresAt: now, status: "LAPSED", endedAt: past("Proposal") },
      },
    }),
  Outbox: (tx) =>
    tx.outbox.create({ data: { kind: "EMAIL", to: "x", createdAt: past("Outbox"), notBefore: now, sentAt: now } }),
  ReturnedAddress: (tx) =>
    tx.returnedAddress.create({
      data: { address: "x", kind: "EMAIL", returnedAt: past("ReturnedAddress"), reason: "550" },
    }),
  DemoMessage: (tx) =>
    tx.demoMessage.create({
      data: {
        ...{ id: newId(), kind: "EMAIL", to: "x", subject: "x", text: "x", createdAt: now },
        sentAt: past("DemoMessage"),
      },
    }),
  FormSubmission: (tx) => tx.formSubmission.create({ data: { key: "x", createdAt: past("FormSubmission") } }),
  OidcArtifact: (tx) =>
    tx.oidcArtifact.create({
      data: {
        ...{ kind: "x", hash: "x", payload: new Uint8Array([1]), createdAt: now },
        expiresAt: past("OidcArtifact"),
      },
    }),
  Limit: (tx) => tx.limit.create({ data: { bucket: "x", count: 1, resetsAt: past("Limit") } }),
};
const byAge = Object.keys(over) as Forgotten[];

test("of every table whose rows go by their age, what is over is gone an hour later", async () => {
  const { prisma } = await database();
  const { person } = await anOrganisation({ employees: ["dora"] });
  const sara = await aStaffMember("sara", "SERVICEDESK");
  await changed(async (tx) => {
    for (const table of byAge) await over[table](tx as unknown as Db, person("dora"), sara.accountId);
  });
  const wouldGo = async () => {
    const found: Forgotten[] = [];
    const asked = prisma.$transaction(async (db) => {
      for (const table of byAge) if ((await db.$executeRaw(forgetting(table, now))) > 0) found.push(table);
      throw new Error("all of it stays");
    });
    await expect(asked).rejects.toThrow("all of it stays");
    return found;
  };
  expect(await wouldGo()).toEqual(byAge);
  await anHourPasses();
  expect(await wouldGo()).toEqual([]);
});

test("many go a step at a time, each with its record", async () => {
  const { person } = await anOrganisation({ employees: ["dora"] });
  const old = { accountId: person("dora").accountId, factorAt: now, lastSeenAt: now, createdAt: past("Session") };
  await changed((tx) => tx.session.createMany({ data: Array(2 * stepSize + 7).fill(old) }));
  await anHourPasses();
  expect(await recorded()).toEqual([stepSize, stepSize, 7].map((rows) => ({ table: "Session", rows })));
  expect(await (await database()).prisma.session.count()).toBe(0);
});

test("names of long ago go, and those that the log may still need stay", async () => {
  const { prisma } = await database();
  const { organisationId, person } = await anOrganisation({ employees: ["dora"] });
  const { accountId } = person("dora");
  const name = { initials: "D.", firstName: "Dora", namePrefix: "", lastName: "Bos", sortName: "bos dora" };
  for (const until of [past("AccountName"), within("AccountName")]) {
    await prisma.accountName.create({ data: { accountId, since: until, until, ...name } });
    await prisma.organisationName.create({ data: { organisationId, since: until, until, name: "Linde" } });
  }
  await tidy();
  expect(await prisma.accountName.findMany()).toMatchObject([{ until: within("AccountName") }]);
  expect(await prisma.organisationName.findMany()).toMatchObject([{ until: within("AccountName") }]);
});

test("every table of the database says how long its rows are kept, and every job that ends them exists", async () => {
  const { prisma } = await database();
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT tablename::text AS name FROM pg_tables
    WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations' ORDER BY 1`;
  expect(Object.keys(retention).sort()).toEqual(tables.map(({ name }) => name).sort());
  const named = Object.values(retention).flatMap((kept) => ("job" in kept ? [kept.job] : []));
  expect(named.filter((name) => !jobs.some(({ event }) => event === name))).toEqual([]);
});

type Node = { readonly "Node Type": string; readonly Plans?: readonly Node[] };
const nodeTypes = ({ "Node Type": type, Plans = [] }: Node): string[] => [type, ...Plans.flatMap(nodeTypes)];

test("what is over is found by an index that has just the rows that may go, in their order", async () => {
  const { prisma } = await database();
  await prisma.$transaction(async (db) => {
    // In an empty table anything is cheap; without this, only what has no index is read as a whole, or sorted.
    await db.$executeRaw`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`;
    for (const table of byAge) {
      const explained = sql`EXPLAIN (FORMAT JSON) ${forgetting(table, now)}`;
      const [row] = await db.$queryRaw<{ "QUERY PLAN": [{ Plan: Node }] }[]>(explained);
      const types = row ? nodeTypes(row["QUERY PLAN"][0].Plan) : [];
      expect([table, types.includes("Index Scan"), types.includes("Seq Scan"), types.includes("Sort")]).toEqual([
        ...[table, true, false, false],
      ]);
    }
  });
});
