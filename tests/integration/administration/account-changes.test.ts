import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setMobileNumber } from "#lib/features/administration/account-changes/commands/mobile-number.ts";
import { mailChangeAgain } from "#lib/features/administration/account-changes/commands/again.ts";
import { cancelMobileNumber } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { notMeLink, numberLink, numberPage, underWay } from "#lib/features/administration/account-changes/queries.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import {
  accountOf,
  finish,
  lastRecord,
  newNumber,
  notMeLinkOf,
  numberLinkOf,
  office,
  prove,
  startFor,
  told,
} from "#tests/support/account-changes.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:00.000Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

const changes = async () => (await database()).prisma.accountChange.findMany({ orderBy: { id: "asc" } });

const setFor = async (session: Awaited<ReturnType<typeof signedIn>>, who: TestPerson, mobileNumber = newNumber) =>
  execute(setMobileNumber, session, { authorisationId: who.authorisationId, mobileNumber });

describe("beginning a new number", () => {
  test("changes nothing yet, and tells the person, the old number and the other beheerders, each with a link of their own", async () => {
    const { fleur, bert, anna, session } = await office();
    expect(await startFor(session, fleur, "06-8765 4321")).toEqual({
      status: "done",
      result: { authorisationId: fleur.authorisationId },
    });
    expect(await accountOf(fleur)).toMatchObject({ mobileNumber: fleur.mobileNumber, status: "ACTIVE" });
    expect(await changes()).toMatchObject([
      {
        kind: "MOBILE_NUMBER",
        newMobileNumber: newNumber,
        startedById: anna.authorisationId,
        expiresAt: after(start, hours(24)),
      },
    ]);
    expect(await told()).toEqual([`EMAIL ${fleur.email}`, `SMS ${fleur.mobileNumber}`, `EMAIL ${bert.email}`]);
    const texts = (await waiting()).map(({ message }) => (message as { text: string }).text);
    const links = texts.map((text) => /\/dit-was-ik-niet\/([\w-]{43})/.exec(text)?.[1]);
    expect(new Set(links).size).toBe(3);
    expect(links).not.toContain(undefined);
    for (const text of texts) expect(text).not.toContain("87654321");
    const record = await lastRecord("mobile-number.start");
    expect(record).toMatchObject({ outcome: "done", subjectId: fleur.authorisationId });
    expect(JSON.stringify(record)).not.toContain("87654321");
  });

  test("tells the beheerders of every organisation where the person can act, and none twice", async () => {
    const { fleur, bert, session } = await office();
    const other = await anOrganisation({ administrators: ["cees"] });
    await aPerson("fleur", { organisationId: other.organisationId, email: fleur.email });
    await aPerson("bert", { organisationId: other.organisationId, email: bert.email, role: "ADMINISTRATOR" });
    await startFor(session, fleur);
    const theirs = other.person("cees");
    expect((await told()).sort()).toEqual(
      [`EMAIL ${fleur.email}`, `SMS ${fleur.mobileNumber}`, `EMAIL ${bert.email}`, `EMAIL ${theirs.email}`].sort(),
    );
    const mail = (await mails()).find(({ to }) => to === theirs.email);
    expect(mail?.text).toContain("Een beheerder wil het mobiele nummer van");
  });

  test("takes the place of an earlier one, whose link says so", async () => {
    const { fleur, session } = await office();
    await startFor(session, fleur);
    const first = await numberLinkOf(fleur);
    fixClock(after(start, minutes(1)));
    await startFor(session, fleur, "+31687654322");
    expect(await changes()).toMatchObject([{ cancelledAt: after(start, minutes(1)) }, { cancelledAt: null }]);
    expect(await ask(numberLink, visitor, { link: first })).toMatchObject({ value: { state: "replaced" } });
    expect(await prove(first)).toMatchObject({ code: "linkClosed" });
  });

  test("is refused for a landline, a machine and a premium number, each for its reason", async () => {
    const { fleur, session } = await office();
    for (const [typed, code] of [
      ["020 624 1111", "phoneLandline"],
      ["097 012 345 678", "phoneMachine"],
      ["0900 1234", "phonePremium"],
      ["06 1234567", "phoneShort"],
    ] as const)
      expect(await startFor(session, fleur, typed)).toEqual({ status: "invalid", errors: { mobileNumber: [code] } });
    expect(await changes()).toEqual([]);
  });

  test("is refused for the number there is, a blocked account and one that never was active", async () => {
    const { fleur, gerda, session } = await office();
    expect(await startFor(session, fleur, fleur.mobileNumber)).toMatchObject({ code: "sameNumber" });
    expect(await startFor(session, gerda)).toMatchObject({ code: "changedMeanwhile" });
    const blocked = { status: "BLOCKED", blockCause: "WRONG_TRIES" } as const;
    await changed((tx) => tx.account.update({ where: { id: fleur.accountId }, data: blocked }));
    expect(await startFor(session, fleur)).toMatchObject({ code: "blocked" });
    expect([await changes(), await told()]).toEqual([[], []]);
  });

  test("stops the one that another organisation began: one number is on its way, wherever from", async () => {
    const { fleur, session } = await office();
    const there = await anOrganisation({ administrators: ["cees"] });
    const guest = await aPerson("fleur", { organisationId: there.organisationId, email: fleur.email });
    expect(await startFor(await signedIn(there.person("cees")), guest, "+31687654322")).toMatchObject({
      status: "done",
    });
    expect(await startFor(session, fleur)).toMatchObject({ status: "done" });
    expect(await changes()).toMatchObject([{ cancelledAt: start }, { cancelledAt: null }]);
  });

  test("is not there for another organisation, nor for oneself, a deputy with a beheerder, or a colleague", async () => {
    const { fleur, anna, bert, session } = await office();
    const { person } = await anOrganisation({ administrators: ["cees"] });
    expect(await startFor(await signedIn(person("cees")), fleur)).toEqual({ status: "notFound" });
    expect(await startFor(session, anna)).toEqual({ status: "denied" });
    expect(await startFor(await signedIn(fleur), bert)).toEqual({ status: "denied" });
    const period = { deputyFrom: after(start, -days(1)), deputyUntil: after(start, days(1)) };
    await changed((tx) => tx.authorisation.update({ where: { id: fleur.authorisationId }, data: period }));
    expect(await startFor(await signedIn(fleur), bert)).toEqual({ status: "denied" });
    expect(await lastRecord("mobile-number.start")).toMatchObject({ outcome: "denied" });
    expect(await changes()).toEqual([]);
  });

  test("asks for the beheerder's own code when that is older than five minutes", async () => {
    const { fleur, session } = await office();
    fixClock(after(start, minutes(5) + 1));
    expect(await startFor(session, fleur)).toEqual({ status: "stale" });
    expect(await changes()).toEqual([]);
  });

  test("stops after three a day for one person", async () => {
    const { anna, fleur, session } = await office();
    for (const end of [1, 2, 3]) expect((await startFor(session, fleur, `+3168765432${end}`)).status).toBe("done");
    expect(await startFor(session, fleur, "+31687654324")).toMatchObject({ status: "refused", code: "tooOften" });
    fixClock(after(start, days(1)));
    expect(await startFor(await signedIn(anna), fleur)).toMatchObject({ status: "done" });
  });
});

describe("an account that never was active", () => {
  test("gets its number at once, and tells nobody", async () => {
    const { gerda, session } = await office();
    expect(await setFor(session, gerda)).toMatchObject({ status: "done" });
    expect(await accountOf(gerda)).toMatchObject({ mobileNumber: newNumber, mobileProvenAt: null, status: "INVITED" });
    expect([await told(), await changes()]).toEqual([[], []]);
    expect(await lastRecord("mobile-number.set")).toMatchObject({ subjectId: gerda.authorisationId, outcome: "done" });
  });

  test("only that: not an active one, nor one of others, nor without the right", async () => {
    const { fleur, gerda, session } = await office();
    const { person } = await anOrganisation({ administrators: ["cees"] });
    expect(await setFor(session, fleur)).toMatchObject({ code: "changedMeanwhile" });
    expect(await setFor(await signedIn(person("cees")), gerda)).toEqual({ status: "notFound" });
    expect(await setFor(await signedIn(fleur), gerda)).toEqual({ status: "denied" });
    expect((await accountOf(gerda)).mobileNumber).toBe(gerda.mobileNumber);
  });
});

describe("taking it back", () => {
  const cancel = async (session: Awaited<ReturnType<typeof signedIn>>) =>
    execute(cancelMobileNumber, session, { changeId: (await changes())[0]?.id });

  test("ends the change and its links, and stands in the history", async () => {
    const { fleur, bert, session } = await office();
    await startFor(session, fleur);
    const link = await numberLinkOf(fleur);
    const colleague = await signedIn(bert);
    expect(await cancel(colleague)).toMatchObject({ status: "done" });
    expect(await ask(numberLink, visitor, { link })).toMatchObject({ value: { state: "stopped" } });
    expect(await lastRecord("mobile-number.cancel")).toMatchObject({ subjectId: fleur.authorisationId });
    expect(await cancel(session)).toMatchObject({ code: "stopped" });
  });

  test("is too late once it is done, not for another organisation, and not for a colleague", async () => {
    const { fleur, session } = await office();
    await startFor(session, fleur);
    const { person } = await anOrganisation({ administrators: ["cees"] });
    expect(await cancel(await signedIn(person("cees")))).toEqual({ status: "notFound" });
    expect(await cancel(await signedIn(fleur))).toEqual({ status: "denied" });
    await finish(fleur);
    expect(await cancel(session)).toMatchObject({ code: "completed" });
  });
});

describe("sending the mail of it again", () => {
  const again = async (session: Awaited<ReturnType<typeof signedIn>>) =>
    execute(mailChangeAgain, session, { changeId: (await changes())[0]?.id });

  test("makes a new link, with which the old one ends, and tells the old number again; who can stop it still can", async () => {
    const { fleur, bert, session } = await office();
    await startFor(session, fleur);
    const [old, stop] = [await numberLinkOf(fleur), await notMeLinkOf(fleur)];
    const before = (await waiting()).length;
    fixClock(after(start, hours(20)));
    const colleague = await signedIn(bert);
    expect(await again(colleague)).toMatchObject({ status: "done", result: { email: fleur.email } });
    expect(await told(before)).toEqual([`EMAIL ${fleur.email}`, `SMS ${fleur.mobileNumber}`]);
    const link = await numberLinkOf(fleur);
    expect(link).not.toBe(old);
    expect(await ask(numberLink, visitor, { link: old })).toMatchObject({ value: { state: "replaced" } });
    expect(await ask(numberLink, visitor, { link })).toMatchObject({ value: { state: "open", by: "Anna Testanna" } });
    for (const each of [stop, await notMeLinkOf(fleur)])
      expect(await ask(notMeLink, visitor, { link: each })).toMatchObject({ value: { state: "open" } });
    expect(await lastRecord("account-change.mail-again")).toMatchObject({ subjectId: fleur.authorisationId });
    // It gives nobody more time than they had.
    fixClock(after(start, hours(24)));
    expect(await ask(numberLink, visitor, { link })).toMatchObject({ value: { state: "expired" } });
    expect(await again(await signedIn(bert))).toMatchObject({ code: "changeOver" });
  });

  test("three times an hour and five a day; not for others, nor once it is done or stopped", async () => {
    const { fleur, anna, bert, session } = await office();
    await startFor(session, fleur);
    const { person } = await anOrganisation({ administrators: ["cees"] });
    const before = (await waiting()).length;
    expect(await again(await signedIn(person("cees")))).toEqual({ status: "notFound" });
    expect(await again(await signedIn(fleur))).toEqual({ status: "denied" });
    expect(await told(before)).toEqual([]);
    const tried = async (who: TestPerson) => {
      const as = await signedIn(who);
      const answers = [];
      for (let time = 0; time < 4; time++) answers.push((await again(as)).status);
      return answers.filter((status) => status === "done").length;
    };
    expect(await tried(anna)).toBe(3);
    fixClock(after(start, hours(2)));
    expect(await tried(anna)).toBe(2);
    await finish(fleur);
    expect(await again(await signedIn(bert))).toMatchObject({ code: "completed" });
  });

  test("nothing is written while its person could not finish it, or is no colleague any more", async () => {
    const { fleur, bert, session } = await office();
    await startFor(session, fleur);
    const before = (await waiting()).length;
    const account = { where: { id: fleur.accountId } };
    const authorisation = { where: { id: fleur.authorisationId } };
    // Each tries twice, which is within the limit of each.
    const tries = [session, session, await signedIn(bert), await signedIn(bert)];
    const whenever = async (code: string, now: (tx: Tx) => Promise<unknown>, back: (tx: Tx) => Promise<unknown>) => {
      await changed(now);
      expect(await again(tries.pop() ?? session)).toMatchObject({ status: "refused", code });
      await changed(back);
    };
    for (const [code, blockCause] of [
      ["frozen", "STAFF"],
      ["blocked", "WRONG_TRIES"],
    ] as const)
      await whenever(
        code,
        (tx) => tx.account.update({ ...account, data: { status: "BLOCKED", blockCause, blockedAt: start } }),
        (tx) => tx.account.update({ ...account, data: { status: "ACTIVE", blockCause: null, blockedAt: null } }),
      );
    for (const [code, status] of [
      ["blockedHere", "BLOCKED"],
      ["notActive", "WITHDRAWN"],
    ] as const)
      await whenever(
        code,
        (tx) => tx.authorisation.update({ ...authorisation, data: { status } }),
        (tx) => tx.authorisation.update({ ...authorisation, data: { status: "ACTIVE" } }),
      );
    expect(await told(before)).toEqual([]);
  });
});

test("the page about a colleague shows what is under way: who, when, until when", async () => {
  const { anna, fleur, session } = await office();
  await startFor(session, fleur);
  expect(await ask(underWay, session, { id: fleur.authorisationId })).toMatchObject({
    value: {
      change: {
        by: "Anna Testanna",
        createdAt: start,
        expiresAt: after(start, hours(24)),
        mobile: "06\u00a0••••\u00a0•321",
      },
      mayStop: true,
      mayMail: true,
    },
  });
  fixClock(after(start, hours(24)));
  expect(await ask(underWay, await signedIn(anna), { id: fleur.authorisationId })).toMatchObject({
    value: { change: null },
  });
});

test("a number in full is on no screen, but for the page of who typed it", async () => {
  const { fleur, bert, session } = await office();
  await startFor(session, fleur);
  const link = await numberLinkOf(fleur);
  const answers = [
    await ask(numberPage, await signedIn(bert), { id: fleur.authorisationId }),
    await ask(underWay, session, { id: fleur.authorisationId }),
    await ask(numberLink, visitor, { link }),
  ];
  expect(JSON.stringify(answers)).not.toMatch(/6?87654321|61234\d{4}/);
  const checked = JSON.stringify(await ask(numberPage, session, { id: fleur.authorisationId }));
  expect(checked.replaceAll(/\s/g, "")).toContain("0687654321");
  expect(checked.replaceAll(/\s/g, "")).not.toMatch(/61234\d{4}/);
});

test("the number of an account that begins anew, or was taken back, is in full for nobody here", async () => {
  const { gerda, session } = await office();
  const shown = async () => JSON.stringify(await ask(numberPage, session, { id: gerda.authorisationId }));
  expect((await shown()).replaceAll(/\s/g, "")).toContain(gerda.mobileNumber.slice(-8));
  for (const status of ["ACTIVE", "WITHDRAWN"] as const) {
    await changed((tx) => tx.authorisation.update({ where: { id: gerda.authorisationId }, data: { status } }));
    expect((await shown()).replaceAll(/\s/g, "")).not.toContain(gerda.mobileNumber.slice(-8));
  }
});
