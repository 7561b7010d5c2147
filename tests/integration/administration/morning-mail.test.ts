import { afterEach, beforeEach, expect, test } from "vitest";
import { chooseMorningMail, sendMorningMail } from "#lib/features/administration/morning-mail/commands.ts";
import { morningMail } from "#lib/features/administration/morning-mail/queries.ts";
import { expireAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { deliverHelpRequest } from "#lib/features/help/help-requests/commands/telling.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, days } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { visitor } from "#tests/support/sign-in.ts";

const monday = new Date("2026-11-23T06:10:00Z");
const tuesday = new Date("2026-11-24T06:10:00Z");
const system = { kind: "system", job: "morning-mail.send" } as const;

beforeEach(async () => {
  await emptyDatabase();
  fixClock(monday);
});
afterEach(() => fixClock(null));

const send = () => execute(sendMorningMail, system, {});
const subjects = async (to: string) => (await mails()).filter((one) => one.to === to).map(({ subject }) => subject);

async function place() {
  const here = await anOrganisation({
    name: "De Linden",
    administrators: ["anna", "bert"],
    employees: ["dora", "emre"],
  });
  return { anna: here.person("anna"), bert: here.person("bert"), dora: here.person("dora"), emre: here.person("emre") };
}

const inTheMorning = async (who: { accountId: string; authorisationId: string }) =>
  execute(chooseMorningMail, await signedIn(who), { way: "morning" });

test("whoever asked for it gets one mail of what is open, once a day, in their own language", async () => {
  const { anna, bert, dora } = await place();
  expect(await inTheMorning(anna)).toMatchObject({ status: "done", result: { way: "morning" } });
  await changed((tx) => tx.account.update({ where: { id: anna.accountId }, data: { locale: "en" } }));
  await changed((tx) => tx.account.update({ where: { id: dora.accountId }, data: { status: "BLOCKED" } }));
  await execute(
    deliverHelpRequest,
    { kind: "system", job: "help-request.deliver" },
    {
      ...{ authorisationId: dora.authorisationId, problem: "BLOCKED" },
    },
  );
  expect(await send()).toMatchObject({ status: "done" });
  const found = (await mails()).filter(({ subject }) => subject.includes("as administrator"));
  expect(found.map(({ to }) => to)).toEqual([anna.email]);
  expect(found[0]?.text).toContain("De Linden:\n– 1 help request\n– 1 blocked colleague\n");
  expect(found[0]?.text).toContain("/en/beheer?");
  expect(await send()).toMatchObject({ code: "nobody" });
  fixClock(new Date("2026-11-23T10:59:00Z"));
  expect(await send()).toMatchObject({ code: "nobody" });
  fixClock(tuesday);
  expect(await send()).toMatchObject({ status: "done" });
  expect((await subjects(anna.email)).filter((subject) => subject.includes("as administrator"))).toHaveLength(2);
  expect((await subjects(bert.email)).filter((subject) => subject.includes("openstaat"))).toEqual([]);
  const kept = await (await database()).prisma.auditRecord.findMany({ where: { event: "morning-mail.send" } });
  expect(kept.map(({ after }) => after)).toEqual([
    { people: 1, mails: 1 },
    { people: 1, mails: 1 },
  ]);
});

test("nothing open is no mail, and neither is a weekend, the night, or who is a beheerder no more", async () => {
  const { anna, dora } = await place();
  await inTheMorning(anna);
  for (const moment of ["2026-11-22T08:00:00Z", "2026-11-23T05:00:00Z", "2026-11-23T12:00:00Z"]) {
    fixClock(new Date(moment));
    expect(await send()).toMatchObject({ code: "notNow" });
  }
  fixClock(monday);
  expect(await send()).toMatchObject({ status: "done" });
  await changed((tx) => tx.account.update({ where: { id: dora.accountId }, data: { status: "BLOCKED" } }));
  await changed((tx) => tx.authorisation.update({ where: { id: anna.authorisationId }, data: { role: "EMPLOYEE" } }));
  fixClock(tuesday);
  await send();
  expect(await subjects(anna.email)).toEqual([]);
});

test("what can wait is in the mail of the morning and comes at once to the others; help comes at once to all", async () => {
  const { anna, bert, dora, emre } = await place();
  await inTheMorning(anna);
  await changed((tx) =>
    tx.authorisation.update({ where: { id: emre.authorisationId }, data: { validUntil: new Date(+monday - 1) } }),
  );
  await execute(
    expireAuthorisation,
    { kind: "system", job: "authorisation.expire" },
    {
      ...{ authorisationId: emre.authorisationId, validUntil: new Date(+monday - 1) },
    },
  );
  expect([(await subjects(anna.email)).length, (await subjects(bert.email)).length]).toEqual([0, 1]);
  await execute(
    deliverHelpRequest,
    { kind: "system", job: "help-request.deliver" },
    {
      ...{ authorisationId: dora.authorisationId, problem: "BLOCKED" },
    },
  );
  expect([(await subjects(anna.email)).length, (await subjects(bert.email)).length]).toEqual([1, 2]);
  await send();
  const [, morning] = (await mails()).filter(({ to }) => to === anna.email);
  expect(morning?.text).toContain("De Linden:\n– 1 hulpvraag\n– 1 autorisatie of uitnodiging die verliep\n");
});

test("whoever cannot be reached, an end date within a week and a review that is not finished are open too", async () => {
  const { anna, bert, dora, emre } = await place();
  await inTheMorning(anna);
  const { accountId: startedById } = await aStaffMember("ina", "ONBOARDING");
  await changed(async (tx) => {
    const { organisationId } = await tx.authorisation.findUniqueOrThrow({ where: { id: anna.authorisationId } });
    await tx.returnedAddress.createMany({
      data: [
        { address: dora.email, kind: "EMAIL", reason: "5.1.1", returnedAt: monday },
        { address: dora.mobileNumber, kind: "SMS", reason: "", returnedAt: monday },
        // One's own is told in another way, and not by mail to that very address.
        { address: anna.mobileNumber, kind: "SMS", reason: "", returnedAt: monday },
      ],
    });
    for (const [{ authorisationId: id }, in_] of [
      [emre, 6],
      [bert, 8],
    ] as const)
      await tx.authorisation.update({ where: { id }, data: { validUntil: after(monday, days(in_)) } });
    const campaign = await tx.reviewCampaign.create({
      data: { startedById, startedAt: monday, dueAt: after(monday, days(30)) },
    });
    const review = { campaignId: campaign.id, organisationId, startedAt: monday, dueAt: after(monday, days(30)) };
    await tx.accessReview.create({ data: review });
  });
  await send();
  const [morning] = (await mails()).filter(({ to }) => to === anna.email);
  expect(morning?.text).toContain(
    "De Linden:\n– 1 collega bij wie mail of sms niet aankomt\n– een controle van autorisaties die nog niet af is\n– 1 autorisatie die binnen een week eindigt\n",
  );
});

test("only a beheerder chooses, on record; the same choice is refused", async () => {
  const { anna, dora } = await place();
  const [asAnna, asDora] = [await signedIn(anna), await signedIn(dora)];
  expect(await execute(chooseMorningMail, asAnna, { way: "atOnce" })).toMatchObject({ code: "sameWay" });
  expect(await execute(chooseMorningMail, asDora, { way: "morning" })).toMatchObject({ status: "denied" });
  expect(await execute(chooseMorningMail, visitor, { way: "morning" })).toMatchObject({ status: "notFound" });
  expect(await ask(morningMail, asDora, { gedaan: "mail" })).toMatchObject({ value: { way: null, told: false } });
  expect(await ask(morningMail, asAnna, {})).toMatchObject({ value: { way: "atOnce" } });
  await execute(chooseMorningMail, asAnna, { way: "morning" });
  expect(await ask(morningMail, asAnna, { gedaan: "mail" })).toMatchObject({ value: { way: "morning", told: true } });
  const kept = await (await database()).prisma.auditRecord.findMany({ where: { event: "morning-mail.choose" } });
  expect(kept).toMatchObject([
    { outcome: "denied", actorId: dora.accountId },
    { outcome: "done", subjectId: anna.accountId, before: { way: "atOnce" }, after: { way: "morning" } },
  ]);
});
