import { beforeEach, describe, expect, test } from "vitest";
import { settleRequest } from "#lib/features/administration/requests/commands.ts";
import { requestsOf, settled } from "#lib/features/administration/requests/queries.ts";
import { declines, type Outcome } from "#lib/features/help/help-requests/rules.ts";
import { helpRequestStatus } from "#lib/features/help/help-requests/queries.ts";
import { reopenHelpRequest } from "#lib/features/help/help-requests/commands/answers.ts";
import { words } from "#lib/features/help/help-requests/texts.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { requests } from "#tests/support/help-requests.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { asksAbout } from "#tests/support/authorisations.ts";

const start = new Date();

const settles = (who: Identity, helpRequestId: string, outcome: Outcome = "SOLVED") =>
  execute(settleRequest, who, { helpRequestId, outcome });

/** What a page of the beheer tells of the request that its address names. */
const tells = async (who: Identity, afgehandeld: string) => {
  const answer = await ask(settled, who, { afgehandeld });
  return answer.status === "found" ? answer.value.request : null;
};

async function deLinden() {
  const office = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  return {
    ...office,
    dora: office.person("dora"),
    anna: await signedIn(office.person("anna")),
    bert: await signedIn(office.person("bert")),
  };
}

beforeEach(async () => {
  fixClock(start);
  await emptyDatabase();
});

describe("settling", () => {
  test("closes that one request, keeps a record and tells the person what to do when it still fails", async () => {
    const { dora, anna, person } = await deLinden();
    const { id } = await asksAbout(dora, "WRONG_MOBILE_NUMBER");
    await asksAbout(dora, "OTHER");
    expect(await settles(anna, id)).toEqual({ status: "done", result: { authorisationId: dora.authorisationId } });
    expect(await requests()).toMatchObject([
      { id, status: "RESOLVED", resolvedAt: start, resolvedById: person("anna").authorisationId },
      { problem: "OTHER", status: "RECEIVED" },
    ]);
    expect(await recordsOf("help-request.settle")).toMatchObject([
      {
        outcome: "done",
        subjectId: dora.authorisationId,
        organisationId: dora.organisationId,
        before: { helpRequestId: id, status: "RECEIVED" },
        after: { helpRequestId: id, status: "RESOLVED", outcome: "SOLVED" },
      },
    ]);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: dora.email, subject: "Je hulpvraag is afgerond" });
    expect(mail?.text).toContain("Anna Testanna, beheerder van");
    expect(mail?.text).toContain("Probeer opnieuw in te loggen.");
    expect(mail?.text).toMatch(/Toch nog niet gelukt:\n.*\/nl\/hulp-bij-inloggen\/status\/[\w-]{43}\n[^]*Servicedesk/);
  });

  test("works once: the second hears who was first, from the page as well", async () => {
    const { dora, anna, bert } = await deLinden();
    const { id } = await asksAbout(dora, "OTHER");
    const replies = await Promise.all([anna, bert, anna, bert].map((who) => settles(who, id)));
    expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
    const told = expect.stringMatching(/^(Anna Testanna|Bert Testbert)$/) as string;
    for (const reply of replies.filter(({ status }) => status !== "done")) {
      expect(reply).toEqual({ status: "refused", code: "alreadyResolved", detail: { by: told, at: start } });
    }
    expect(await mails()).toHaveLength(1);
    expect(await recordsOf("help-request.settle")).toHaveLength(1);
    const tales = [await tells(anna, id), await tells(bert, id)];
    expect(tales.filter((tale) => tale?.isYours)).toHaveLength(1);
    expect(tales.filter((tale) => !tale?.isYours && tale?.by)).toHaveLength(1);
  });

  test.each([
    ["BLOCKED", { status: "BLOCKED", blockCause: "WRONG_TRIES" }, {}, "Je account is geblokkeerd"],
    ["OTHER", { status: "BLOCKED", blockCause: "FREEZE" }, {}, "Alleen wij kunnen dat opheffen"],
    ["OTHER", {}, { status: "BLOCKED" }, "Een beheerder heeft je toegang geblokkeerd"],
    ["OTHER", {}, { validUntil: new Date(start.getTime() - 1) }, "niet meer actief"],
  ] as const)("of %s while %j, %j tells that, and not to try again", async (problem, account, authorisation, why) => {
    const { dora, anna } = await deLinden();
    await changed(async (tx) => {
      await tx.account.update({ where: { id: dora.accountId }, data: account });
      await tx.authorisation.update({ where: { id: dora.authorisationId }, data: authorisation });
    });
    await settles(anna, (await asksAbout(dora, problem)).id);
    const [mail] = await mails();
    expect(mail?.text).toContain(why);
    expect(mail?.text).not.toContain("Probeer opnieuw");
    expect(mail?.text).not.toMatch(/\/nl\/inloggen\s/);
  });

  test.each(declines)(
    "as %s declines it: it is closed, and whoever asked reads why and cannot open it again",
    async (why) => {
      const { dora, anna, person } = await deLinden();
      const { id } = await asksAbout(dora, "OTHER");
      expect((await settles(anna, id, why)).status).toBe("done");
      expect(await requests()).toMatchObject([
        { id, status: "CLOSED", outcome: why, resolvedAt: start, resolvedById: person("anna").authorisationId },
      ]);
      const [mail] = await mails();
      const reason = words.nl.status.declined.because[why];
      expect(mail).toMatchObject({ to: dora.email, subject: "Je hulpvraag is afgewezen" });
      expect(mail?.text).toContain(reason);
      const link = /status\/([\w-]{43})/.exec(mail?.text ?? "")?.[1];
      const shown = await ask(helpRequestStatus, { kind: "visitor" }, { link });
      expect(shown).toMatchObject({ value: { situation: "declined", decline: why } });
      expect(await execute(reopenHelpRequest, { kind: "visitor" }, { link })).toMatchObject({ code: "closed" });
      expect(await tells(anna, id)).toMatchObject({ isDeclined: true, isYours: true });
    },
  );

  test("needs an answer to what became of it", async () => {
    const { dora, anna } = await deLinden();
    const { id } = await asksAbout(dora, "OTHER");
    const reply = await execute(settleRequest, anna, { helpRequestId: id });
    expect(reply).toMatchObject({ status: "invalid", errors: { outcome: ["outcomeMissing"] } });
    expect(await requests()).toMatchObject([{ status: "RECEIVED" }]);
    expect(await mails()).toEqual([]);
  });

  test("leaves a block as it is", async () => {
    const { dora, anna } = await deLinden();
    await changed((tx, now) =>
      tx.account.update({
        where: { id: dora.accountId },
        data: { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: now },
      }),
    );
    await settles(anna, (await asksAbout(dora, "BLOCKED")).id);
    const { prisma } = await database();
    expect((await prisma.account.findUniqueOrThrow({ where: { id: dora.accountId } })).status).toBe("BLOCKED");
  });

  test("of a request that does not exist is nothing", async () => {
    const { anna } = await deLinden();
    expect(await settles(anna, crypto.randomUUID())).toEqual({ status: "notFound" });
    expect((await settles(anna, "1")).status).toBe("invalid");
  });
});

describe("what an address says was settled", () => {
  test("is told as it is, to whoever may see the request", async () => {
    const { dora, anna, bert } = await deLinden();
    const { id } = await asksAbout(dora, "OTHER");
    expect(await tells(anna, id)).toMatchObject({ status: "RECEIVED", isYours: false });
    await settles(bert, id);
    expect(await tells(bert, id)).toMatchObject({ status: "RESOLVED", isYours: true, person: { firstName: "Dora" } });
    expect(await tells(anna, id)).toMatchObject({ status: "RESOLVED", isYours: false, by: "Bert Testbert", at: start });
    expect(await tells(anna, "nonsense")).toBeNull();
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    expect(await tells(await signedIn(elsewhere.person("cees")), id)).toBeNull();
  });
});

test("the open requests of one colleague are shown with what helps, and one's own without", async () => {
  const { dora, anna, person } = await deLinden();
  const theirs = async ({ authorisationId: id }: TestPerson) => ask(requestsOf, anna, { id });
  expect(await theirs(dora)).toEqual({ status: "found", value: [] });
  await asksAbout(dora, "OTHER");
  await asksAbout(person("anna"), "OTHER");
  expect(await theirs(dora)).toMatchObject({ value: [{ problem: "OTHER", answer: "tell", maySettle: true }] });
  await changed((tx, blockedAt) =>
    tx.authorisation.update({
      where: { id: dora.authorisationId },
      data: { status: "BLOCKED", blockedAt, blockReason: "LONG_ABSENT" },
    }),
  );
  expect(await theirs(dora)).toMatchObject({ value: [{ answer: "unblock", isSafe: false, isMisuse: false }] });
  await changed((tx, confirmedAt) => tx.helpRequest.updateMany({ data: { confirmedAt } }));
  expect(await theirs(dora)).toMatchObject({ value: [{ answer: "unblock", isSafe: true, isMisuse: false }] });
  const misuse = { where: { id: dora.authorisationId }, data: { blockReason: "MISUSE" } };
  await changed((tx) => tx.authorisation.update(misuse));
  expect(await theirs(dora)).toMatchObject({ value: [{ answer: "unblock", isSafe: false, isMisuse: true }] });
  expect(await theirs(person("anna"))).toMatchObject({ value: [{ answer: null, maySettle: false }] });
});
