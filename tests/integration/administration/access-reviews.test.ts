import { beforeEach, describe, expect, test } from "vitest";
import { confirmAccess, finishReview } from "#lib/features/administration/access-reviews/commands/confirming.ts";
import { accessReview, reviewAsked } from "#lib/features/administration/access-reviews/queries.ts";
import { fieldOf } from "#lib/features/administration/access-reviews/schema.ts";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { begins, confirmedIn, reviewOf, worksOnReviews } from "#tests/support/access-reviews.ts";
import { anOffice, authorisationOf } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const start = new Date("2026-11-22T10:00:00Z");
const pastDue = new Date("2026-12-22T10:00:00Z");
const pastGrace = new Date("2027-01-06T10:00:00Z");

const onPage = (people: readonly TestPerson[]) =>
  Object.fromEntries(people.map(({ authorisationId }) => [fieldOf(authorisationId), "1"]));

const confirms = (who: Identity, reviewId: string, ...people: readonly TestPerson[]) =>
  execute(confirmAccess, who, { reviewId, one: "", ...onPage(people) });

/** An office of five that was asked just now. Wim is a deputy. */
async function asked() {
  const office = await anOffice();
  const otto = await signedIn(await aStaffMember("otto", "ONBOARDING"));
  expect(await begins(otto)).toMatchObject({ status: "done" });
  await worksOnReviews();
  return { ...office, otto, review: await reviewOf(office) };
}

async function sees(who: Identity, raw: object = {}) {
  const answer = await ask(accessReview, who, raw);
  if (answer.status !== "found" || answer.value.review === null) throw new Error("no review is asked");
  return answer.value;
}

beforeEach(async () => {
  fixClock(start);
  await emptyDatabase();
});

describe("confirming", () => {
  test("keeps who confirmed whom, with its record, and counts what is left", async () => {
    const { as, person, review } = await asked();
    const before = await sees(as("anna"));
    expect(before.counts).toMatchObject({ left: 5, kept: 0, ended: 0 });
    expect(before.people.map(({ isYou, mayConfirm }) => [isYou, mayConfirm])).toContainEqual([true, false]);
    const bram = person("bram");
    expect(await execute(confirmAccess, as("anna"), { reviewId: review.id, one: bram.authorisationId })).toEqual({
      status: "done",
      result: { isOver: false, part: null },
    });
    expect(await confirmedIn(review.id)).toEqual([bram.authorisationId]);
    expect(await recordsOf("access-review.confirm")).toMatchObject([
      { outcome: "done", subjectId: review.id, after: { authorisationIds: [bram.authorisationId] } },
    ]);
    expect((await sees(as("anna"))).counts).toMatchObject({ left: 4, kept: 1 });
    expect((await sees(as("anna"), { toon: "bevestigd" })).people.map(({ id }) => id)).toEqual([bram.authorisationId]);
    expect(await ask(reviewAsked, as("bert"), {})).toMatchObject({ value: { asked: { left: 4, isLate: false } } });
  });

  test("a page at once; the fellow beheerder confirms who did it, and with that it is finished", async () => {
    const { as, person, review } = await asked();
    const others = (["bert", "dora", "bram", "wim"] as const).map(person);
    expect(await confirms(as("anna"), review.id, ...others)).toMatchObject({
      status: "done",
      result: { isOver: false },
    });
    expect(await execute(finishReview, as("anna"), { reviewId: review.id })).toMatchObject({
      ...{ status: "refused", code: "stillOpen", detail: { left: 1 } },
    });
    expect(await confirms(as("bert"), review.id, person("anna"))).toMatchObject({ result: { isOver: true } });
    expect(await reviewOf(review)).toMatchObject({
      ...{ finishedAt: start, finishedById: person("bert").authorisationId, kept: 5, ended: 0, lapsed: 0, left: 0 },
    });
    expect(await confirms(as("bert"), review.id, person("anna"))).toMatchObject({ code: "reviewFinished" });
  });

  test("never oneself, nor as a deputy a beheerder: that is denied and changes nothing", async () => {
    const { as, person, review } = await asked();
    expect(await confirms(as("anna"), review.id, person("anna"), person("bram"))).toEqual({ status: "denied" });
    expect(await confirms(as("wim"), review.id, person("bert"))).toEqual({ status: "denied" });
    expect(await confirms(as("bram"), review.id, person("dora"))).toEqual({ status: "denied" });
    expect(await confirmedIn(review.id)).toEqual([]);
    expect(await recordsOf("access-review.confirm")).toHaveLength(3);
    expect((await sees(as("wim"))).people.filter(({ mayConfirm }) => mayConfirm)).toHaveLength(2);
  });

  test("is of one's own organisation, and what was confirmed already is said", async () => {
    const { as, person, review } = await asked();
    const elsewhere = await anOrganisation({ administrators: ["cees"], employees: ["hanna"] });
    const cees = await signedIn(elsewhere.person("cees"));
    expect(await confirms(cees, review.id, person("bram"))).toEqual({ status: "notFound" });
    expect(await confirms(as("anna"), review.id, elsewhere.person("hanna"))).toMatchObject({
      code: "alreadyConfirmed",
    });
    await confirms(as("anna"), review.id, person("bram"));
    expect(await confirms(as("bert"), review.id, person("bram"))).toMatchObject({ code: "alreadyConfirmed" });
  });

  test("whoever withdraws the last one finishes it with a button", async () => {
    const { as, person, review } = await asked();
    await confirms(as("anna"), review.id, ...(["bert", "dora", "wim"] as const).map(person));
    await confirms(as("bert"), review.id, person("anna"));
    const bram = person("bram");
    await execute(withdrawAuthorisation, as("anna"), { authorisationId: bram.authorisationId, reason: "LEFT" });
    expect(await sees(as("anna"))).toMatchObject({ isReady: true, counts: { left: 0, kept: 4, ended: 1 } });
    expect(await execute(finishReview, as("anna"), { reviewId: review.id })).toMatchObject({ status: "done" });
    expect(await reviewOf(review)).toMatchObject({ kept: 4, ended: 1, left: 0 });
    expect(await ask(reviewAsked, as("anna"), {})).toMatchObject({ value: { asked: null } });
  });
});

describe("when the time is over", () => {
  test("beheerders are reminded, staff hear how it stands, and nothing ends before its day", async () => {
    const { as, person, review } = await asked();
    await confirms(as("anna"), review.id, person("bram"));
    fixClock(pastDue);
    await worksOnReviews();
    const subjects = (await mails()).map(({ to, subject }) => `${to.split("@")[0] ?? ""} ${subject}`);
    expect(subjects.filter((one) => one.startsWith("anna Controleer"))).toHaveLength(1);
    expect(subjects.filter((one) => one.startsWith("anna De controle bij"))).toHaveLength(1);
    expect(subjects.filter((one) => /^otto\d* De controle van autorisaties: 1 organisatie/.test(one))).toHaveLength(1);
    expect((await authorisationOf(person("dora"))).status).toBe("ACTIVE");
  });

  test("whoever nobody confirmed loses access, and is told; who confirmed others stays", async () => {
    const { as, person, review } = await asked();
    await confirms(as("anna"), review.id, person("bram"));
    fixClock(pastGrace);
    await worksOnReviews();
    const standing = await Promise.all(
      (["anna", "bert", "dora", "bram", "wim"] as const).map((n) => authorisationOf(person(n))),
    );
    expect(standing.map(({ status }) => status)).toEqual(["ACTIVE", "WITHDRAWN", "WITHDRAWN", "ACTIVE", "WITHDRAWN"]);
    expect(standing[2]).toMatchObject({ withdrawReason: "UNCONFIRMED" });
    expect(await recordsOf("authorisation.withdraw")).toMatchObject(
      Array.from({ length: 3 }, () => ({ actorKind: "system", actorId: "access-review.end-unconfirmed" })),
    );
    expect(await reviewOf(review)).toMatchObject({ finishedAt: pastGrace, kept: 1, lapsed: 3, ended: 0, left: 1 });
    const sent = await mails();
    expect(sent.find(({ to }) => to === person("dora").email)?.text).toContain(
      "bevestigd dat je nog toegang nodig hebt",
    );
    expect(sent.find(({ subject }) => subject.startsWith("Toegang beëindigd"))?.to).toBe(person("anna").email);
    const anna = await signedIn(person("anna"));
    expect(await confirms(anna, review.id, person("dora"))).toMatchObject({ code: "reviewFinished" });
  });

  test("an organisation where nobody did anything keeps the beheerder who signed in last", async () => {
    const { person } = await asked();
    const [anna, bert] = [person("anna"), person("bert")];
    const signsIn = ({ accountId: id }: TestPerson, lastSignInAt: Date) =>
      changed((tx) => tx.account.update({ where: { id }, data: { lastSignInAt } }));
    await signsIn(anna, new Date("2026-11-21T10:00:00Z"));
    await signsIn(bert, new Date("2026-11-20T10:00:00Z"));
    fixClock(pastGrace);
    await worksOnReviews();
    expect((await authorisationOf(anna)).status).toBe("ACTIVE");
    expect((await authorisationOf(bert)).status).toBe("WITHDRAWN");
    expect((await authorisationOf(person("bram"))).status).toBe("WITHDRAWN");
  });

  test("a beheerder whom another blocked stays what he is, blocked, and no act of one becomes an end", async () => {
    const { as, person, review } = await asked();
    const { authorisationId } = person("bert");
    await execute(blockAuthorisation, as("anna"), { authorisationId, reason: "MISUSE" });
    await confirms(as("anna"), review.id, person("bram"));
    fixClock(pastGrace);
    await worksOnReviews();
    expect(await authorisationOf(person("bert"))).toMatchObject({ status: "BLOCKED", role: "ADMINISTRATOR" });
    expect((await authorisationOf(person("dora"))).status).toBe("WITHDRAWN");
    expect(await reviewOf(review)).toMatchObject({ finishedAt: pastGrace, left: 2 });
  });

  test("that it was not confirmed is for the worker to say", async () => {
    const { as, dora } = await asked();
    const input = { authorisationId: dora.authorisationId, reason: "UNCONFIRMED" };
    expect(await execute(withdrawAuthorisation, as("anna"), input)).toEqual({ status: "denied" });
    expect((await authorisationOf(dora)).status).toBe("ACTIVE");
  });
});
