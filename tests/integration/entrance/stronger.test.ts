import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beginApp, confirmApp, removeApp } from "#lib/features/entrance/authenticator-app/commands.ts";
import { myApp } from "#lib/features/entrance/authenticator-app/queries.ts";
import { addPasskey } from "#lib/features/entrance/own-passkeys/commands.ts";
import { changePassword, switchSmsOff, switchSmsOn } from "#lib/features/entrance/own-security/commands.ts";
import { mySecurity, strongerSignIn, strongSoon } from "#lib/features/entrance/own-security/queries.ts";
import { myOrganisations } from "#lib/features/entrance/sign-in/queries.ts";
import { makeRecoveryCodes } from "#lib/features/entrance/recovery-codes/commands.ts";
import { askOwnCode, confirmOwnCode } from "#lib/features/entrance/step-up/commands.ts";
import { attention } from "#lib/features/administration/overview/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, days, minutes } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import * as settings from "#lib/platform/settings.ts";
import { anAuthenticator } from "#tests/support/authenticator.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { appCode, withApp, withRecoveryCodes } from "#tests/support/factors.ts";
import { mails } from "#tests/support/outbox.ts";
import { aNewPasskey, confirmBy, withPasskey } from "#tests/support/passkeys.ts";
import { anOrganisation, aPerson, changed, password, signedIn, type TestPerson } from "#tests/support/people.ts";
import { aRequest, halfSignedIn } from "#tests/support/sign-in.ts";

const start = new Date("2026-03-02T08:00:10Z");
beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => {
  fixClock(null);
  vi.restoreAllMocks();
});

/** From this day on the insurer asks more than an SMS of beheerders. */
function from(day: string) {
  const given = { ...settings.settings(), ADMINISTRATOR_STRONG_FROM: day };
  vi.spyOn(settings, "settings").mockReturnValue(given);
}

const office = async () => {
  const { person, organisationId } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  return { anna: person("anna"), bert: person("bert"), dora: person("dora"), organisationId };
};
const actorIn = async (who: Identity) => (await actorOf((await database()).reader, who)).actor;
const goesOn = (reply: Awaited<ReturnType<typeof execute<typeof confirmOwnCode>>>): Identity => {
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  return { kind: "session", sessionId: reply.result.sessionId };
};

/** Shows a code of the app once more in this session. */
async function confirmedByApp(who: Identity, { accountId }: TestPerson, off = 1) {
  const asked = await execute(askOwnCode, who, { browserSecret: "", factor: "app" });
  if (asked.status !== "done") throw new Error(JSON.stringify(asked));
  const code = await appCode({ accountId }, off);
  return goesOn(await execute(confirmOwnCode, who, { ...asked.result, code, factor: "app" }, aRequest()));
}

test("before the day a beheerder is urged and works; from it on their session does nothing but enrol, and then works", async () => {
  from("2026-03-09");
  const { anna, dora } = await office();
  const [asAnna, asDora] = [await signedIn(anna), await signedIn(dora)];
  expect(await ask(strongSoon, asAnna, {})).toMatchObject({ value: { from: new Date("2026-03-08T23:00:00Z") } });
  expect(await ask(strongSoon, asDora, {})).toMatchObject({ value: { from: null } });
  expect(await ask(attention, asAnna, {})).toMatchObject({ status: "found" });

  fixClock(new Date("2026-03-08T22:59:59.999Z"));
  const late = await signedIn(anna);
  expect(await actorIn(late)).toMatchObject({ kind: "member" });
  fixClock(new Date("2026-03-08T23:00:00Z"));
  expect(await actorIn(late)).toMatchObject({ kind: "person", waitsFor: "strong" });
  expect(await ask(attention, late, {})).toEqual({ status: "heldBack" });
  expect(await ask(mySecurity, late, {})).toEqual({ status: "heldBack" });
  const change = { current: password, password: "Rozen bloeien in juni" };
  expect(await execute(changePassword, late, change, aRequest())).toEqual({ status: "heldBack" });
  expect(await ask(strongerSignIn, late, {})).toMatchObject({ value: { isWaiting: true, app: false, asks: null } });
  expect(await ask(myOrganisations, late, {})).toMatchObject({ status: "found" });
  expect(await actorIn(await signedIn(dora))).toMatchObject({ kind: "member" });

  expect(await execute(beginApp, late, {})).toMatchObject({ status: "done" });
  const reply = await execute(confirmApp, late, { code: await appCode(anna, 0, "nextSecret") });
  if (reply.status !== "done" || !reply.result.sessionId) throw new Error(JSON.stringify(reply));
  const strong = { kind: "session", sessionId: reply.result.sessionId } as const;
  expect(await actorIn(strong)).toMatchObject({ kind: "member", role: "ADMINISTRATOR", way: "PASSWORD_APP" });
  expect(await ask(attention, strong, {})).toMatchObject({ status: "found" });
});

test("who has an app or a passkey shows it, and gets no other beside it by an SMS alone", async () => {
  const { anna, bert } = await office();
  await withApp(anna, await signedIn(anna));
  const { device } = await withPasskey(bert);
  from("2026-03-01");
  const [asAnna, asBert] = [await signedIn(anna), await signedIn(bert)];
  for (const who of [asAnna, asBert]) {
    expect(await execute(beginApp, who, {})).toMatchObject({ status: "refused", code: "showFirst" });
    const another = await aNewPasskey(who, anAuthenticator());
    expect(await execute(addPasskey, who, another)).toMatchObject({ status: "refused", code: "showFirst" });
    expect(await execute(removeApp, who, {})).toEqual({ status: "heldBack" });
  }
  expect(await actorIn(await confirmedByApp(asAnna, anna))).toMatchObject({ kind: "member", way: "PASSWORD_APP" });
  const shown = await confirmBy(asBert, bert.accountId, device);
  if (shown.status !== "done") throw new Error(JSON.stringify(shown));
  expect(await actorIn({ kind: "session", sessionId: shown.result.sessionId })).toMatchObject({
    ...{ kind: "member", way: "PASSWORD_PASSKEY" },
  });
});

test("whoever must show first is shown no secret either, begun before that was asked", async () => {
  const { anna } = await office();
  await withApp(anna, await signedIn(anna));
  const bySms = await signedIn(anna);
  expect(await execute(beginApp, bySms, {})).toMatchObject({ status: "done" });
  expect(await ask(myApp, bySms, {})).toMatchObject({ value: { setUp: { secret: expect.any(String) } } });
  from("2026-03-01");
  expect(await ask(myApp, bySms, {})).toMatchObject({ status: "found", value: { setUp: null } });
});

test("nobody gets round what one organisation asks by an SMS in another, or in none", async () => {
  const { dora, organisationId } = await office();
  await withApp(dora, await signedIn(dora));
  const other = await anOrganisation({ administrators: ["wim"] });
  const { email } = await (await database()).prisma.account.findUniqueOrThrow({ where: { id: dora.accountId } });
  const there = await aPerson("dora", { organisationId: other.organisationId, email });
  const acts = async (who: Identity) => [
    await execute(beginApp, who, {}),
    await execute(removeApp, who, {}),
    await execute(addPasskey, who, await aNewPasskey(who, anAuthenticator())),
    await execute(makeRecoveryCodes, who, {}),
  ];
  await changed((tx) => tx.organisation.update({ where: { id: organisationId }, data: { strongFrom: start } }));
  for (const who of [await signedIn({ accountId: dora.accountId }), await signedIn(there)]) {
    expect((await actorIn(who)).kind).not.toBe("visitor");
    for (const reply of await acts(who)) expect(reply).toMatchObject({ status: "refused", code: "showFirst" });
    const shown = await confirmedByApp(who, dora);
    expect(await execute(makeRecoveryCodes, shown, {})).toMatchObject({ status: "done" });
    fixClock(after(start, minutes(3)));
  }
});

test("an organisation asks it of everybody there, save whom it exempted, until that ends", async () => {
  const { bert, dora, organisationId } = await office();
  const elsewhere = (await anOrganisation({ employees: ["hans"] })).person("hans");
  await changed(async (tx) => {
    await tx.organisation.update({ where: { id: organisationId }, data: { strongFrom: after(start, days(1)) } });
    const exemption = { smsUntil: after(start, days(2)), smsBecause: "Wacht op een telefoon" };
    await tx.authorisation.update({ where: { id: dora.authorisationId }, data: exemption });
  });
  expect(await ask(strongSoon, await signedIn(bert), {})).toMatchObject({ value: { from: after(start, days(1)) } });
  expect(await ask(strongSoon, await signedIn(dora), {})).toMatchObject({ value: { from: after(start, days(2)) } });
  expect(await ask(strongerSignIn, await signedIn(dora), {}), "who prepares reads who will ask it").toMatchObject({
    value: { isWaiting: false, asks: expect.any(String) },
  });
  const kinds = async () =>
    Promise.all([bert, dora, elsewhere].map(async (who) => (await actorIn(await signedIn(who))).kind));
  expect(await kinds()).toEqual(["member", "member", "member"]);
  fixClock(after(start, days(1)));
  expect(await kinds()).toEqual(["person", "member", "member"]);
  expect(await ask(strongerSignIn, await signedIn(bert), {})).toMatchObject({ value: { asks: expect.any(String) } });
  fixClock(after(start, days(2)));
  expect(await kinds()).toEqual(["person", "person", "member"]);
});

test("codes by SMS go off only for who has something for when one thing is lost, and keep that", async () => {
  const { dora } = await office();
  const session = await signedIn(dora);
  expect(await execute(switchSmsOff, session, {})).toMatchObject({ status: "refused", code: "secondFirst" });
  await withApp(dora, session);
  expect(await execute(switchSmsOff, session, {})).toMatchObject({ status: "refused", code: "secondFirst" });
  expect(await ask(mySecurity, session, {})).toMatchObject({ value: { factors: { sms: "needed" } } });
  await withRecoveryCodes(session);
  expect(await ask(mySecurity, session, {})).toMatchObject({ value: { factors: { sms: "spare" } } });
  expect(await execute(switchSmsOn, session, {})).toMatchObject({ status: "refused", code: "smsIsOn" });
  expect(await execute(switchSmsOff, session, {})).toMatchObject({ status: "done" });
  expect((await mails()).at(-1)).toMatchObject({ to: dora.email, subject: "Codes per sms uitgezet" });
  expect(await execute(removeApp, session, {})).toMatchObject({ status: "refused", code: "lastFactor" });
  const { code } = await halfSignedIn(dora);
  expect(code).toBe("");
  expect(await execute(switchSmsOff, session, {})).toMatchObject({ status: "refused", code: "smsIsOff" });
  fixClock(after(start, minutes(6)));
  expect(await execute(switchSmsOn, session, {})).toEqual({ status: "stale" });
  fixClock(start);
  expect(await execute(switchSmsOn, session, {})).toMatchObject({ status: "done" });
  const { prisma } = await database();
  const records = await prisma.auditRecord.findMany({ where: { event: { startsWith: "sms.switch" } } });
  expect(records.map(({ event, subjectId }) => [event, subjectId])).toEqual([
    ["sms.switch-off", dora.accountId],
    ["sms.switch-on", dora.accountId],
  ]);
});
