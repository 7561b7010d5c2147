import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setMobileNumber } from "#lib/features/administration/account-changes/commands/mobile-number.ts";
import { numberPage } from "#lib/features/administration/account-changes/queries.ts";
import { appointDeputy } from "#lib/features/administration/administrators/commands/deputies.ts";
import { setRuleOfTwo } from "#lib/features/administration/administrators/commands/rule-of-two.ts";
import { colleague } from "#lib/features/administration/authorisations/queries.ts";
import { undoImport } from "#lib/features/administration/imports/commands/ending.ts";
import { oneImport } from "#lib/features/administration/imports/queries.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { revokeInvitation } from "#lib/features/administration/invitations/commands/inviting.ts";
import { correctInvitedEmail } from "#lib/features/administration/personal-details/commands/addresses.ts";
import { personToChange } from "#lib/features/administration/personal-details/queries.ts";
import { inviteAppointed } from "#lib/features/appointment/appointments/commands/inviting.ts";
import { setNumber } from "#lib/features/insurer/servicedesk/commands/factors.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import type { Prisma } from "#lib/platform/db/generated/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { authorisationOf } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aCsv, peopleOf, starts, uploaded, worksOn } from "#tests/support/imports.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { approve, propose } from "#tests/support/proposals.ts";
import { script } from "#tests/support/servicedesk.ts";
import { appointment, inStatus } from "#tests/support/waiting-appointments.ts";

/**
 * Daan was checked by the insurer and is to become beheerder; he has not begun. Whoever changed by what he begins would
 * be an independent second beheerder beside themselves.
 */

const mine = { email: "anna.tweede@mail.example", mobileNumber: "06 12349999" };
const daans = "daan@kantoor.example";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(new Date("2026-01-05T09:00:00Z"));
});
afterEach(() => fixClock(null));

async function appointed(organisationId: string, email = daans) {
  const appointmentId = await inStatus("APPROVED", { organisationId, organisationNumber: "10023", email });
  const invited = await execute(inviteAppointed, { kind: "system", job: "appointment.invite" }, { appointmentId });
  expect(invited).toMatchObject({ status: "done" });
  return { appointmentId, authorisationId: (await appointment(appointmentId)).authorisationId ?? "" };
}

async function anOffice() {
  const office = await anOrganisation({
    ...{ administrators: ["anna", "bert", "cas"], employees: ["dirk"], intermediaryNumber: "10023" },
  });
  return { ...office, anna: await signedIn(office.person("anna")), ...(await appointed(office.organisationId)) };
}

/** What somebody begins by, as it stands. */
const theirs = async (authorisationId: string) =>
  (await database()).prisma.authorisation.findUniqueOrThrow({
    where: { id: authorisationId },
    select: {
      ...{ accountId: true, invitedEmail: true, role: true, status: true },
      account: { select: { email: true, mobileNumber: true } },
    },
  });

const refused = { status: "refused", code: "becomesAdministrator" };

const puts = async (who: Identity, authorisationId: string) => [
  await execute(correctInvitedEmail, who, { authorisationId, email: mine.email }),
  await execute(setMobileNumber, who, { authorisationId, mobileNumber: mine.mobileNumber }),
];

describe("a beheerder in the place of one who was appointed", () => {
  test("by an own address or number: refused, and told who can", async () => {
    const { anna, authorisationId } = await anOffice();
    const before = await theirs(authorisationId);
    for (const reply of await puts(anna, authorisationId)) expect(reply).toMatchObject(refused);
    expect(await theirs(authorisationId)).toEqual(before);
  });

  test("who works elsewhere and would accept: the invitation moves to nobody else", async () => {
    const { person } = await anOrganisation({ employees: ["hanna"] });
    const office = await anOrganisation({ administrators: ["anna"], intermediaryNumber: "10023" });
    const { authorisationId } = await appointed(office.organisationId, person("hanna").email);
    const before = await theirs(authorisationId);
    const anna = await signedIn(office.person("anna"));
    for (const reply of await puts(anna, authorisationId)) expect(reply).toMatchObject(refused);
    expect(await theirs(authorisationId)).toEqual(before);
  });

  test("no screen offers what is refused", async () => {
    const { anna, authorisationId: id } = await anOffice();
    expect(await ask(colleague, anna, { id })).toMatchObject({ value: { acts: { account: true, proofs: false } } });
    expect(await ask(numberPage, anna, { id })).toMatchObject({
      value: { way: null, refused: "becomesAdministrator" },
    });
    expect(await ask(personToChange, anna, { id })).toMatchObject({ value: { refused: "becomesAdministrator" } });
  });

  test("two of the servicedesk correct the number, also where there are other beheerders", async () => {
    const { authorisationId } = await anOffice();
    const [sara, otto] = [await aStaffMember("sara", "SERVICEDESK"), await aStaffMember("otto", "ONBOARDING")];
    const wanted = { authorisationId, mobileNumber: "06 12345555", ...script };
    const proposalId = await propose(setNumber, await signedIn(sara), wanted);
    expect(await approve(await signedIn(otto), proposalId)).toMatchObject({ status: "done" });
    expect((await theirs(authorisationId)).account).toEqual({ email: daans, mobileNumber: "+31612345555" });
  });
});

describe("a beheerder of another organisation", () => {
  /** Invited by Rob, and made beheerder elsewhere by a file of the insurer. */
  async function invitedByRob(mobileNumber?: null) {
    const office = await anOrganisation({ administrators: ["anna"] });
    const robs = await anOrganisation({ administrators: ["rob"], invited: ["gerda"] });
    const gerda = robs.person("gerda");
    await changed(async (tx, createdAt) => {
      if (mobileNumber === null) await tx.account.update({ where: { id: gerda.accountId }, data: { mobileNumber } });
      await tx.authorisation.create({
        data: {
          ...{ organisationId: office.organisationId, accountId: gerda.accountId, accessCode: "GAST0001" },
          ...{ portals: [], sortName: "g", role: "ADMINISTRATOR", status: "PENDING", createdAt },
          invitedAs: { initials: "G.", firstName: "Gerda", namePrefix: "", lastName: "B", mobileNumber: null },
        },
      });
    });
    return { office, gerda, rob: await signedIn(robs.person("rob")) };
  }

  const numberOf = async (id: string) =>
    (await (await database()).prisma.account.findUniqueOrThrow({ where: { id } })).mobileNumber;

  test("who invited them first keeps what he wrote, and gives them no other number", async () => {
    const { gerda, rob } = await invitedByRob();
    const typed = { authorisationId: gerda.authorisationId, mobileNumber: mine.mobileNumber };
    expect(await execute(setMobileNumber, rob, typed)).toMatchObject({ status: "done" });
    expect(await numberOf(gerda.accountId)).toBe(gerda.mobileNumber);
    expect(await ask(numberPage, rob, { id: gerda.authorisationId })).toMatchObject({
      value: { mobile: expect.stringMatching(/999$/) as string },
    });
  });

  test("who adds them, in a form or a file, gives them no number they had not", async () => {
    const { gerda } = await invitedByRob(null);
    const third = await anOrganisation({ administrators: ["cees"] });
    const fourth = await anOrganisation({ administrators: ["kees"] });
    const person = { firstName: "Gerda", lastName: "Bos", email: gerda.email, mobileNumber: mine.mobileNumber };
    const cees = await signedIn(third.person("cees"));
    expect(await execute(addPerson, cees, { ...person, MKB: "on", invite: "later" })).toMatchObject({ status: "done" });
    const kees = await signedIn(fourth.person("kees"));
    await starts(kees, await uploaded(kees, aCsv(`Gerda;Bos;${gerda.email};${mine.mobileNumber}`)));
    await worksOn();
    expect(await peopleOf(fourth.organisationId)).toHaveLength(2);
    expect(await numberOf(gerda.accountId)).toBe(null);
  });
});

describe("a deputy", () => {
  async function imported() {
    const { organisationId, person } = await anOrganisation({
      ...{ administrators: ["anna"], employees: ["dirk"], intermediaryNumber: "10023" },
    });
    const anna = await signedIn(person("anna"));
    const importId = await uploaded(
      anna,
      aCsv(`Daan;Berg;${daans};06 12345001`, "Eva;Berg;eva@kantoor.example;06 12345002"),
    );
    await starts(anna, importId);
    await worksOn();
    const period = { authorisationId: person("dirk").authorisationId, from: "2026-01-05", until: "2026-01-20" };
    expect(await execute(appointDeputy, anna, period)).toMatchObject({ status: "done" });
    const dirk = await signedIn(person("dirk"));
    return { organisationId, importId, anna, dirk, ...(await appointed(organisationId)) };
  }

  test("undoes a file: whom it added and who was appointed since stays, and nobody is counted who stayed", async () => {
    const { organisationId, importId, dirk, authorisationId } = await imported();
    const before = await theirs(authorisationId);
    const { prisma } = await database();
    const links = { where: { authorisationId, replacedAt: null } };
    expect(await ask(oneImport, dirk, { id: importId })).toMatchObject({ value: { undoable: 1, stay: 1 } });
    expect(await execute(undoImport, dirk, { importId })).toMatchObject({ status: "done" });
    expect(await theirs(authorisationId)).toEqual(before);
    expect(await prisma.oneTimeLink.count(links)).toBe(1);
    expect((await peopleOf(organisationId)).map(({ account }) => account.email)).not.toContain("eva@kantoor.example");
    expect(await ask(oneImport, dirk, { id: importId })).toMatchObject({
      value: { status: "UNDONE", counts: { added: 1, undone: 1 } },
    });
    expect(await prisma.auditRecord.findMany({ where: { event: "import.undo" } })).toMatchObject([
      { outcome: "done", after: { removed: 1 } },
    ]);
  });

  test("undoes a file of which nobody else is left: there is nothing to undo", async () => {
    const { importId, dirk, organisationId, authorisationId } = await imported();
    const eva = (await peopleOf(organisationId)).find(({ account }) => account.email.startsWith("eva"));
    await appointed(organisationId, eva?.account.email);
    const before = [await theirs(authorisationId), await theirs(eva?.id ?? "")];
    expect(await execute(undoImport, dirk, { importId })).toMatchObject({ code: "nothingToUndo" });
    expect([await theirs(authorisationId), await theirs(eva?.id ?? "")]).toEqual(before);
  });
});

describe("where adding and removing a beheerder takes two", () => {
  test("taking back the invitation of one who is to become it waits as withdrawing one does", async () => {
    const { anna, person, authorisationId } = await anOffice();
    expect(await execute(setRuleOfTwo, anna, { two: "on" })).toMatchObject({ status: "done" });
    const proposalId = await propose(revokeInvitation, anna, { authorisationId });
    expect(await theirs(authorisationId)).toMatchObject({ status: "PENDING" });
    expect(await approve(await signedIn(person("bert")), proposalId)).toMatchObject({ status: "done" });
    expect(await theirs(authorisationId)).toMatchObject({ status: "WITHDRAWN" });
  });

  test("that of a colleague does not, nor where one is enough", async () => {
    const { anna, organisationId, authorisationId } = await anOffice();
    expect(await execute(revokeInvitation, anna, { authorisationId })).toMatchObject({ status: "done" });
    expect(await execute(setRuleOfTwo, anna, { two: "on" })).toMatchObject({ status: "done" });
    const joost = await aPerson("joost", { organisationId, email: "joost@kantoor.example", active: false });
    const { authorisationId: id } = joost;
    expect(await execute(revokeInvitation, anna, { authorisationId: id })).toMatchObject({ status: "done" });
    expect(await authorisationOf(joost)).toMatchObject({ status: "WITHDRAWN" });
  });
});

describe("a command that forgot it", () => {
  type By = { readonly actorKind: string; readonly actorId?: string; readonly organisationId?: string };
  type Work = (tx: Prisma.TransactionClient, at: Date) => Promise<unknown>;

  /** As the database sees it where this is production: who makes a demo or test world could do more. */
  async function forgetful(by: By, work: Work, event = "test") {
    const { prisma } = await database();
    return prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL portal.world = 'real'`;
      const [now] = await tx.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
      const at = now?.at ?? new Date();
      await tx.auditRecord.create({ data: { ...by, at, event, outcome: "done" } });
      await work(tx, at);
    });
  }

  const alone = "nobody changes alone by what the next beheerder begins";

  test("of a beheerder is refused by the database, in a form, a job or another organisation", async () => {
    fixClock(null);
    const { person, organisationId, authorisationId } = await anOffice();
    const elsewhere = await anOrganisation({ administrators: ["rob"] });
    const { accountId, account } = await theirs(authorisationId);
    const anna = { actorKind: "member", actorId: person("anna").accountId, organisationId };
    const rob = { actorKind: "member", actorId: elsewhere.person("rob").accountId };
    await signedIn(elsewhere.person("rob"));
    const address: Work = async (tx) => {
      await tx.account.update({ where: { id: accountId }, data: { email: mine.email } });
      await tx.authorisation.update({ where: { id: authorisationId }, data: { invitedEmail: mine.email } });
    };
    const number: Work = (tx) =>
      tx.account.update({ where: { id: accountId }, data: { mobileNumber: "+31612349999" } });
    for (const work of [address, number]) {
      for (const by of [anna, { ...rob, organisationId: elsewhere.organisationId }])
        await expect(forgetful(by, work)).rejects.toThrow(alone);
      await expect(forgetful({ actorKind: "system", actorId: "import.run" }, work, "import.run")).rejects.toThrow(
        alone,
      );
    }
    const moved: Work = (tx) =>
      tx.authorisation.update({ where: { id: authorisationId }, data: { accountId: rob.actorId, invitedEmail: null } });
    await expect(forgetful(anna, moved)).rejects.toThrow("in the place of a beheerder");
    expect(await theirs(authorisationId)).toMatchObject({ accountId, account });
  });

  test("what the insurer approved, and what the person finished in whosever browser, stays possible", async () => {
    fixClock(null);
    const { person, organisationId, authorisationId } = await anOffice();
    const { accountId } = await theirs(authorisationId);
    const job = { actorKind: "system", actorId: "appointment.invite" };
    const number: Work = (tx) =>
      tx.account.update({ where: { id: accountId }, data: { mobileNumber: "+31612345555" } });
    await forgetful(job, number, "appointment.invite");
    const anna = { actorKind: "member", actorId: person("anna").accountId, organisationId };
    await forgetful(anna, async (tx, at) => {
      const { authorisationId: startedById } = person("anna");
      const change = { accountId, organisationId, authorisationId, startedById, kind: "EMAIL" as const };
      const times = { createdAt: at, expiresAt: at, completedAt: at };
      await tx.accountChange.create({ data: { ...change, ...times, newEmail: "daan@nieuw.example" } });
      await tx.account.update({ where: { id: accountId }, data: { email: "daan@nieuw.example" } });
      await tx.authorisation.update({ where: { id: authorisationId }, data: { invitedEmail: "daan@nieuw.example" } });
    });
    const account = { email: "daan@nieuw.example", mobileNumber: "+31612345555" };
    expect((await theirs(authorisationId)).account).toEqual(account);
  });

  test("of a deputy is refused by the database: no beheerder ends, nor what one may do", async () => {
    fixClock(null);
    const { person, organisationId, authorisationId, appointmentId } = await anOffice();
    const dirk = { actorKind: "member", actorId: person("dirk").accountId, organisationId };
    const hour = 3_600_000;
    const now = Date.now();
    await signedIn(person("dirk"));
    await changed((tx) =>
      tx.authorisation.update({
        where: { id: person("dirk").authorisationId },
        data: { deputyFrom: new Date(now - hour), deputyUntil: new Date(now + hour) },
      }),
    );
    const ends = (id: string, data: Prisma.AuthorisationUpdateInput) =>
      forgetful(dirk, (tx) => tx.authorisation.update({ where: { id }, data }));
    const refused = "a deputy ends no beheerder";
    for (const id of [authorisationId, person("cas").authorisationId]) {
      await expect(ends(id, { status: "WITHDRAWN" })).rejects.toThrow(refused);
      await expect(ends(id, { role: "EMPLOYEE" })).rejects.toThrow(refused);
      await expect(ends(id, { validUntil: new Date(now + hour) })).rejects.toThrow(refused);
      await expect(ends(id, { portals: [] })).rejects.toThrow(refused);
    }
    await ends(person("cas").authorisationId, { status: "BLOCKED" });
    await ends(person("cas").authorisationId, { status: "ACTIVE" });
    await forgetful(dirk, async (tx, endedAt) => {
      await tx.appointment.update({ where: { id: appointmentId }, data: { status: "WITHDRAWN", endedAt } });
      await tx.authorisation.update({
        where: { id: authorisationId },
        data: { status: "WITHDRAWN", role: "EMPLOYEE" },
      });
    });
    expect(await theirs(authorisationId)).toMatchObject({ status: "WITHDRAWN" });
  });
});
