import { beforeEach, expect, test } from "vitest";
import { beginDue, openCampaign } from "#lib/features/insurer/review-campaigns/commands/asking.ts";
import { stopCampaign } from "#lib/features/insurer/review-campaigns/commands/starting.ts";
import { campaign, campaignFile, campaigns } from "#lib/features/insurer/review-campaigns/queries.ts";
import { closeOrganisation } from "#lib/features/insurer/organisations/commands/ending.ts";
import { today } from "#lib/features/desk/today/queries.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { begins, reviewOf, worksOnReviews } from "#tests/support/access-reviews.ts";
import { authorisationOf } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const start = new Date("2026-11-22T10:00:00Z");
const system = { kind: "system", job: "review-campaign.begin-due" } as const;

async function insurers() {
  const otto = await signedIn(await aStaffMember("otto", "ONBOARDING"));
  const office = await anOrganisation({
    name: "Assurantiën Aa",
    administrators: ["anna"],
    employees: ["bram"],
    intermediaryNumber: "123456",
  });
  const bakery = await anOrganisation({
    name: "Bakkerij Bee",
    kind: "BUSINESS",
    administrators: ["cees"],
    policyNumber: "P-77",
  });
  await anOrganisation({ name: "Niemand B.V." });
  return { otto, office, bakery };
}

const reviews = async () => (await database()).prisma.accessReview.findMany({ orderBy: { id: "asc" } });

beforeEach(async () => {
  fixClock(start);
  await emptyDatabase();
});

test("a campaign asks all, a kind, or some, and each organisation once at a time", async () => {
  const { otto, office, bakery } = await insurers();
  expect(await begins(otto, { which: "BUSINESS" })).toMatchObject({ status: "done" });
  await worksOnReviews();
  expect((await reviews()).map(({ organisationId }) => organisationId)).toEqual([bakery.organisationId]);
  expect(await begins(otto, { which: "CHOSEN", numbers: "123456\nP-77" })).toMatchObject({ status: "done" });
  await worksOnReviews();
  expect((await reviews()).map(({ organisationId }) => organisationId)).toEqual([
    bakery.organisationId,
    office.organisationId,
  ]);
  // Access ends that nobody confirms, so nobody begins it alone.
  const begun = (await recordsOf("review-campaign.start")).filter(({ outcome }) => outcome === "done");
  expect(begun.every(({ secondId }) => secondId !== null)).toBe(true);
  expect(begun).toMatchObject([
    { actorKind: "staff", after: { which: "BUSINESS" } },
    { actorKind: "staff", after: { which: "CHOSEN", organisations: 2 } },
  ]);
});

test("nobody writes to all beheerders again and again", async () => {
  const { otto } = await insurers();
  for (let n = 0; n < 10; n++) expect(await begins(otto, { which: "BUSINESS" })).toMatchObject({ status: "done" });
  expect(await begins(otto, { which: "BUSINESS" })).toMatchObject({ status: "limited" });
});

test("a wrong number or day is said, and nothing begins", async () => {
  const { otto } = await insurers();
  const which = "CHOSEN";
  expect(await begins(otto, { which, numbers: "123456, 9" })).toMatchObject({
    code: "unknownNumbers",
    detail: { numbers: "9" },
  });
  expect(await begins(otto, { which, numbers: " \n" })).toMatchObject({ code: "noNumbers" });
  expect(await begins(otto, { lastDay: "2026-11-25" })).toMatchObject({ code: "dayTooSoon" });
  expect(await begins(otto, { lastDay: "2027-11-25" })).toMatchObject({ code: "dayTooFar" });
  expect(await begins(otto, { lastDay: "morgen" })).toMatchObject({ status: "invalid" });
  const aad = await signedIn(await aStaffMember("aad", "AUDITOR"));
  expect(await begins(aad)).toEqual({ status: "denied" });
  expect((await recordsOf("review-campaign.start")).map(({ outcome }) => outcome)).toEqual(["denied"]);
  expect(await (await database()).prisma.reviewCampaign.count()).toBe(0);
});

test("staff see how far organisations are, late ones on Vandaag, and the auditor takes the report along", async () => {
  const { otto, office } = await insurers();
  const aad = await signedIn(await aStaffMember("aad", "AUDITOR"));
  await begins(otto);
  await worksOnReviews();
  const { campaignId } = await reviewOf(office);
  expect(await ask(campaigns, aad, {})).toMatchObject({ value: { mayRun: false, rows: [{ done: 0, open: 2 }] } });
  expect(await ask(campaign, otto, { id: campaignId })).toMatchObject({
    value: { counts: { open: 2 }, rows: [{ left: 2, state: "open", able: 1, numbers: ["123456"] }, { left: 1 }] },
  });
  expect(await ask(campaignFile, aad, { id: campaignId })).toMatchObject({ value: { rows: [{}, {}] } });
  fixClock(new Date("2026-12-22T10:00:00Z"));
  const late = await signedIn(await aStaffMember("ina", "ONBOARDING"));
  const answer = await ask(today, late, {});
  expect(answer.status === "found" && answer.value.waiting.find(({ kind }) => kind === "reviews")).toMatchObject({
    open: 2,
  });
});

test("what is stopped asks nobody any more, and takes nothing from anybody", async () => {
  const { otto, office, bakery } = await insurers();
  await begins(otto);
  await worksOnReviews();
  const { campaignId } = await reviewOf(office);
  await execute(closeOrganisation, otto, { organisationId: bakery.organisationId, reason: "ENDED" });
  expect(await reviewOf(bakery)).toMatchObject({ stoppedAt: start });
  expect(await reviewOf(office)).toMatchObject({ stoppedAt: null });
  for (const [who, status] of [
    [await signedIn(await aStaffMember("aad", "AUDITOR")), "denied"],
    [await signedIn(office.person("anna")), "notFound"],
  ] as const)
    expect(await execute(stopCampaign, who, { campaignId })).toEqual({ status });
  expect(await reviewOf(office)).toMatchObject({ stoppedAt: null });
  expect(await execute(stopCampaign, otto, { campaignId })).toMatchObject({ status: "done" });
  expect(await execute(stopCampaign, otto, { campaignId })).toMatchObject({ code: "alreadyStopped" });
  expect((await recordsOf("review-campaign.stop")).map(({ outcome }) => outcome)).toEqual(["denied", "done"]);
  fixClock(new Date("2027-01-06T10:00:00Z"));
  await worksOnReviews();
  expect((await authorisationOf(office.person("bram"))).status).toBe("ACTIVE");
  expect(await recordsOf("review-campaign.tell")).toEqual([]);
});

test("organisations are asked by themselves when their last review is long ago, and only where the setting says so", async () => {
  const { otto, office, bakery } = await insurers();
  expect(await execute(beginDue, system, {})).toMatchObject({ code: "never" });
  await begins(otto, { which: "BUSINESS" });
  await worksOnReviews();
  const { campaignId } = await reviewOf(bakery);
  const opens = (notSince: string) =>
    execute(openCampaign, system, { campaignId, kind: null, organisationIds: null, notSince, after: null });
  await opens("2026-11-01T00:00:00.000Z");
  expect(await reviews()).toHaveLength(1);
  await opens("2026-11-23T00:00:00.000Z");
  expect((await reviews()).map((review) => review.organisationId)).toEqual([
    bakery.organisationId,
    office.organisationId,
  ]);
});
