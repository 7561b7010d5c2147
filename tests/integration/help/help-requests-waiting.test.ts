import { beforeEach, describe, expect, test } from "vitest";
import { confirmHelpRequest } from "#lib/features/help/help-requests/commands/answers.ts";
import { seeHelpRequest } from "#lib/features/help/help-requests/commands/handling.ts";
import { handOverHelpRequest, remindHelpRequest } from "#lib/features/help/help-requests/commands/telling.ts";
import { closeRequests } from "#lib/features/help/help-requests/store/closing.ts";
import { resolveRequests } from "#lib/features/help/help-requests/store/solving.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { answer, asked, linkTo, mailsTo, onlyRequest, system, visitor, work } from "#tests/support/help-requests.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

/** Amsterdam is an hour ahead; people answer the telephone from 9.00 to 17.30. */
const at = (utc: string) => {
  const moment = new Date(`2026-11-${utc}Z`);
  fixClock(moment);
  return moment;
};
const friday = "20T15:30:00";

beforeEach(async () => {
  at(friday);
  await emptyDatabase();
});

async function doraAskedOnFridayAt1630() {
  const organisation = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  await asked(organisation.person("dora").email);
  return organisation;
}

const reminders = async (email: string) =>
  (await mailsTo(email)).filter(({ subject }) => subject.startsWith("Nog niet opgelost"));

describe("a request that waits over a weekend", () => {
  test("is told once more after four working hours, to who became a beheerder since too", async () => {
    const { person, organisationId } = await doraAskedOnFridayAt1630();
    await aPerson("wim", { organisationId, email: "wim@kantoor.example", role: "ADMINISTRATOR" });
    at("23T10:59:59");
    await work();
    expect(await reminders(person("anna").email)).toEqual([]);
    at("23T11:00:00");
    await work();
    const [reminder, ...more] = await reminders(person("anna").email);
    expect(more).toEqual([]);
    expect(reminder?.subject).toBe("Nog niet opgelost: Dora Testdora vraagt je hulp");
    expect(await reminders("wim@kantoor.example")).toHaveLength(1);
    expect(await reminders(person("dora").email)).toEqual([]);
    expect(await onlyRequest()).toMatchObject({ status: "RECEIVED", escalatedAt: null });
    await work();
    expect(await reminders(person("anna").email)).toHaveLength(1);
  });

  test("goes to the insurer's staff after eight, and whoever asked hears it", async () => {
    const { person } = await doraAskedOnFridayAt1630();
    const then = at("23T15:00:00");
    await work();
    expect(await onlyRequest()).toMatchObject({ escalatedAt: then });
    const mail = (await mailsTo(person("dora").email)).at(-1);
    expect(mail?.subject).toBe("De Allianz Servicedesk heeft nu je hulpvraag");
    expect(mail?.text).toContain("/nl/hulp-bij-inloggen/status/");
    expect(await recordsOf("help-request.hand-over")).toMatchObject([
      { actorKind: "system", subjectId: person("dora").authorisationId },
    ]);
  });

  test("counts anew from when it was opened again", async () => {
    const { person } = await doraAskedOnFridayAt1630();
    const link = await linkTo(person("dora").email);
    const monday = at("23T09:00:00");
    await changed((tx) => resolveRequests(tx, person("dora").authorisationId, ["BLOCKED"], null, monday));
    await answer("reopenHelpRequest", link);
    at("23T12:59:00");
    await work();
    expect(await reminders(person("anna").email)).toEqual([]);
    at("23T13:00:00");
    await work();
    expect(await reminders(person("anna").email)).toHaveLength(1);
  });
});

test.each([
  ["solved", (tx, id, now) => resolveRequests(tx, id, ["BLOCKED"], null, now)],
  ["closed with the authorisation", (tx, id, now) => closeRequests(tx, [id], now)],
] as const satisfies readonly [
  string,
  (tx: Parameters<typeof closeRequests>[0], id: string, now: Date) => Promise<string[]>,
][])("a request that is %s is not told again, and goes to nobody", async (_, end) => {
  const { person } = await doraAskedOnFridayAt1630();
  expect(await changed((tx, now) => end(tx, person("dora").authorisationId, now))).toHaveLength(1);
  at("27T12:00:00");
  await work();
  expect(await reminders(person("anna").email)).toEqual([]);
  expect(await onlyRequest()).toMatchObject({ escalatedAt: null });
});

test("a request nobody is left for goes to the insurer's staff instead of being told again", async () => {
  const { person } = await doraAskedOnFridayAt1630();
  const { accountId } = person("anna");
  await changed((tx) => tx.account.update({ where: { id: accountId }, data: { status: "BLOCKED" } }));
  const then = at("23T11:00:00");
  await work();
  expect(await onlyRequest()).toMatchObject({ escalatedAt: then });
  at("23T15:00:00");
  await work();
  expect(await mailsTo(person("dora").email)).toHaveLength(2);
});

test("asked again after it was handed over, it says that the insurer's staff have it, and asks no beheerder anew", async () => {
  const { person } = await doraAskedOnFridayAt1630();
  at("23T15:00:00");
  await work();
  const toAnna = await mailsTo(person("anna").email);
  at("24T09:00:00");
  await asked(person("dora").email);
  expect(await mailsTo(person("anna").email)).toEqual(toAnna);
  const mail = (await mailsTo(person("dora").email)).at(-1);
  expect(mail?.subject).toBe("De Allianz Servicedesk heeft je hulpvraag");
  expect(mail?.text).toMatch(/De Allianz Servicedesk heeft je hulpvraag over .+ al en helpt je verder\./);
  expect(mail?.text).not.toContain("geen beheerder");
});

test("closing an authorisation's requests leaves those of another, and what was solved", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora", "bram"] });
  for (const name of ["dora", "bram"]) await asked(person(name).email);
  await asked(person("dora").email, { problem: "NO_MAIL" });
  const { authorisationId } = person("dora");
  await changed((tx, now) => resolveRequests(tx, authorisationId, ["NO_MAIL"], null, now));
  await changed((tx, now) => closeRequests(tx, [authorisationId], now));
  const { prisma } = await database();
  const statuses = await prisma.helpRequest.findMany({ select: { status: true }, orderBy: { id: "asc" } });
  expect(statuses.map(({ status }) => status)).toEqual(["CLOSED", "RECEIVED", "RESOLVED"]);
});

describe("seeing a request", () => {
  const see = async (who: Identity) => execute(seeHelpRequest, who, { helpRequestId: (await onlyRequest()).id });

  test("is recorded of the first beheerder there who does", async () => {
    const { person } = await doraAskedOnFridayAt1630();
    const anna = await signedIn(person("anna"));
    expect(await see(anna)).toEqual({ status: "done", result: null });
    expect(await onlyRequest()).toMatchObject({ status: "SEEN", seenAt: at(friday) });
    expect(await see(anna)).toMatchObject({ status: "refused", code: "nothingToSee" });
    expect(await recordsOf("help-request.see")).toMatchObject([{ actorKind: "member", outcome: "done" }]);
  });

  test("is not for colleagues, nor for a beheerder's own, nor for another organisation", async () => {
    const { person } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    await asked(person("anna").email);
    expect(await see(await signedIn(person("anna")))).toEqual({ status: "denied" });
    expect(await see(await signedIn(person("dora")))).toEqual({ status: "denied" });
    expect(await see(await signedIn(elsewhere.person("cees")))).toEqual({ status: "notFound" });
    expect(await see(visitor)).toEqual({ status: "notFound" });
    expect(await onlyRequest()).toMatchObject({ status: "RECEIVED", seenAt: null });
  });

  test("by the insurer's staff counts for what came to them", async () => {
    const { person } = await doraAskedOnFridayAt1630();
    const sara = await aStaffMember("sara", "SERVICEDESK");
    expect(await see(await signedIn(sara))).toEqual({ status: "denied" });
    at("23T15:00:00");
    await work();
    expect(await see(await signedIn(await aStaffMember("aad", "AUDITOR")))).toEqual({ status: "denied" });
    expect(await see(await signedIn(sara))).toEqual({ status: "done", result: null });
    expect(person("dora").accountId).toBe((await onlyRequest()).accountId);
  });
});

test("what is planned is the system's alone, and says nothing of a request there is not", async () => {
  const { person } = await doraAskedOnFridayAt1630();
  const { id: helpRequestId, openedAt } = await onlyRequest();
  for (const command of [remindHelpRequest, handOverHelpRequest]) {
    for (const who of [visitor, await signedIn(person("anna"))])
      expect(await execute(command, who, { helpRequestId, openedAt })).toEqual({ status: "denied" });
    expect(await execute(command, system, { helpRequestId: crypto.randomUUID(), openedAt })).toEqual({
      status: "notFound",
    });
    expect(await execute(command, system, { helpRequestId: "x", openedAt })).toMatchObject({ status: "invalid" });
    expect(await execute(command, system, { helpRequestId, openedAt: new Date(0) })).toMatchObject({
      code: "waitsNoLonger",
    });
  }
});

test("the help changes no account, no authorisation, no session and no count of wrong passwords", async () => {
  const { person } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  const { accountId, email, authorisationId } = person("dora");
  await changed((tx, now) =>
    tx.account.update({
      where: { id: accountId },
      data: { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: now },
    }),
  );
  await changed((tx, now) =>
    tx.passwordTries.create({ data: { key: accountId, count: 20, firstTriedAt: now, waitUntil: now } }),
  );
  const anna = await signedIn(person("anna"));
  const { prisma } = await database();
  const state = async () => [
    await prisma.account.findMany({ orderBy: { id: "asc" } }),
    await prisma.authorisation.findMany({ orderBy: { id: "asc" } }),
    await prisma.session.findMany(),
    await prisma.passwordTries.findMany(),
  ];
  const before = await state();
  const unchanged = async () => expect(await state()).toEqual(before);

  await asked(email);
  await unchanged();
  const link = await linkTo(email);
  await execute(seeHelpRequest, anna, { helpRequestId: (await onlyRequest()).id });
  await unchanged();
  await execute(confirmHelpRequest, visitor, { link });
  await unchanged();
  await changed((tx, now) => resolveRequests(tx, authorisationId, ["BLOCKED"], null, now));
  await answer("reopenHelpRequest", link);
  await unchanged();
  at("27T12:00:00");
  await work();
  await unchanged();
  await asked(email, { problem: "OTHER" });
  await answer("denyHelpRequest", await linkTo(email));
  await unchanged();
});
