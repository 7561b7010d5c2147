import { beforeEach, describe, expect, test } from "vitest";
import { unblockAuthorisation, undoUnblock } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, hours, minutes } from "#lib/platform/durations.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { blockAccount, setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { answer, asked, linkIn, mailsTo, onlyRequest, requests, work } from "#tests/support/help-requests.ts";
import { anOrganisation, aPerson, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const monday = new Date("2026-11-23T08:30:00Z");

beforeEach(async () => {
  fixClock(monday);
  await emptyDatabase();
});

/** One person in two organisations, blocked by wrong tries, who asks without a number: both beheerders have it. */
async function ivoAsked(problem = "BLOCKED") {
  const a = await anOrganisation({ name: "Kantoor A", administrators: ["anna"] });
  const b = await anOrganisation({ name: "Kantoor B", administrators: ["cees"] });
  const email = "ivo@dubbel.example";
  const atA = await aPerson("ivo", { organisationId: a.organisationId, email });
  const atB = await aPerson("ivo", { organisationId: b.organisationId, email });
  const block = { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: monday } as const;
  await changed((tx) => tx.account.update({ where: { id: atA.accountId }, data: block }));
  await asked(email, { problem });
  const anna = await signedIn(a.person("anna"));
  fixClock(after(monday, minutes(5)));
  expect(await execute(unblockAuthorisation, anna, { authorisationId: atA.authorisationId })).toMatchObject({
    status: "done",
  });
  const ofB = async () => (await requests()).find(({ organisationId }) => organisationId === b.organisationId);
  return { anna, atA, atB, cees: b.person("cees"), ofB };
}

describe("a block of the account that is lifted at one organisation", () => {
  test.each(["BLOCKED", "NO_MAIL"])("ends %s at the other too, once it cannot be undone", async (problem) => {
    const { atB, cees, ofB } = await ivoAsked(problem);
    await work();
    expect(await ofB()).toMatchObject({ status: "RECEIVED" });
    const then = after(monday, minutes(15));
    fixClock(then);
    await work();
    expect(await ofB()).toMatchObject({ status: "RESOLVED", resolvedAt: then, resolvedById: atB.authorisationId });
    expect(await recordsOf("help-request.end")).toMatchObject([
      { subjectId: atB.authorisationId, organisationId: atB.organisationId, after: { because: "LIFTED" } },
    ]);
    fixClock(after(monday, hours(30)));
    await work();
    expect(await mailsTo(cees.email)).toHaveLength(1);
  });

  test("leaves what the other organisation blocks itself", async () => {
    const { atB, ofB } = await ivoAsked();
    await setAuthorisation(atB, { status: "BLOCKED" });
    fixClock(after(monday, minutes(15)));
    await work();
    expect(await ofB()).toMatchObject({ status: "RECEIVED" });
  });

  test("and put back, leaves the request at the other as it is", async () => {
    const { anna, atA, ofB } = await ivoAsked();
    expect(await execute(undoUnblock, anna, { authorisationId: atA.authorisationId })).toMatchObject({
      status: "done",
    });
    fixClock(after(monday, minutes(15)));
    await work();
    expect(await ofB()).toMatchObject({ status: "RECEIVED" });
  });
});

describe("somebody who came in since they asked", () => {
  const doraAsked = async (problem: string) => {
    const { person } = await anOrganisation({ name: "De Linden", administrators: ["anna"], employees: ["dora"] });
    await asked(person("dora").email, { problem });
    return { anna: person("anna"), dora: person("dora") };
  };
  const comesIn = ({ accountId }: TestPerson, at: Date) =>
    changed((tx) => tx.account.update({ where: { id: accountId }, data: { lastSignInAt: at } }));
  const waitsOn = async () => {
    for (const hour of [4, 30]) {
      fixClock(after(monday, hours(hour)));
      await work();
    }
  };

  test.each(["BLOCKED", "NO_MAIL", "WRONG_MOBILE_NUMBER", "OTHER"])(
    "with %s is told of to nobody again, and reads that it ended",
    async (problem) => {
      const { anna, dora } = await doraAsked(problem);
      await comesIn(dora, after(monday, minutes(10)));
      await waitsOn();
      expect(await onlyRequest()).toMatchObject({
        ...{ status: "RESOLVED", resolvedAt: after(monday, hours(4)), escalatedAt: null },
        resolvedById: dora.authorisationId,
      });
      expect(await mailsTo(anna.email)).toHaveLength(1);
      const [, mail, ...more] = await mailsTo(dora.email);
      expect(more).toEqual([]);
      expect(mail?.subject).toBe("Je hulpvraag is afgerond");
      expect(mail?.text).toContain("Daarna ben je ingelogd.");
      expect(await answer("reopenHelpRequest", linkIn(mail))).toMatchObject({ status: "done" });
      expect(await recordsOf("help-request.end")).toMatchObject([{ after: { because: "CAME_IN" } }]);
      expect(await recordsOf("help-request.hand-over")).toEqual([]);
    },
  );

  test("between the reminder and the hand-over does not come to the insurer's staff", async () => {
    const { dora } = await doraAsked("BLOCKED");
    fixClock(after(monday, hours(4)));
    await work();
    await comesIn(dora, after(monday, hours(5)));
    await waitsOn();
    expect(await onlyRequest()).toMatchObject({ status: "RESOLVED", escalatedAt: null });
  });

  test("still waits where they asked for access, or something keeps them out here", async () => {
    const { dora } = await doraAsked("NO_ACCESS");
    await asked(dora.email, { problem: "BLOCKED" });
    await comesIn(dora, after(monday, minutes(10)));
    await setAuthorisation(dora, { status: "BLOCKED" });
    await waitsOn();
    expect((await requests()).map(({ status, escalatedAt }) => [status, escalatedAt !== null])).toEqual([
      ["RECEIVED", true],
      ["RECEIVED", true],
    ]);
  });
});

test("a request that undoing opens again after its hand-over was due is told of and handed over anew", async () => {
  const { person } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  const [anna, dora] = [() => signedIn(person("anna")), person("dora")];
  await blockAccount(dora, "WRONG_TRIES");
  await asked(dora.email);
  const { authorisationId } = dora;
  fixClock(after(monday, hours(8) - minutes(5)));
  expect(await execute(unblockAuthorisation, await anna(), { authorisationId })).toMatchObject({ status: "done" });
  fixClock(after(monday, hours(8) + minutes(1)));
  await work();
  expect(await execute(undoUnblock, await anna(), { authorisationId })).toMatchObject({ status: "done" });
  expect(await onlyRequest()).toMatchObject({ status: "RECEIVED", escalatedAt: null });
  const reminders = async () =>
    (await mailsTo(person("bert").email)).filter(({ subject }) => subject.startsWith("Nog niet opgelost"));
  const before = (await reminders()).length;
  fixClock(after(monday, hours(36)));
  await work();
  expect(await reminders()).toHaveLength(before + 1);
  expect((await onlyRequest()).escalatedAt).not.toBeNull();
});
