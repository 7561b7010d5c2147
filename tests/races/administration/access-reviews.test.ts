import { beforeEach, expect, test } from "vitest";
import { confirmAccess } from "#lib/features/administration/access-reviews/commands/confirming.ts";
import { lapseReview } from "#lib/features/administration/access-reviews/commands/lapsing.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { begins, confirmedIn, reviewOf, worksOnReviews } from "#tests/support/access-reviews.ts";
import { authorisationOf } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

beforeEach(emptyDatabase);

async function asked() {
  const office = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  const otto = await signedIn(await aStaffMember("otto", "ONBOARDING"));
  const lastDay = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  expect(await begins(otto, { lastDay })).toMatchObject({ status: "done" });
  await worksOnReviews();
  const review = await reviewOf(office);
  const who = { anna: await signedIn(office.person("anna")), bert: await signedIn(office.person("bert")) };
  return { ...who, reviewId: review.id, dora: office.person("dora"), review };
}

test("two beheerders who confirm somebody at once confirm them once", async () => {
  const { anna, bert, reviewId, dora } = await asked();
  const input = { reviewId, one: dora.authorisationId };
  const replies = await Promise.all([anna, bert, anna, bert].map((who) => execute(confirmAccess, who, input)));
  expect(replies.map(({ status }) => status).sort()).toEqual(["done", "refused", "refused", "refused"]);
  expect(await confirmedIn(reviewId)).toEqual([dora.authorisationId]);
  expect((await recordsOf("access-review.confirm")).filter(({ outcome }) => outcome === "done")).toHaveLength(1);
});

test("somebody who is confirmed as the time is over keeps access, or was not confirmed", async () => {
  for (let round = 0; round < 5; round++) {
    const { anna, reviewId, dora } = await asked();
    await changed((tx, now) => tx.accessReview.update({ where: { id: reviewId }, data: { lapsesAt: now } }));
    const [confirming] = await Promise.all([
      execute(confirmAccess, anna, { reviewId, one: dora.authorisationId }),
      execute(lapseReview, { kind: "system", job: "access-review.lapse" }, { reviewId }),
    ]);
    await worksOnReviews();
    const isConfirmed = confirming.status === "done";
    expect(await confirmedIn(reviewId)).toEqual(isConfirmed ? [dora.authorisationId] : []);
    expect((await authorisationOf(dora)).status).toBe(isConfirmed ? "ACTIVE" : "WITHDRAWN");
  }
});
