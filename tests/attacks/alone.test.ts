import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startReactivation } from "#lib/features/administration/account-changes/commands/reactivation.ts";
import { appointAdministrator } from "#lib/features/administration/administrators/commands/roles.ts";
import { startLoad } from "#lib/features/insurer/organisation-files/commands/running.ts";
import { changeOrganisation, createOrganisation } from "#lib/features/insurer/organisations/commands/facts.ts";
import { approveProposal, rejectProposal } from "#lib/features/insurer/proposals/commands.ts";
import {
  setNumber,
  startNumberChange,
  startReactivation as startReactivationByStaff,
} from "#lib/features/insurer/servicedesk/commands/factors.ts";
import { changeStaffDuties } from "#lib/features/insurer/staff-accounts/commands/changing.ts";
import { inviteStaff, renewStaff } from "#lib/features/insurer/staff-accounts/commands/inviting.ts";
import type { StaffRole } from "#lib/platform/access/roles.ts";
import { proposals } from "#lib/features/insurer/proposals/queries.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aFile, everyoneLoaded, uploaded, worksOn } from "#tests/support/organisation-files.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, signedIn } from "#tests/support/people.ts";
import { activate, propose } from "#tests/support/proposals.ts";
import { script } from "#tests/support/servicedesk.ts";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(new Date("2026-11-22T09:00:00.000Z"));
});
afterEach(() => fixClock(null));

const my = { email: "mij@verzekeraar.example", mobileNumber: "06 12349999" };

async function staff(first: string, ...duties: StaffRole[]) {
  const person = await aStaffMember(first, ...duties);
  return { ...person, session: await signedIn(person) };
}

const approves = (session: Awaited<ReturnType<typeof signedIn>>, proposalId: string) =>
  execute(approveProposal, session, { proposalId });

/** Everything by which an account can be opened, and what it may do. */
async function powers() {
  const { prisma } = await database();
  return {
    accounts: await prisma.account.findMany({
      select: { id: true, email: true, mobileNumber: true, passwordHash: true, status: true, staffRoles: true },
      orderBy: { id: "asc" },
    }),
    administrators: await prisma.authorisation.findMany({
      where: { role: "ADMINISTRATOR" },
      select: { id: true, accountId: true, status: true },
      orderBy: { id: "asc" },
    }),
    changes: await prisma.accountChange.findMany({ orderBy: { id: "asc" } }),
    numbers: await prisma.organisation.findMany({ select: { phoneNumber: true }, orderBy: { id: "asc" } }),
  };
}

describe("one of onboarding", () => {
  test("loads a file that makes a beheerder of an own address, and nobody is beheerder before a colleague agrees", async () => {
    const [otto, ina] = [await staff("otto", "ONBOARDING"), await staff("ina", "ONBOARDING")];
    const loadId = await uploaded(
      otto.session,
      aFile("Kantoor Nieuw;54321;;Mijn;Eigen;mij@elders.example;06 12349999;;beheerder;actief"),
    );
    const proposalId = await propose(startLoad, otto.session, { loadId, invites: "now" });
    await worksOn();
    expect(await everyoneLoaded()).toEqual([]);
    expect(await approves(otto.session, proposalId)).toMatchObject({ status: "refused", code: "notYours" });
    expect(await approves(ina.session, proposalId)).toMatchObject({ status: "done" });
    await worksOn();
    expect(await everyoneLoaded()).toMatchObject([{ role: "ADMINISTRATOR" }]);
    const { prisma } = await database();
    expect(
      await prisma.auditRecord.findMany({ where: { event: startLoad.event }, orderBy: { id: "asc" } }),
    ).toMatchObject([
      { outcome: "proposed", actorId: otto.accountId, secondId: null, proposalId },
      { outcome: "done", actorId: otto.accountId, secondId: ina.accountId, proposalId },
    ]);
  });

  test("changes the number on file that the first pair of eyes then calls, and it stays what it was", async () => {
    const otto = await staff("otto", "ONBOARDING");
    const sara = await staff("sara", "SERVICEDESK");
    const { organisationId } = await anOrganisation({ administrators: ["anna"] });
    const { prisma } = await database();
    const { name } = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } });
    const wanted = { organisationId, name, phoneNumber: "020 624 11 11" };
    const proposalId = await propose(changeOrganisation, otto.session, wanted);
    const before = await powers();
    expect(before.numbers).toEqual([{ phoneNumber: null }]);
    expect(await approves(sara.session, proposalId)).toMatchObject({ status: "done" });
    expect((await powers()).numbers).toEqual([{ phoneNumber: "+31206241111" }]);
  });

  test("adds a customer with an own number to be called back on, and it is not there", async () => {
    const otto = await staff("otto", "ONBOARDING");
    await staff("ina", "ONBOARDING");
    const wanted = { kind: "INTERMEDIARY", name: "Kantoor", numbers: "40404", phoneNumber: "020 624 11 11" };
    await propose(createOrganisation, otto.session, wanted);
    expect((await powers()).numbers).toEqual([]);
  });
});

describe("one of the servicedesk", () => {
  test("begins an only beheerder anew with an own address and number, and binds nothing", async () => {
    const [sara, otto] = [await staff("sara", "SERVICEDESK"), await staff("otto", "ONBOARDING")];
    const { person } = await anOrganisation({ administrators: ["cees"] });
    const { authorisationId, accountId } = person("cees");
    const before = await powers();
    const proposalId = await propose(startReactivationByStaff, sara.session, { authorisationId, ...my, ...script });
    expect(await powers()).toEqual(before);
    expect(await execute(startReactivationByStaff, sara.session, { authorisationId, ...my, ...script })).toEqual({
      status: "alreadyWaiting",
    });
    expect(await approves(sara.session, proposalId)).toMatchObject({ status: "refused", code: "notYours" });
    expect(await approves(await signedIn(person("cees")), proposalId)).toEqual({ status: "notFound" });
    expect(await approves(otto.session, proposalId)).toMatchObject({ status: "done" });
    const after = await powers();
    expect(after.accounts.find(({ id }) => id === accountId)).toMatchObject({ status: "INVITED" });
    expect((await mails()).some(({ to }) => to === person("cees").email)).toBe(true);
  });

  test("changes only the number of a beheerder, who is invited or active: that waits too", async () => {
    const sara = await staff("sara", "SERVICEDESK");
    await staff("otto", "ONBOARDING");
    const { person } = await anOrganisation({ administrators: ["cees"], invited: ["gerda"] });
    await setAuthorisation(person("gerda"), { role: "ADMINISTRATOR" });
    await setAuthorisation(person("cees"), { status: "WITHDRAWN" });
    const { authorisationId } = person("gerda");
    const before = await powers();
    await propose(setNumber, sara.session, { authorisationId, mobileNumber: my.mobileNumber, ...script });
    await setAuthorisation(person("cees"), { status: "ACTIVE" });
    const cees = { authorisationId: person("cees").authorisationId, mobileNumber: my.mobileNumber, ...script };
    await propose(startNumberChange, sara.session, cees);
    const { administrators, ...bound } = await powers();
    expect(bound).toMatchObject({ accounts: before.accounts, changes: [] });
    expect(administrators).toHaveLength(2);
  });

  test("gives a colleague in an office without a beheerder another address and number in two steps, and needs a second for either way to both", async () => {
    const sara = await staff("sara", "SERVICEDESK");
    await staff("otto", "ONBOARDING");
    const { person } = await anOrganisation({ employees: ["jan"] });
    const { authorisationId } = person("jan");
    const step = (more: object) =>
      execute(startReactivationByStaff, sara.session, {
        ...{ authorisationId, email: "", mobileNumber: person("jan").mobileNumber, ...script },
        ...more,
      });
    expect(await step({ ...my })).toMatchObject({ status: "waiting" });
    expect(await step({ mobileNumber: my.mobileNumber })).toMatchObject({ status: "done" });
    expect(await step({ ...my })).toEqual({ status: "alreadyWaiting" });
  });
});

describe("one who manages staff", () => {
  test("invites puppets with a duty that decides, and no account is made before the other one agrees", async () => {
    const [stef, lena] = [await staff("stef", "STAFF_ADMIN"), await staff("lena", "STAFF_ADMIN")];
    const aad = await staff("aad", "AUDITOR");
    const puppet = { firstName: "Pop", lastName: "Een", email: "pop@verzekeraar.example", mobileNumber: "06 12348888" };
    const proposalId = await propose(inviteStaff, stef.session, { ...puppet, ONBOARDING: "on" });
    expect((await powers()).accounts).toHaveLength(3);
    expect(await approves(stef.session, proposalId)).toMatchObject({ status: "refused", code: "notYours" });
    expect(await approves(lena.session, proposalId)).toMatchObject({ status: "done" });
    const told = (await mails()).filter(({ subject }) => subject === "Er is een nieuwe medewerker uitgenodigd");
    expect(told.map(({ to }) => to).sort()).toEqual([aad.email, lena.email, stef.email].sort());
  });

  test("gives an auditor a duty that decides, or a colleague an own number: both wait", async () => {
    const stef = await staff("stef", "STAFF_ADMIN");
    await staff("lena", "STAFF_ADMIN");
    const [aad, otto] = [await staff("aad", "AUDITOR"), await staff("otto", "ONBOARDING")];
    const before = await powers();
    await propose(changeStaffDuties, stef.session, { accountId: aad.accountId, ONBOARDING: "on" });
    await propose(renewStaff, stef.session, { accountId: otto.accountId, mobileNumber: my.mobileNumber });
    expect(await powers()).toEqual(before);
    // Taking a duty away gives nobody anything, and an auditor decides about nothing.
    const audits = { firstName: "A", lastName: "Ud", email: "ud@verzekeraar.example", mobileNumber: "06 12347777" };
    expect(await execute(inviteStaff, stef.session, { ...audits, AUDITOR: "on" })).toMatchObject({ status: "done" });
  });

  test("whom one let in does not agree with what that one proposes, nor the one let in by that one", async () => {
    const [stef, lena] = [await staff("stef", "STAFF_ADMIN"), await staff("lena", "STAFF_ADMIN")];
    const invites = async (who: typeof stef, by: typeof stef, first: string) => {
      const one = { firstName: first, lastName: "Nieuw", email: `${first}@verzekeraar.example` };
      const wanted = { ...one, mobileNumber: "06 12346666", STAFF_ADMIN: "on" };
      expect(await approves(by.session, await propose(inviteStaff, who.session, wanted))).toMatchObject({
        status: "done",
      });
      const { prisma } = await database();
      const { id: accountId } = await prisma.account.findUniqueOrThrow({ where: { email: one.email } });
      await activate(accountId);
      return { accountId, email: one.email, mobileNumber: "", session: await signedIn({ accountId }) };
    };
    const max = await invites(stef, lena, "max");
    const puppet = { firstName: "Pop", lastName: "Een", email: "pop@verzekeraar.example", mobileNumber: "06 12348888" };
    const byMax = await propose(inviteStaff, max.session, { ...puppet, ONBOARDING: "on" }).catch(() => "alone");
    expect(byMax).toBe("alone");
    const byStef = await propose(inviteStaff, stef.session, { ...puppet, ONBOARDING: "on" });
    expect(await approves(max.session, byStef)).toMatchObject({ status: "refused", code: "notYours" });
    expect(await execute(rejectProposal, max.session, { proposalId: byStef, reason: "NOT_AGREED" })).toMatchObject({
      code: "notYours",
    });
    expect(await approves(lena.session, byStef)).toMatchObject({ status: "done" });
  });
});

describe("a beheerder", () => {
  test("begins a fellow beheerder anew with an own address and number, and the fellow keeps both", async () => {
    const { person } = await anOrganisation({ administrators: ["anna", "bert", "chris"] });
    const before = await powers();
    const wanted = {
      authorisationId: person("bert").authorisationId,
      email: "a@elders.example",
      mobileNumber: my.mobileNumber,
    };
    const proposalId = await propose(startReactivation, await signedIn(person("anna")), wanted);
    expect(await powers()).toEqual(before);
    expect(await approves(await signedIn(person("bert")), proposalId)).toMatchObject({ code: "notYours" });
    expect(await approves(await signedIn(person("anna")), proposalId)).toMatchObject({ code: "notYours" });
    expect(await approves(await signedIn(person("chris")), proposalId)).toMatchObject({ status: "done" });
  });

  test("appoints two of their own choosing, of whom one proposes and the other agrees: staff decide, or a third", async () => {
    const { person } = await anOrganisation({ administrators: ["anna", "bert", "chris"], employees: ["p", "q"] });
    const sara = await staff("sara", "SERVICEDESK");
    const anna = await signedIn(person("anna"));
    for (const who of ["p", "q"] as const)
      expect(await execute(appointAdministrator, anna, { authorisationId: person(who).authorisationId })).toMatchObject(
        {
          status: "done",
        },
      );
    const begins = async () => {
      const { authorisationId } = person("bert");
      const wanted = { authorisationId, email: "a@elders.example", mobileNumber: my.mobileNumber };
      return propose(startReactivation, await signedIn(person("p")), wanted);
    };
    const proposalId = await begins();
    expect(await approves(await signedIn(person("q")), proposalId)).toMatchObject({ code: "notYours" });
    expect(await approves(anna, proposalId)).toMatchObject({ code: "notYours" });
    expect(await approves(sara.session, proposalId)).not.toMatchObject({ status: "done" });
    expect(await approves(await signedIn(person("chris")), proposalId)).toMatchObject({ status: "done" });
  });

  test("for a time gives a colleague an own address and number: a beheerder must agree", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora", "bram"] });
    const [deputyFrom, deputyUntil] = [new Date("2026-11-20T00:00:00Z"), new Date("2026-12-20T00:00:00Z")];
    await setAuthorisation(person("dora"), { deputyFrom, deputyUntil });
    const wanted = {
      authorisationId: person("bram").authorisationId,
      email: "a@elders.example",
      mobileNumber: my.mobileNumber,
    };
    const dora = await signedIn(person("dora"));
    const proposalId = await propose(startReactivation, dora, wanted);
    expect(await approves(dora, proposalId)).toMatchObject({ status: "denied" });
    expect(await ask(proposals, dora, {})).toMatchObject({
      value: { waiting: [], others: [], own: [{ id: proposalId }] },
    });
    expect(await approves(await signedIn(person("anna")), proposalId)).toMatchObject({ status: "done" });
  });
});

test("nobody proposes what leads to their own telephone or mailbox", async () => {
  const sara = await staff("sara", "SERVICEDESK");
  await staff("otto", "ONBOARDING");
  const { person } = await anOrganisation({ administrators: ["cees"] });
  const { authorisationId } = person("cees");
  const wanted = { authorisationId, email: "", mobileNumber: sara.mobileNumber, ...script };
  expect(await execute(startReactivationByStaff, sara.session, wanted)).toEqual({ status: "ownGain" });
  const { prisma } = await database();
  expect(await prisma.proposal.count()).toBe(0);
});

describe("nobody waits for somebody who does not exist", () => {
  const wanted = (authorisationId: string) => ({
    authorisationId,
    email: "nieuw@elders.example",
    mobileNumber: "06 12345555",
  });

  test("in an office of one and of two the insurer's staff decide; in one of three a beheerder", async () => {
    const sara = await staff("sara", "SERVICEDESK");
    const one = await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
    const byOne = await propose(
      startReactivation,
      await signedIn(one.person("anna")),
      wanted(one.person("bram").authorisationId),
    );
    const two = await anOrganisation({ administrators: ["anna", "bert"] });
    const byTwo = await propose(startReactivation, await signedIn(two.person("anna")), {
      ...wanted(two.person("bert").authorisationId),
      email: "",
    });
    const three = await anOrganisation({ administrators: ["anna", "bert", "chris"] });
    const byThree = await propose(startReactivation, await signedIn(three.person("anna")), {
      ...wanted(three.person("bert").authorisationId),
      email: "ander@elders.example",
    });
    expect(await approves(sara.session, byThree)).toMatchObject({ code: "notYours" });
    expect(await approves(sara.session, byOne)).toMatchObject({ status: "done" });
    expect(await approves(sara.session, byTwo)).toMatchObject({ status: "done" });
    expect(await approves(await signedIn(three.person("chris")), byThree)).toMatchObject({ status: "done" });
  });

  test("a staff of two, one of each kind, decide for each other; one alone is told so, and nothing is kept", async () => {
    const sara = await staff("sara", "SERVICEDESK");
    const { person, organisationId } = await anOrganisation({ administrators: ["cees"] });
    const { authorisationId } = person("cees");
    expect(await execute(startReactivationByStaff, sara.session, { authorisationId, ...my, ...script })).toEqual({
      status: "alone",
    });
    const { prisma } = await database();
    expect(await prisma.proposal.count()).toBe(0);
    const otto = await staff("otto", "ONBOARDING");
    const bySara = await propose(startReactivationByStaff, sara.session, { authorisationId, ...my, ...script });
    const { name } = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } });
    const onFile = { organisationId, name, phoneNumber: "020 624 11 11" };
    const byOtto = await propose(changeOrganisation, otto.session, onFile);
    expect(await approves(otto.session, bySara)).toMatchObject({ status: "done" });
    expect(await approves(sara.session, byOtto)).toMatchObject({ status: "done" });
  });
});
