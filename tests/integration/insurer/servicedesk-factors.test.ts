import { beforeEach, describe, expect, test } from "vitest";
import { freezeAccount } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { numberLink } from "#lib/features/administration/account-changes/queries.ts";
import { choosePassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { setNumber, startNumberChange, startReactivation } from "#lib/features/insurer/servicedesk/commands/factors.ts";
import { unfreeze } from "#lib/features/insurer/servicedesk/commands/freezing.ts";
import { signOutByStaff } from "#lib/features/insurer/servicedesk/commands/signing-out.ts";
import { renewInvitationByStaff } from "#lib/features/insurer/servicedesk/commands/inviting.ts";
import { finishCase, takeCase } from "#lib/features/help/staff-cases/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import type { AnyCommand } from "#lib/platform/gate/command.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import {
  accountOf,
  finish,
  newNumber,
  notMeLinkOf,
  numberLinkOf,
  office,
  startFor,
  told,
} from "#tests/support/account-changes.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, password, signedIn, type TestPerson } from "#tests/support/people.ts";
import { approve, byTwo, propose } from "#tests/support/proposals.ts";
import { recordsOf } from "#tests/support/records.ts";
import { blocked, script, staff } from "#tests/support/servicedesk.ts";
import { aRequest, lastLink, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-23T09:00:00.000Z");
const typed = "06 87654321";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});

const helping = (command: AnyCommand, who: Identity, { authorisationId }: TestPerson, more: object = {}) =>
  execute(command, who, { authorisationId, ...script, mobileNumber: typed, ...more });

/** Proposed by one of the servicedesk and approved by another. */
const byTwoOf = async (command: AnyCommand, { authorisationId }: TestPerson, more: object = {}) => {
  const two = { proposer: await staff("SERVICEDESK"), approver: await staff("SERVICEDESK") };
  return byTwo(command, two, { authorisationId, ...script, mobileNumber: typed, ...more });
};

const alone = async () => (await anOrganisation({ administrators: ["cees"], employees: ["hanna"] })).person("cees");

/** Fleur said "that was not me"; the case is Sara's, when she takes it. */
async function frozen({ changed = false, taken = true } = {}) {
  const { fleur, bert, session } = await office();
  await startFor(session, fleur);
  const link = await notMeLinkOf(fleur);
  if (changed) await finish(fleur);
  await execute(freezeAccount, visitor, { link: changed ? await notMeLinkOf(fleur) : link });
  const { prisma } = await database();
  const { id: caseId } = await prisma.staffCase.findFirstOrThrow();
  const sara = await staff("SERVICEDESK");
  if (taken) await execute(takeCase, sara, { caseId });
  return { fleur, bert, sara, caseId };
}

const openCases = async () => (await database()).prisma.staffCase.count({ where: { doneAt: null } });

describe("releasing a frozen account", () => {
  test("ends the password with the freeze, finishes the case, and tells everyone", async () => {
    const { fleur, bert, sara } = await frozen();
    const before = (await waiting()).length;
    expect(await helping(unfreeze, sara, fleur)).toMatchObject({ status: "done" });
    expect(await accountOf(fleur)).toMatchObject({ status: "ACTIVE", blockCause: null, passwordHash: null });
    expect(await openCases()).toBe(0);
    expect(await told(before)).toEqual(expect.arrayContaining([`EMAIL ${fleur.email}`, `EMAIL ${bert.email}`]));
    expect(await recordsOf("staff.unfreeze")).toMatchObject([
      {
        subjectId: fleur.authorisationId,
        after: { account: "ACTIVE", password: "ended", script: expect.any(Array) as object },
      },
    ]);
    const link = await lastLink(fleur.email, "wachtwoord-herstellen");
    const chosen = { link, password: "Tulpen bloeien in april" };
    expect(await execute(choosePassword, visitor, chosen, aRequest())).toMatchObject({ status: "done" });
  });

  test("is for who has the case in hand", async () => {
    const { fleur, caseId, sara } = await frozen({ taken: false });
    expect(await helping(unfreeze, sara, fleur)).toMatchObject({ code: "takeCaseFirst" });
    const other = await staff("SERVICEDESK");
    await execute(takeCase, other, { caseId });
    expect(await helping(unfreeze, sara, fleur)).toMatchObject({ code: "takeCaseFirst" });
    expect(await accountOf(fleur)).toMatchObject({ status: "BLOCKED", blockCause: "FREEZE" });
    expect(await execute(finishCase, other, { caseId })).toMatchObject({ code: "stillFrozen" });
    expect(await helping(unfreeze, other, fleur)).toMatchObject({ status: "done" });
  });

  test("lets nobody back in with a number that was bound just before: all that is bound ends instead", async () => {
    const { fleur, sara } = await frozen({ changed: true });
    expect(await helping(unfreeze, sara, fleur)).toMatchObject({ code: "bindingNew" });
    expect(await accountOf(fleur)).toMatchObject({ status: "BLOCKED", mobileNumber: newNumber });
    const own = { mobileNumber: fleur.mobileNumber };
    expect(await helping(startReactivation, sara, fleur, own)).toMatchObject({ status: "done" });
    expect(await accountOf(fleur)).toMatchObject({ status: "INVITED", passwordHash: null, ...own });
    expect(await openCases()).toBe(0);
  });
});

test("what the servicedesk does for a beheerder waits where nobody else is there, and is never approved alone", async () => {
  const cees = await alone();
  const sara = await staff("SERVICEDESK");
  expect(await helping(startNumberChange, sara, cees)).toEqual({ status: "alone" });
  expect(await recordsOf("staff.start-mobile-number")).toEqual([]);
  await staff("ONBOARDING");
  const asked = { authorisationId: cees.authorisationId, ...script, mobileNumber: typed };
  const proposalId = await propose(startNumberChange, sara, asked);
  expect(await helping(startNumberChange, sara, cees)).toEqual({ status: "alreadyWaiting" });
  expect(await approve(sara, proposalId)).toMatchObject({ status: "refused", code: "notYours" });
  expect(await accountOf(cees)).toMatchObject({ mobileNumber: cees.mobileNumber, mobileChangedAt: null });
});

describe("a change of number begun by the servicedesk", () => {
  test("binds nothing: the person finishes it, and everyone hears of it", async () => {
    const cees = await alone();
    const [sara, sem] = [await aStaffMember("sara", "SERVICEDESK"), await aStaffMember("sem", "SERVICEDESK")];
    const asked = { authorisationId: cees.authorisationId, ...script, mobileNumber: typed };
    const proposalId = await propose(startNumberChange, await signedIn(sara), asked);
    const { prisma } = await database();
    expect(await prisma.accountChange.count()).toBe(0);
    expect(await told()).toEqual(["JOB proposal.tell", "JOB proposal.lapse"]);
    expect(await approve(await signedIn(sem), proposalId)).toMatchObject({ status: "done" });
    expect(await accountOf(cees)).toMatchObject({ mobileNumber: cees.mobileNumber, mobileChangedAt: null });
    expect(await told()).toEqual(expect.arrayContaining([`EMAIL ${cees.email}`, `SMS ${cees.mobileNumber}`]));
    expect(await prisma.accountChange.findFirstOrThrow()).toMatchObject({
      startedById: null,
      newMobileNumber: newNumber,
    });
    expect(await ask(numberLink, visitor, { link: await numberLinkOf(cees) })).toMatchObject({ value: { by: "" } });
    expect(await finish(cees)).toMatchObject({ status: "done" });
    expect(await accountOf(cees)).toMatchObject({ mobileNumber: newNumber });
    const about = { subjectId: cees.authorisationId, organisationId: cees.organisationId, actorId: sara.accountId };
    expect(await recordsOf("staff.start-mobile-number")).toMatchObject([
      { ...about, outcome: "proposed", secondId: null, proposalId },
      { ...about, outcome: "done", secondId: sem.accountId, proposalId },
    ]);
    expect(JSON.stringify(await recordsOf("staff.start-mobile-number"))).not.toContain("87654321");
  });

  test("is a second beheerder's while there is one", async () => {
    const { bert, fleur } = await office();
    const sara = await staff("SERVICEDESK");
    for (const who of [bert, fleur]) {
      expect(await helping(startNumberChange, sara, who)).toMatchObject({ code: "hasAdministrator" });
      expect(await helping(startReactivation, sara, who)).toMatchObject({ code: "hasAdministrator" });
    }
    expect(await (await database()).prisma.accountChange.count()).toBe(0);
  });

  test("is refused where it would change nothing, or the number is none to get codes on", async () => {
    const cees = await alone();
    const sara = await staff("SERVICEDESK");
    const same = { mobileNumber: cees.mobileNumber };
    expect(await helping(startNumberChange, sara, cees, same)).toMatchObject({ code: "sameNumber" });
    const landline = { mobileNumber: "020 5551234" };
    expect(await helping(startNumberChange, sara, cees, landline)).toMatchObject({
      errors: { mobileNumber: ["phoneLandline"] },
    });
    expect(await helping(setNumber, sara, cees)).toMatchObject({ code: "changedMeanwhile" });
    await blocked(cees);
    expect(await helping(startNumberChange, sara, cees)).toMatchObject({ code: "blocked" });
  });

  test("is filled in at once only of an account that never was active", async () => {
    const { person } = await anOrganisation({ invited: ["gerda"] });
    const gerda = person("gerda");
    const sara = await staff("SERVICEDESK");
    expect(await helping(startNumberChange, sara, gerda)).toMatchObject({ code: "changedMeanwhile" });
    expect(await helping(setNumber, sara, gerda)).toMatchObject({ status: "done" });
    expect(await accountOf(gerda)).toMatchObject({ mobileNumber: newNumber, mobileProvenAt: null, status: "INVITED" });
    expect(await told()).toContain(`EMAIL ${gerda.email}`);
  });

  test("also when the beheerder who invited them first is elsewhere; of who has an account it is only what is seen", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], invited: ["gerda"] });
    const { organisationId } = await anOrganisation();
    const asGuest = (who: TestPerson) =>
      changed(async (tx, createdAt) => {
        const invitedAs = { initials: "X.", firstName: "X", namePrefix: "", lastName: "Y", mobileNumber: null };
        const place = { organisationId, accountId: who.accountId, accessCode: `X-${who.accountId.slice(-8)}` };
        const data = { ...place, role: "EMPLOYEE", status: "PENDING", sortName: "y", invitedAs } as const;
        const { id } = await tx.authorisation.create({
          data: { ...data, portals: [], createdAt },
          select: { id: true },
        });
        return { ...who, authorisationId: id };
      });
    const sara = await staff("SERVICEDESK");
    const gerda = await asGuest(person("gerda"));
    expect(await helping(setNumber, sara, gerda)).toMatchObject({ status: "done" });
    expect(await accountOf(gerda)).toMatchObject({ mobileNumber: newNumber });
    expect(await told()).toContain(`EMAIL ${gerda.email}`);
    const anna = await asGuest(person("anna"));
    const before = await accountOf(anna);
    expect(await byTwoOf(setNumber, anna)).toMatchObject({ status: "done" });
    expect(await accountOf(anna)).toEqual(before);
    expect(await told()).not.toContain(`EMAIL ${anna.email}`);
  });
});

test("a new beginning by the servicedesk waits a day, and the person can stop it", async () => {
  const cees = await alone();
  expect(await byTwoOf(startReactivation, cees)).toMatchObject({ status: "done" });
  expect(await accountOf(cees)).toMatchObject({ status: "INVITED", passwordHash: null });
  const chosen = { link: await lastLink(cees.email, "activeren"), password };
  expect(await execute(choosePassword, visitor, chosen, aRequest())).toMatchObject({ code: "linkClosed" });
  expect(await execute(freezeAccount, visitor, { link: await notMeLinkOf(cees) })).toMatchObject({ status: "done" });
  fixClock(after(start, days(1) + 1));
  expect(await execute(choosePassword, visitor, chosen, aRequest())).toMatchObject({ code: "linkClosed" });
});

test("an invitation is sent anew to the address on file, and only while there is something to take up", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], invited: ["gerda"] });
  const sara = await staff("SERVICEDESK");
  expect(await helping(renewInvitationByStaff, sara, person("gerda"))).toMatchObject({ status: "done" });
  expect(await lastLink(person("gerda").email, "activeren")).not.toBe("");
  expect(await recordsOf("staff.renew-invitation")).toMatchObject([{ subjectId: person("gerda").authorisationId }]);
  expect(await helping(renewInvitationByStaff, sara, person("anna"))).toMatchObject({ code: "accepted" });
});

test("whoever called about a stolen device is signed out everywhere, is told, and can sign in again", async () => {
  const cees = await alone();
  const [one, other] = [await signedIn(cees), await signedIn(cees)];
  const sara = await staff("SERVICEDESK");
  expect(await helping(signOutByStaff, sara, cees)).toMatchObject({ status: "done" });
  const { prisma } = await database();
  expect(await prisma.session.count({ where: { accountId: cees.accountId, endedAt: null } })).toBe(0);
  expect(one).not.toEqual(other);
  expect(await recordsOf("staff.sign-out")).toMatchObject([
    { subjectId: cees.authorisationId, after: { sessions: 2 } },
  ]);
  const told = (await mails()).at(-1);
  expect(told).toMatchObject({ to: cees.email, subject: "Je bent overal uitgelogd" });
  expect(told?.text).toContain("Bel dan meteen de Allianz Servicedesk");
  expect(told?.text).not.toContain("dit-was-ik-niet");
  expect(await helping(signOutByStaff, sara, cees)).toMatchObject({ status: "refused", code: "notSignedIn" });
  expect(await accountOf(cees)).toMatchObject({ status: "ACTIVE" });
});

test.each([
  ["unfreeze", unfreeze],
  ["signOutByStaff", signOutByStaff],
  ["startNumberChange", startNumberChange],
  ["setNumber", setNumber],
  ["startReactivation", startReactivation],
  ["renewInvitationByStaff", renewInvitationByStaff],
] as readonly (readonly [string, AnyCommand])[])(
  "%s is the servicedesk's alone, after the whole script",
  async (_, command) => {
    const cees = await alone();
    const before = await accountOf(cees);
    for (const role of ["ONBOARDING", "AUDITOR", "STAFF_ADMIN"] as const)
      expect(await helping(command, await staff(role), cees)).toEqual({ status: "denied" });
    const other = await anOrganisation({ administrators: ["anna"] });
    expect(await helping(command, await signedIn(cees), cees)).toEqual({ status: "denied" });
    for (const who of [visitor, await signedIn(other.person("anna"))])
      expect(await helping(command, who, cees)).toEqual({ status: "notFound" });
    const half = { saidWhere: undefined };
    expect(await helping(command, await staff("SERVICEDESK"), cees, half)).toMatchObject({
      errors: { script: ["scriptIncomplete"] },
    });
    expect(await recordsOf(command.event)).toHaveLength(4);
    expect(await accountOf(cees)).toEqual(before);
  },
);
