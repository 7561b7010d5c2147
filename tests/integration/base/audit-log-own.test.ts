import { beforeEach, describe, expect, test } from "vitest";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { disputeRecord } from "#lib/features/base/audit-log/commands.ts";
import { disputing, log, myHistory } from "#lib/features/base/audit-log/queries.ts";
import { sentenceOf } from "#lib/features/base/audit-log/rules.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed, signedIn } from "#tests/support/people.ts";
import { visitor } from "#tests/support/sign-in.ts";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(null);
});

async function history(who: Identity) {
  const answer = await ask(myHistory, who, {});
  if (answer.status !== "found") throw new Error(answer.status);
  return { ...answer.value, lines: answer.value.entries.map((entry) => sentenceOf("nl", entry)) };
}

async function office() {
  const here = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora", "eva"] });
  const [anna, dora] = [here.person("anna"), here.person("dora")];
  const asAnna = await signedIn(anna);
  await execute(blockAuthorisation, asAnna, { authorisationId: dora.authorisationId, reason: "OTHER" });
  await changed(async (tx) => {
    await tx.authorisation.update({
      where: { id: dora.authorisationId },
      data: { status: "ACTIVE", blockedAt: null, blockedById: null, blockReason: null },
    });
    await tx.session.updateMany({ data: { endedAt: null } });
  });
  const asDora = await signedIn(dora);
  const block = (await history(asDora)).entries.find(({ event }) => event.name === "authorisation.block");
  const { prisma } = await database();
  await prisma.outbox.deleteMany({});
  return { ...here, anna, dora, asAnna, asDora, recordId: block?.id ?? "" };
}

const cases = async () => (await database()).prisma.staffCase.findMany();

const records = async () =>
  (await database()).prisma.auditRecord.findMany({ where: { event: "log.dispute" }, orderBy: { id: "asc" } });

describe("one's own history", () => {
  test("tells by whom, in every organisation one is in, and nobody else's", async () => {
    const { dora, asDora, person } = await office();
    const there = await anOrganisation({ administrators: ["carl"] });
    const again = await aPerson("dora", { organisationId: there.organisationId, email: dora.email });
    const asCarl = await signedIn(there.person("carl"));
    await execute(blockAuthorisation, asCarl, { authorisationId: again.authorisationId, reason: "MISUSE" });
    const { lines, entries } = await history(asDora);
    expect(lines).toContain("Anna Testanna blokkeerde jou: andere reden.");
    expect(lines).toContain("Carl Testcarl blokkeerde jou: vermoeden van misbruik.");
    expect(new Set(entries.map(({ organisationId }) => organisationId)).size).toBe(2);
    const eva = await history(await signedIn(person("eva")));
    expect(eva.entries.map(({ event }) => event.name)).toEqual(["account.load"]);
  });

  test("has what wrong passwords did to the account, and not each wrong password", async () => {
    const { dora, asDora } = await office();
    const { prisma } = await database();
    const wrong = {
      at: new Date(),
      event: "sign-in.password",
      outcome: "failed",
      actorKind: "visitor",
      subjectId: dora.accountId,
    };
    await prisma.auditRecord.createMany({
      data: [wrong, { ...wrong, after: { because: "password" } }, { ...wrong, after: { cause: "WRONG_TRIES" } }],
    });
    const { lines } = await history(asDora);
    expect(lines.filter((line) => line.includes("wachtwoord"))).toEqual([
      "Je kwam niet meer binnen na te veel foute wachtwoorden.",
    ]);
  });

  test("is not for who is not signed in", async () => {
    const { recordId } = await office();
    expect(await ask(myHistory, visitor, {})).toEqual({ status: "denied" });
    expect(await ask(disputing, visitor, { id: recordId })).toEqual({ status: "denied" });
  });

  test("shows one record to nobody but the person it is about", async () => {
    const { recordId, asAnna, asDora } = await office();
    expect(await ask(disputing, asDora, { id: recordId })).toMatchObject({ status: "found" });
    expect(await ask(disputing, asAnna, { id: recordId })).toEqual({ status: "notFound" });
  });
});

describe("saying that something is not right", () => {
  test("opens a case for the insurer, tells the beheerders and the person, and is recorded", async () => {
    const { asDora, asAnna, dora, anna, recordId, organisationId, person } = await office();
    expect(await execute(disputeRecord, asDora, { recordId })).toEqual({ status: "done", result: { recordId } });
    const [opened] = await cases();
    expect(opened).toMatchObject({
      kind: "DISPUTE",
      accountId: dora.accountId,
      organisationId,
      auditRecordId: recordId,
    });
    const sent = await mails();
    expect(sent.map(({ to }) => to).sort()).toEqual([dora.email, anna.email, person("bert").email].sort());
    for (const { text } of sent) expect(text).toContain(opened?.reference);
    const toBert = sent.find(({ to }) => to === person("bert").email);
    expect(toBert?.text).toContain("Anna Testanna blokkeerde Dora Testdora: andere reden.");
    expect(await records()).toMatchObject([
      { outcome: "done", subjectId: dora.accountId, organisationId, after: { recordId, caseId: opened?.id } },
    ]);
    expect((await history(asDora)).entries.find(({ id }) => id === recordId)?.dispute).toBe(opened?.reference);
    const told = await ask(log, asAnna, { wat: "toegang" });
    if (told.status !== "found") throw new Error(told.status);
    expect(told.value.entries.map((entry) => sentenceOf("nl", entry))).toContain(
      "Dora Testdora meldde dat iets niet klopt.",
    );
  });

  test("does not tell the one who did it when there is no other beheerder", async () => {
    const { asDora, dora, recordId, person } = await office();
    await changed((tx) =>
      tx.authorisation.update({ where: { id: person("bert").authorisationId }, data: { role: "EMPLOYEE" } }),
    );
    await execute(disputeRecord, asDora, { recordId });
    expect((await mails()).map(({ to }) => to)).toEqual([dora.email]);
    expect(await cases()).toHaveLength(1);
  });

  test("about what happened to someone else, here or elsewhere, finds nothing", async () => {
    const { asAnna, recordId, person } = await office();
    const there = await anOrganisation({ administrators: ["carl"] });
    for (const who of [asAnna, await signedIn(person("eva")), await signedIn(there.person("carl"))]) {
      expect(await execute(disputeRecord, who, { recordId })).toEqual({ status: "notFound" });
    }
    expect(await execute(disputeRecord, visitor, { recordId })).toEqual({ status: "notFound" });
    expect(await cases()).toEqual([]);
    expect(await mails()).toEqual([]);
  });

  test("a second time about the same is refused with the reference, and changes nothing", async () => {
    const { asDora, recordId } = await office();
    await execute(disputeRecord, asDora, { recordId });
    const [opened] = await cases();
    const sent = (await mails()).length;
    expect(await execute(disputeRecord, asDora, { recordId })).toMatchObject({
      status: "refused",
      code: "alreadyDisputed",
      detail: { reference: opened?.reference },
    });
    expect(await cases()).toHaveLength(1);
    expect(await mails()).toHaveLength(sent);
    expect(await records()).toHaveLength(1);
  });

  test("happens five times a day at most", async () => {
    const { asDora, recordId } = await office();
    for (let i = 0; i < 5; i++) await execute(disputeRecord, asDora, { recordId });
    expect(await execute(disputeRecord, asDora, { recordId })).toMatchObject({ status: "limited" });
  });

  test("is told as done only when it was reported by this person", async () => {
    const { asDora, asAnna, recordId } = await office();
    expect(await ask(myHistory, asDora, { gemeld: recordId })).toMatchObject({ value: { reported: null } });
    await execute(disputeRecord, asDora, { recordId });
    const [opened] = await cases();
    expect(await ask(myHistory, asDora, { gemeld: recordId })).toMatchObject({
      value: { reported: opened?.reference },
    });
    expect(await ask(myHistory, asAnna, { gemeld: recordId })).toMatchObject({ value: { reported: null } });
  });
});
