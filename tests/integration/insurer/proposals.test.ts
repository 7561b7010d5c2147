import { afterEach, beforeEach, expect, test } from "vitest";
import { setRuleOfTwo } from "#lib/features/administration/administrators/commands/rule-of-two.ts";
import {
  appointAdministrator,
  removeAdministrator,
} from "#lib/features/administration/administrators/commands/roles.ts";
import { startReactivation } from "#lib/features/administration/account-changes/commands/reactivation.ts";
import { startMobileNumber } from "#lib/features/administration/account-changes/commands/mobile-number.ts";
import { changeOrganisation } from "#lib/features/insurer/organisations/commands/facts.ts";
import {
  approveProposal,
  lapseProposal,
  rejectProposal,
  tellDeciders,
  withdrawProposal,
} from "#lib/features/insurer/proposals/commands.ts";
import { proposals, staffProposals } from "#lib/features/insurer/proposals/queries.ts";
import { organisationOfLink } from "#lib/platform/access/made-for.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, days } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { portalNames, portals, usePortals } from "#lib/platform/portals.ts";
import { authorisationOf, blockAccount, setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { propose } from "#tests/support/proposals.ts";

const start = new Date("2026-11-22T09:00:00.000Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => {
  fixClock(null);
  usePortals();
});

/** Otto proposes another number on file for an office; Ina may decide. */
async function onFile() {
  const [otto, ina, aad] = [
    await aStaffMember("otto", "ONBOARDING"),
    await aStaffMember("ina", "ONBOARDING"),
    await aStaffMember("aad", "AUDITOR"),
  ];
  const { organisationId, person } = await anOrganisation({ administrators: ["anna"] });
  const { prisma } = await database();
  const phone = async () =>
    (await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } })).phoneNumber;
  const { name, portals } = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const session = await signedIn(otto);
  const wanted = { organisationId, name, portals, phoneNumber: "020 624 11 11" };
  const proposalId = await propose(changeOrganisation, session, wanted);
  const proposal = () => prisma.proposal.findUniqueOrThrow({ where: { id: proposalId } });
  return {
    otto: { ...otto, session },
    ina: { ...ina, session: await signedIn(ina) },
    aad,
    proposalId,
    proposal,
    phone,
    anna: person("anna"),
  };
}

test("who may decide is told, by a mail that names nobody, and sees whom it is about and what becomes of what", async () => {
  const { otto, ina, proposalId } = await onFile();
  await executeAs("test", tellDeciders, { proposalId });
  const letters = await mails();
  expect(letters.map(({ to }) => to)).toEqual([ina.email]);
  expect(letters[0]?.text).toContain("Nummer in onze administratie wijzigen");
  expect(letters[0]?.text).not.toMatch(/Kantoor|624/);
  const seen = await ask(staffProposals, ina.session, {});
  expect(seen).toMatchObject({
    value: { waiting: [{ plan: { nl: { changes: [{ from: null, to: "020\u00a0624\u00a01111" }] } } }], own: [] },
  });
  expect(await ask(staffProposals, otto.session, { voorgesteld: proposalId })).toMatchObject({
    value: { waiting: [], own: [{ mayDecide: false }], justProposed: true },
  });
});

test("the mail says who proposes, and leads a beheerder to the list of that organisation", async () => {
  const { otto } = await onFile();
  const { person } = await anOrganisation({ administrators: ["bert", "chris"] });
  const [bert, chris] = [person("bert"), person("chris")];
  const wanted = { authorisationId: chris.authorisationId, email: "", mobileNumber: "06 12345555" };
  const beginning = await propose(startReactivation, await signedIn(bert), wanted);
  await executeAs("test", tellDeciders, { proposalId: beginning });
  const toStaff = (await mails()).find(({ to }) => to === otto.email);
  expect(toStaff?.text).toContain("Een beheerder van een organisatie stelt voor: Opnieuw activeren.");
  expect(toStaff?.text).toMatch(/\/medewerker\/goedkeuren\s/);
  await execute(rejectProposal, otto.session, { proposalId: beginning, reason: "NOT_TRUSTED" });
  const toBert = (await mails()).filter(({ to }) => to === bert.email).at(-1);
  const mark = /\/beheer\/goedkeuren\?voor=([\w-]+)/.exec(toBert?.text ?? "")?.[1];
  expect(mark && organisationOfLink(mark)).toBe(bert.organisationId);
});

test("a rejection changes nothing, says why to whoever proposed it, and empties what it said of people", async () => {
  const { otto, ina, proposalId, proposal, phone } = await onFile();
  expect(await execute(rejectProposal, ina.session, { proposalId, reason: "" })).toMatchObject({
    errors: { reason: ["reasonMissing"] },
  });
  expect(await execute(rejectProposal, otto.session, { proposalId, reason: "NOT_TRUSTED" })).toMatchObject({
    code: "notYours",
  });
  expect(await execute(rejectProposal, ina.session, { proposalId, reason: "NOT_TRUSTED" })).toMatchObject({
    status: "done",
  });
  expect(await proposal()).toMatchObject({ status: "REJECTED", decidedById: ina.accountId, input: null, plan: null });
  expect(await phone()).toBeNull();
  expect((await mails()).at(-1)).toMatchObject({ to: otto.email, subject: "Je voorstel is afgewezen" });
  expect(await execute(approveProposal, ina.session, { proposalId })).toMatchObject({ code: "rejected" });
});

test("it is withdrawn by whoever proposed it alone, and lapses by itself after a week", async () => {
  const { otto, ina, proposalId, proposal } = await onFile();
  expect(await execute(withdrawProposal, ina.session, { proposalId })).toMatchObject({ code: "notProposedByYou" });
  expect(await execute(withdrawProposal, otto.session, { proposalId })).toMatchObject({ status: "done" });
  expect(await proposal()).toMatchObject({ status: "WITHDRAWN" });
  const other = await onFile();
  await executeAs("test", lapseProposal, { proposalId: other.proposalId });
  expect(await other.proposal()).toMatchObject({ status: "WAITING" });
  fixClock(after(start, days(7)));
  expect(await execute(approveProposal, await signedIn(other.ina), { proposalId: other.proposalId })).toMatchObject({
    code: "lapsed",
  });
  await executeAs("test", lapseProposal, { proposalId: other.proposalId });
  expect(await other.proposal()).toMatchObject({ status: "LAPSED" });
  expect((await mails()).at(-1)).toMatchObject({ to: other.otto.email, subject: "Je voorstel is verlopen" });
});

test("members and auditors do not decide, which is recorded; of another organisation it is not found", async () => {
  const { anna, aad, proposalId, proposal } = await onFile();
  expect(await execute(approveProposal, await signedIn(anna), { proposalId })).toEqual({ status: "notFound" });
  expect(await execute(approveProposal, await signedIn(aad), { proposalId })).toEqual({ status: "denied" });
  const { prisma } = await database();
  expect(await prisma.auditRecord.count({ where: { event: approveProposal.event, outcome: "denied" } })).toBe(1);
  expect(await proposal()).toMatchObject({ status: "WAITING" });
  const [here, there] = [
    await anOrganisation({ administrators: ["bert", "chris"], employees: ["bram"] }),
    await anOrganisation({ administrators: ["cees"] }),
  ];
  const wanted = {
    authorisationId: here.person("bram").authorisationId,
    email: "b@elders.example",
    mobileNumber: "06 12345555",
  };
  const own = { proposalId: await propose(startReactivation, await signedIn(here.person("bert")), wanted) };
  const cees = await signedIn(there.person("cees"));
  for (const command of [approveProposal, withdrawProposal])
    expect(await execute(command, cees, own)).toEqual({ status: "notFound" });
  expect(await ask(proposals, cees, {})).toMatchObject({ value: { waiting: [], others: [], own: [] } });
});

test("whose duty ended, or who is blocked, proposed it in vain; and so it is once it is no longer possible", async () => {
  const { otto, ina, proposalId, phone } = await onFile();
  await blockAccount({ ...otto, authorisationId: "", organisationId: "", accessCode: "" }, "STAFF");
  expect(await execute(approveProposal, ina.session, { proposalId })).toMatchObject({ code: "proposerGone" });
  expect(await phone()).toBeNull();
  const { person } = await anOrganisation({ administrators: ["bert", "chris", "dirk"] });
  const wanted = { authorisationId: person("chris").authorisationId, email: "", mobileNumber: "06 12345555" };
  const gone = { proposalId: await propose(startReactivation, await signedIn(person("bert")), wanted) };
  await setAuthorisation(person("chris"), { status: "WITHDRAWN" });
  expect(await execute(approveProposal, await signedIn(person("dirk")), gone)).toMatchObject({ code: "changedSince" });
});

test("what is approved is what was read: all that the form changes stands in the plan, and nothing else has changed since", async () => {
  const { otto, ina } = await onFile();
  const { prisma } = await database();
  const { organisationId } = (await anOrganisation({ administrators: ["cees"] })).person("cees");
  const office = () => prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const { name, portals } = await office();
  const wanted = { organisationId, name: "Bakkerij Smit", kvkNumber: "68750110", phoneNumber: "020 624 22 22" };
  const proposalId = await propose(changeOrganisation, otto.session, wanted);
  const seen = await ask(staffProposals, ina.session, {});
  const mine = seen.status === "found" && seen.value.waiting.find(({ id }) => id === proposalId);
  expect(mine && mine.plan?.nl.changes.map(({ from, to }) => [from, to])).toEqual([
    [null, "020\u00a0624\u00a02222"],
    [name, "Bakkerij Smit"],
    [null, "68750110"],
    [portalNames("nl", portals), "geen"],
  ]);
  await changed((tx) => tx.organisation.update({ where: { id: organisationId }, data: { name: "Bakkerij De Wit" } }));
  expect(await execute(approveProposal, ina.session, { proposalId })).toMatchObject({ code: "changedSince" });
  expect(await office()).toMatchObject({ name: "Bakkerij De Wit", phoneNumber: null, portals });
});

test("what the forms of today would not take, such as a portal that is gone since, is not carried out, and says so", async () => {
  const { ina, proposalId, proposal, phone } = await onFile();
  usePortals(portals().filter(({ key }) => key !== "MKB"));
  expect(await execute(approveProposal, ina.session, { proposalId })).toMatchObject({ code: "changedSince" });
  expect(await proposal()).toMatchObject({ status: "WAITING" });
  expect(await phone()).toBeNull();
});

test("an approval that only a limit stops says when it can be tried again, and goes on waiting", async () => {
  const { person } = await anOrganisation({ administrators: ["bert", "chris", "dirk"] });
  const [bert, dirk] = [await signedIn(person("bert")), await signedIn(person("dirk"))];
  const { authorisationId } = person("chris");
  const again = (n: number) => ({ authorisationId, email: "", mobileNumber: `06 1234555${n}` });
  const proposalId = await propose(startReactivation, bert, again(1));
  for (const n of [2, 3, 4]) expect(await execute(startMobileNumber, bert, again(n))).toMatchObject({ status: "done" });
  expect(await execute(approveProposal, dirk, { proposalId })).toMatchObject({
    code: "tooOften",
    detail: { until: after(start, days(1)) },
  });
  const { prisma } = await database();
  expect(await prisma.proposal.findUniqueOrThrow({ where: { id: proposalId } })).toMatchObject({ status: "WAITING" });
});

test("an organisation asks for two beheerders, and then its target never decides and it rests below three", async () => {
  const { person } = await anOrganisation({ administrators: ["anna", "bert", "chris"], employees: ["dora"] });
  const [anna, bert, chris] = [
    await signedIn(person("anna")),
    await signedIn(person("bert")),
    await signedIn(person("chris")),
  ];
  const target = ({ authorisationId }: { authorisationId: string }) => ({ authorisationId });
  expect(await execute(setRuleOfTwo, anna, { two: "on" })).toMatchObject({ status: "done" });
  expect(await execute(setRuleOfTwo, anna, { two: "on" })).toMatchObject({ code: "alreadyTwo" });

  const removing = { proposalId: await propose(removeAdministrator, anna, target(person("bert"))) };
  expect(await execute(approveProposal, bert, removing)).toMatchObject({ code: "notYours" });
  const appointing = { proposalId: await propose(appointAdministrator, anna, target(person("dora"))) };
  const off = { proposalId: await propose(setRuleOfTwo, bert, { two: "off" }) };
  expect(await execute(approveProposal, bert, appointing)).toMatchObject({ status: "done" });
  expect(await authorisationOf(person("dora"))).toMatchObject({ role: "ADMINISTRATOR" });
  expect(await execute(approveProposal, chris, removing)).toMatchObject({ status: "done" });
  expect(await authorisationOf(person("bert"))).toMatchObject({ role: "EMPLOYEE" });
  // Bert is no beheerder any more, so what he proposed cannot happen.
  expect(await execute(approveProposal, chris, off)).toMatchObject({ code: "proposerGone" });

  const dora = await signedIn(person("dora"));
  const chrisGoes = { proposalId: await propose(removeAdministrator, anna, target(person("chris"))) };
  expect(await execute(approveProposal, dora, chrisGoes)).toMatchObject({ status: "done" });
  // Two are left: the rule rests, and either may act alone.
  expect(await execute(removeAdministrator, anna, target(person("dora")))).toMatchObject({ status: "done" });
});

test("the database refuses an approval by who proposed it, gains by it or let the other in, and another plan", async () => {
  const { otto, proposalId } = await onFile();
  const { prisma } = await database();
  const approved = (decidedById: string) =>
    prisma.proposal.update({ where: { id: proposalId }, data: { status: "APPROVED", decidedById, endedAt: start } });
  await expect(approved(otto.accountId)).rejects.toThrow(/somebody else|Proposal_two_people/);
  await expect(approved((await aStaffMember("aad", "AUDITOR")).accountId)).rejects.toThrow(/somebody else/);
  await expect(
    prisma.proposal.update({ where: { id: proposalId }, data: { plan: new Uint8Array([1]) } }),
  ).rejects.toThrow(/never changed/);
});
