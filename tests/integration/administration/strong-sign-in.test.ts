import { afterEach, beforeEach, expect, test } from "vitest";
import {
  askStrong,
  endExemption,
  endStrong,
  exempt,
  lapseExemption,
  lapseExemptions,
} from "#lib/features/administration/strong-sign-in/commands.ts";
import { strongRule } from "#lib/features/administration/strong-sign-in/queries.ts";
import { jobs } from "#lib/jobs.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { openSession } from "#lib/platform/auth/sessions.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { withApp } from "#tests/support/factors.ts";
import { mails, runJobs } from "#tests/support/outbox.ts";
import { anOrganisation, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const start = new Date("2026-03-02T08:00:10Z");
beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

const strongly = async ({ accountId, authorisationId }: TestPerson): Promise<Identity> => ({
  kind: "session",
  sessionId: await changed((tx, now) => openSession(tx, { accountId, authorisationId, way: "PASSWORD_APP" }, now)),
});

async function office() {
  const { person, organisationId } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  const [anna, bert, dora] = [person("anna"), person("bert"), person("dora")];
  await withApp(anna, await signedIn(anna));
  return { anna, bert, dora, organisationId, asAnna: await strongly(anna) };
}

test("a beheerder who shows more asks it of everybody from a day on; it is on record, and the others hear of it", async () => {
  const { anna, bert, dora, asAnna, organisationId } = await office();
  const from = "2026-03-16";
  expect(await execute(askStrong, await signedIn(dora), { from })).toEqual({ status: "denied" });
  expect(await execute(askStrong, { kind: "visitor" }, { from })).toMatchObject({ status: "notFound" });
  expect(await execute(askStrong, await signedIn(bert), { from })).toMatchObject({ code: "ownFirst" });
  expect(await execute(askStrong, asAnna, { from: "2026-03-01" })).toMatchObject({ code: "dayOver" });
  expect(await execute(askStrong, asAnna, { from: "2026-06-30" })).toMatchObject({ code: "dayTooFar" });
  expect(await execute(endStrong, asAnna, {})).toMatchObject({ code: "notAsked" });
  expect(await execute(askStrong, asAnna, { from })).toMatchObject({ status: "done" });
  expect(await execute(askStrong, asAnna, { from })).toMatchObject({ code: "alreadyAsked" });
  const { prisma } = await database();
  const strongFrom = new Date("2026-03-15T23:00:00Z");
  expect(await prisma.organisation.findUnique({ where: { id: organisationId } })).toMatchObject({ strongFrom });
  expect((await mails()).filter(({ subject }) => subject.startsWith("Iedereen logt in"))).toMatchObject([
    { to: bert.email },
  ]);
  expect(await ask(strongRule, asAnna, {})).toMatchObject({
    value: { from: strongFrom, isOn: false, without: [{ id: bert.authorisationId }, { id: dora.authorisationId }] },
  });
  expect(await execute(endStrong, asAnna, {})).toMatchObject({ status: "done" });
  const done = async (event: string) =>
    (await recordsOf(event)).filter(({ outcome }) => outcome === "done").map(({ actorId }) => actorId);
  expect([await done("strong-sign-in.ask"), await done("strong-sign-in.end")]).toEqual([
    [anna.accountId],
    [anna.accountId],
  ]);
});

test("a colleague is exempt for a reason and until a day, by another beheerder of theirs, who can end it", async () => {
  const { anna, bert, dora, asAnna } = await office();
  const given = { until: "2026-03-20", because: "Wacht op een nieuwe telefoon" };
  const to = ({ authorisationId }: TestPerson, more: object = {}) => ({ authorisationId, ...given, ...more });
  const cees = (await anOrganisation({ administrators: ["cees"] })).person("cees");
  expect(await execute(exempt, await signedIn(cees), to(dora))).toEqual({ status: "notFound" });
  expect(await execute(exempt, await signedIn(dora), to(bert))).toEqual({ status: "denied" });
  expect(await execute(exempt, asAnna, to(anna))).toEqual({ status: "denied" });
  expect(await execute(exempt, asAnna, to(dora, { because: " " }))).toMatchObject({
    ...{ status: "invalid", errors: { because: ["becauseMissing"] } },
  });
  expect(await execute(exempt, asAnna, to(dora, { until: "2026-09-20" }))).toMatchObject({ code: "dayTooFar" });
  expect(await execute(endExemption, asAnna, to(dora))).toMatchObject({ code: "notExempt" });
  expect(await execute(askStrong, asAnna, { from: "2026-03-16" })).toMatchObject({ status: "done" });
  expect(await execute(exempt, asAnna, to(dora))).toMatchObject({ status: "done" });
  expect(await ask(strongRule, asAnna, {})).toMatchObject({
    value: { exempt: [{ id: dora.authorisationId, exemption: { because: given.because } }] },
  });
  const [record] = (await recordsOf("strong-sign-in.excuse")).filter(({ outcome }) => outcome === "done");
  expect(record).toMatchObject({ subjectId: dora.authorisationId, after: { until: "2026-03-20T23:00:00.000Z" } });
  expect(JSON.stringify(record)).not.toContain("telefoon");
  expect(await execute(endExemption, await signedIn(dora), to(dora))).toEqual({ status: "denied" });
  expect(await execute(endExemption, asAnna, to(dora))).toMatchObject({ status: "done" });
  expect(await ask(strongRule, asAnna, {})).toMatchObject({ value: { exempt: [] } });

  expect(await execute(exempt, asAnna, to(dora))).toMatchObject({ status: "done" });
  expect(await execute(endStrong, asAnna, {})).toMatchObject({ status: "done" });
  expect(await ask(strongRule, asAnna, {}), "where nothing is asked nobody is exempt").toMatchObject({
    value: { exempt: [], without: [{ id: bert.authorisationId }, { id: dora.authorisationId }] },
  });
});

test("colleagues who have nothing stronger are told once it is asked, and the reason of an exemption goes with its last day", async () => {
  const { bert, dora, asAnna } = await office();
  const { authorisationId } = dora;
  const { prisma } = await database();
  const own = () => prisma.authorisation.findUniqueOrThrow({ where: { id: authorisationId } });
  const told = async () => {
    await runJobs(jobs);
    return (await mails()).filter(({ subject }) => subject.startsWith("Stel een app")).map(({ to }) => to);
  };
  expect(await execute(askStrong, asAnna, { from: "2026-03-16" })).toMatchObject({ status: "done" });
  expect(await told()).toEqual([dora.email]);
  const asBert = await strongly(bert);
  const because = "Wacht op een nieuwe telefoon";
  expect(await execute(exempt, asBert, { authorisationId, until: "2026-03-20", because })).toMatchObject({
    status: "done",
  });
  expect(await execute(lapseExemption, { kind: "system", job: "test" }, { authorisationId })).toMatchObject({
    code: "notOver",
  });
  expect((await own()).smsBecause).toBe(because);
  const everyHour = () => execute(lapseExemptions, { kind: "system", job: "test" }, {});
  expect(await everyHour()).toMatchObject({ code: "nothingOver" });
  fixClock(new Date("2026-03-21T08:00:00Z"));
  expect(await everyHour()).toMatchObject({ status: "done" });
  await runJobs(jobs);
  expect(await everyHour()).toMatchObject({ code: "nothingOver" });
  expect(await own()).toMatchObject({ smsUntil: null, smsBecause: null });
  expect((await recordsOf("strong-sign-in.lapse")).at(-1)).toMatchObject({
    outcome: "done",
    subjectId: authorisationId,
  });

  // Taken back and asked again, it is told as often as a day allows, and not once it is asked no more.
  for (let n = 0; n < 4; n++) {
    await execute(endStrong, await strongly(bert), {});
    await execute(askStrong, await strongly(bert), { from: "2026-03-30" });
    await runJobs(jobs);
  }
  expect(await told()).toHaveLength(3);
});
