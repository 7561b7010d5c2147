import { beforeEach, describe, expect, test } from "vitest";
import { denyHelpRequest } from "#lib/features/help/help-requests/commands/answers.ts";
import { finishRequest } from "#lib/features/help/help-requests/commands/handling.ts";
import { helpRequestStatus } from "#lib/features/help/help-requests/queries.ts";
import { resolveRequests } from "#lib/features/help/help-requests/store/solving.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { hashOf } from "#lib/platform/secrets.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import {
  answer,
  asked,
  ids,
  linkIn,
  linkTo,
  mailsTo,
  onlyRequest,
  requests,
  visitor,
  work,
} from "#tests/support/help-requests.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { aRequest } from "#tests/support/sign-in.ts";

const monday = new Date("2026-11-23T08:30:00Z");

beforeEach(async () => {
  fixClock(monday);
  await emptyDatabase();
});

async function doraAsked() {
  const organisation = await anOrganisation({
    name: "De Linden",
    administrators: ["anna", "bert"],
    employees: ["dora"],
  });
  const dora = organisation.person("dora");
  await asked(dora.email);
  return { ...organisation, dora, link: await linkTo(dora.email) };
}

const solve = ({ authorisationId }: { authorisationId: string }, now = monday) =>
  changed((tx) => resolveRequests(tx, authorisationId, ["BLOCKED"], null, now));
const statusOf = async (link: string) => {
  const shown = await ask(helpRequestStatus, visitor, { link });
  if (shown.status !== "found") throw new Error(shown.status);
  return shown.value;
};

describe("the mail to whoever asked", () => {
  test("says who was told and the reference, and leads by both answers to one page", async () => {
    const { dora, link } = await doraAsked();
    const [mail, ...more] = await mailsTo(dora.email);
    expect(more).toEqual([]);
    const { reference } = await onlyRequest();
    expect(mail?.text).toContain("Anna Testanna en Bert Testbert");
    expect(mail?.text).toContain(`Je kenmerk is ${reference}.`);
    expect(mail?.text).toContain(`Dit was ik:\nhttp://localhost:3000/nl/hulp-bij-inloggen/status/${link}\n`);
    expect(mail?.text).toContain(
      `Dit was ik niet:\nhttp://localhost:3000/nl/hulp-bij-inloggen/status/${link}?antwoord=niet\n`,
    );
  });

  test("is the only place with the secret of its link", async () => {
    const { link } = await doraAsked();
    const { prisma } = await database();
    const kept = await Promise.all([
      prisma.helpLink.findMany(),
      prisma.helpRequest.findMany(),
      prisma.auditRecord.findMany(),
      prisma.limit.findMany(),
    ]);
    expect(JSON.stringify(kept)).not.toContain(link);
    expect((await mails()).filter(({ text }) => text.includes(link))).toHaveLength(1);
    expect(await prisma.helpLink.findMany()).toMatchObject([{ hash: hashOf(link) }]);
  });

  test("has a link of its own each time, and the older one goes on working", async () => {
    const { dora, link } = await doraAsked();
    fixClock(after(monday, hours(1)));
    await asked(dora.email);
    const newer = await linkTo(dora.email);
    expect(newer).not.toBe(link);
    for (const each of [link, newer]) expect(await statusOf(each)).toMatchObject({ situation: "toConfirm" });
  });
});

describe("the state of a request", () => {
  test("changes nothing by being looked at", async () => {
    const { link } = await doraAsked();
    const { prisma } = await database();
    const state = async () => [await requests(), await prisma.helpLink.findMany(), await prisma.auditRecord.count()];
    const before = await state();
    for (let times = 0; times < 3; times++) await statusOf(link);
    expect(await state()).toEqual(before);
  });

  test("goes from one that is to be confirmed to one that is solved, and says who helps", async () => {
    const { dora, link } = await doraAsked();
    const helper = { kind: "administrators", names: ["Anna Testanna", "Bert Testbert"], organisation: "De Linden" };
    expect(await statusOf(link)).toMatchObject({ situation: "toConfirm", isKnown: true, problem: "BLOCKED", helper });
    await answer("confirmHelpRequest", link);
    expect(await statusOf(link)).toMatchObject({ situation: "waiting", helper });
    await solve(dora);
    expect(await statusOf(link)).toMatchObject({ situation: "resolved", resolvedAt: monday });
  });

  test.each(["", "x", "A".repeat(43), "%00", "../status", "A".repeat(500)])(
    "of the link %j nobody has is unknown",
    async (link) => {
      await doraAsked();
      expect(await statusOf(link)).toMatchObject({ situation: "unknown" });
      for (const what of ["confirmHelpRequest", "denyHelpRequest", "reopenHelpRequest"] as const)
        expect(await answer(what, link)).toMatchObject({ status: "refused", code: "linkGone" });
    },
  );

  test("is shown until 30 days after the end", async () => {
    const { dora, link } = await doraAsked();
    await solve(dora);
    fixClock(after(monday, days(30)));
    expect(await statusOf(link)).toMatchObject({ situation: "resolved" });
    fixClock(after(monday, days(30) + 1));
    expect(await statusOf(link)).toMatchObject({ situation: "expired" });
    expect(await answer("reopenHelpRequest", link)).toMatchObject({ code: "linkGone" });
  });
});

describe("that was me", () => {
  test("is kept, and mails nobody again", async () => {
    const { dora, link } = await doraAsked();
    const before = (await mails()).length;
    expect(await answer("confirmHelpRequest", link)).toEqual({ status: "done", result: null });
    expect(await onlyRequest()).toMatchObject({ status: "RECEIVED", confirmedAt: monday });
    expect((await mails()).length).toBe(before);
    expect(await recordsOf("help-request.confirm")).toMatchObject([
      { actorKind: "visitor", subjectId: dora.authorisationId, organisationId: dora.organisationId },
    ]);
    expect(await answer("confirmHelpRequest", link)).toMatchObject({ code: "alreadyConfirmed" });
    expect(await answer("denyHelpRequest", link)).toMatchObject({ code: "alreadyConfirmed" });
  });

  test("tells the beheerders that it is confirmed, when they hear of it again", async () => {
    const { person, dora, link } = await doraAsked();
    const unconfirmed = "Nog niet bevestigd: bel eerst, op een nummer dat je kent.";
    expect((await mailsTo(person("anna").email)).at(-1)?.text).toContain(unconfirmed);
    await answer("confirmHelpRequest", link);
    fixClock(after(monday, hours(1)));
    await asked(dora.email);
    const again = (await mailsTo(person("anna").email)).at(-1)?.text;
    expect(again).toContain("De hulpvraag is bevestigd via mail.");
    expect(again).not.toContain(unconfirmed);
    expect((await mailsTo(dora.email)).at(-1)?.text).not.toContain("Dit was ik");
  });
});

describe("that was not me", () => {
  test("closes the request, and tells the beheerders", async () => {
    const { person, dora, link } = await doraAsked();
    const before = (await mails()).length;
    expect(await answer("denyHelpRequest", link)).toEqual({ status: "done", result: null });
    expect(await onlyRequest()).toMatchObject({ status: "CLOSED", deniedAt: monday });
    const told = (await mails()).slice(before);
    expect(told.map(({ to }) => to)).toEqual([person("anna").email, person("bert").email]);
    expect(told[0]).toMatchObject({ subject: "Afgerond: Dora Testdora vroeg niet om hulp" });
    expect(await statusOf(link)).toMatchObject({ situation: "denied", helper: { kind: "nobody" } });
    expect(await recordsOf("help-request.deny")).toMatchObject([{ subjectId: dora.authorisationId }]);
    for (const what of ["confirmHelpRequest", "denyHelpRequest", "reopenHelpRequest"] as const)
      expect(await answer(what, link)).toMatchObject({ code: "closed" });
  });

  test("keeps nobody from asking anew", async () => {
    const { dora, link } = await doraAsked();
    await answer("denyHelpRequest", link);
    await asked(dora.email);
    expect((await requests()).map(({ status }) => status)).toEqual(["CLOSED", "RECEIVED"]);
  });
});

describe("still not working", () => {
  test("opens a solved request again, confirms it and tells the beheerders", async () => {
    const { person, dora, link } = await doraAsked();
    const later = after(monday, hours(2));
    await solve(dora);
    fixClock(later);
    expect(await answer("reopenHelpRequest", link)).toEqual({ status: "done", result: null });
    expect(await onlyRequest()).toMatchObject({
      status: "RECEIVED",
      openedAt: later,
      confirmedAt: later,
      ...{ seenAt: null, escalatedAt: null, takenById: null, resolvedAt: null, resolvedById: null },
      ...ids(dora),
    });
    const told = (await mailsTo(person("bert").email)).at(-1);
    expect(told?.subject).toBe("Toch nog niet gelukt: Dora Testdora vraagt je hulp");
    expect(told?.text).toContain("De hulpvraag is bevestigd via mail.");
    expect(await answer("reopenHelpRequest", link)).toMatchObject({ code: "stillOpen" });
  });

  test("leaves the insurer's staff, who had solved it, when there is a beheerder again", async () => {
    const { person } = await anOrganisation({ administrators: ["cees"], employees: ["hanna"] });
    const cees = person("cees");
    const isNow = (status: "ACTIVE" | "BLOCKED") =>
      changed((tx) => tx.account.update({ where: { id: cees.accountId }, data: { status } }));
    await isNow("BLOCKED");
    await asked(person("hanna").email);
    const { id: helpRequestId } = await onlyRequest();
    await execute(finishRequest, await signedIn(await aStaffMember("sara", "SERVICEDESK")), { helpRequestId });
    const solved = (await mailsTo(person("hanna").email)).at(-1);
    expect(solved?.text).toContain("Toch nog niet gelukt:\n");
    await isNow("ACTIVE");
    fixClock(after(monday, hours(2)));
    await answer("reopenHelpRequest", linkIn(solved));
    expect(await onlyRequest()).toMatchObject({ status: "RECEIVED", escalatedAt: null, takenById: null });
    expect((await mailsTo(cees.email)).at(-1)?.subject).toContain("Toch nog niet gelukt");
  });

  test("goes to the insurer's staff at once without a beheerder who can act", async () => {
    const { person } = await anOrganisation({ employees: ["jan"] });
    await asked(person("jan").email);
    await solve(person("jan"));
    await answer("reopenHelpRequest", await linkTo(person("jan").email));
    expect(await onlyRequest()).toMatchObject({ status: "RECEIVED", escalatedAt: monday });
  });

  test("is for 14 days, and not beside a newer request about the same", async () => {
    const { dora, link } = await doraAsked();
    await solve(dora);
    fixClock(after(monday, days(14) + 1));
    expect(await answer("reopenHelpRequest", link)).toMatchObject({ code: "tooLongAgo" });
    fixClock(after(monday, hours(2)));
    await asked(dora.email);
    expect(await answer("reopenHelpRequest", link)).toMatchObject({ code: "askedAgain" });
    expect((await requests()).map(({ status }) => status)).toEqual(["RESOLVED", "RECEIVED"]);
  });

  test("mails the beheerders each time, however lately they were asked, and twenty times an hour at one organisation", async () => {
    const { person, dora, link } = await doraAsked();
    const toAnna = () => mailsTo(person("anna").email);
    const again = async (times: number) => {
      for (let time = 0; time < times; time++) {
        await solve(dora);
        expect(await answer("reopenHelpRequest", link)).toMatchObject({ status: "done" });
      }
    };
    await again(20);
    expect(await toAnna()).toHaveLength(1 + 20);
    await again(1);
    expect(await toAnna()).toHaveLength(1 + 20);
    expect(await onlyRequest()).toMatchObject({ status: "RECEIVED" });
  });
});

test("an answer needs the link alone, and signing in as whoever does not help", async () => {
  const { person, link } = await doraAsked();
  const anna = await signedIn(person("anna"));
  expect(await execute(denyHelpRequest, anna, { link: (await onlyRequest()).id })).toMatchObject({ code: "linkGone" });
  expect(await answer("confirmHelpRequest", link, anna)).toMatchObject({ status: "done" });
});

test("answers are limited to 60 an hour from one place", async () => {
  await work();
  const answers = [];
  for (let times = 0; times < 61; times++)
    answers.push(await execute(denyHelpRequest, visitor, { link: "x" }, { ...aRequest(), ip: "192.0.2.7" }));
  expect(answers.filter(({ status }) => status === "limited")).toHaveLength(1);
  expect(await execute(denyHelpRequest, visitor, { link: "x" }, { ...aRequest(), ip: "192.0.2.8" })).toMatchObject({
    code: "linkGone",
  });
});

test("the reference is that of the newest mail, and the records keep that of every asking", async () => {
  const { dora } = await doraAsked();
  const first = (await onlyRequest()).reference;
  await asked(dora.email);
  expect(await onlyRequest()).toMatchObject({ reference: first });
  const kept = (await recordsOf("help-request.deliver")).map(({ after: details }) => details);
  expect(kept).toMatchObject([{ reference: first }, { reference: expect.any(String) as string }]);
  expect(kept[1]).not.toMatchObject({ reference: first });
});
