import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mailChangeAgain } from "#lib/features/administration/account-changes/commands/again.ts";
import { startReactivation } from "#lib/features/administration/account-changes/commands/reactivation.ts";
import { cancelReactivation, freezeAccount } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { setMobileNumber } from "#lib/features/administration/account-changes/commands/mobile-number.ts";
import { notMeLink, reactivationPage } from "#lib/features/administration/account-changes/queries.ts";
import { askReset, mailReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { renewInvitation } from "#lib/features/entrance/password-links/commands/inviting.ts";
import { linkPage } from "#lib/features/entrance/password-links/queries.ts";
import { signIn } from "#lib/features/entrance/sign-in/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import {
  accountOf,
  lastRecord,
  newNumber,
  notMeLinkOf,
  office,
  startFor,
  told,
} from "#tests/support/account-changes.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { runJobs, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { approve, byTwo, propose } from "#tests/support/proposals.ts";
import { aRequest, codesSentTo, lastLink, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:00.000Z");
const chosen = "Tulpen bloeien in april";
const day = hours(24);

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

const reactivate = (session: Identity, { authorisationId }: TestPerson, email = "", mobileNumber = "06 87 65 43 21") =>
  execute(startReactivation, session, { authorisationId, mobileNumber, email });

/** What changes address and number together takes two: Anna proposes it, Bert approves it. */
async function reactivateByTwo(session: Identity, bert: TestPerson, { authorisationId }: TestPerson, email: string) {
  const asked = { authorisationId, mobileNumber: "06 87 65 43 21", email };
  const two = { proposer: session, approver: await signedIn(bert) };
  expect(await byTwo(startReactivation, two, asked)).toMatchObject({ status: "done" });
}

const activationOf = (address: string) => lastLink(address, "activeren");
const pageOf = (link: string) => ask(linkPage, visitor, { purpose: "ACTIVATE", link });
const choose = (link: string) => execute(choosePassword, visitor, { link, password: chosen }, aRequest());

async function activate(link: string) {
  const reply = await choose(link);
  if (reply.status !== "done") return reply;
  return execute(confirmPassword, visitor, { ...reply.result, code: (await codesSentTo(newNumber)).at(-1) });
}

describe("beginning a reactivation", () => {
  test("ends sessions, logins, password and number at once, and tells everyone who can stop it", async () => {
    const { fleur, bert, session } = await office();
    const theirs = await reallySignedIn(fleur);
    const before = (await waiting()).length;
    expect(await reactivate(session, fleur)).toMatchObject({ status: "done" });
    expect(await accountOf(fleur)).toMatchObject({
      status: "INVITED",
      passwordHash: null,
      mobileNumber: newNumber,
      mobileProvenAt: null,
    });
    const { prisma } = await database();
    expect((await actorOf(prisma, theirs)).actor).toEqual({ kind: "visitor" });
    expect(await prisma.authorisation.findUnique({ where: { id: fleur.authorisationId } })).toMatchObject({
      status: "ACTIVE",
    });
    expect(await told(before)).toEqual([`EMAIL ${fleur.email}`, `SMS ${fleur.mobileNumber}`, `EMAIL ${bert.email}`]);
    const record = await lastRecord("reactivation.start");
    expect(record).toMatchObject({ subjectId: fleur.authorisationId, before: { account: "ACTIVE" } });
    expect(JSON.stringify(record)).not.toContain("87654321");
  });

  test("with a new address sends the link only there, and a warning to the old one too", async () => {
    const { fleur, anna, bert, session } = await office();
    const asked = { authorisationId: fleur.authorisationId, mobileNumber: "06 87654321" };
    const proposalId = await propose(startReactivation, session, { ...asked, email: "Fleur.Nieuw@kantoor.example" });
    const { prisma } = await database();
    expect(await accountOf(fleur)).toMatchObject({ status: "ACTIVE", mobileNumber: fleur.mobileNumber });
    expect(await prisma.accountChange.count()).toBe(0);
    const before = (await waiting()).length;
    expect(await told()).toEqual(["JOB proposal.tell", "JOB proposal.lapse"]);
    expect(await approve(await signedIn(bert), proposalId)).toMatchObject({ status: "done" });
    expect(await told(before)).toEqual([
      `EMAIL ${fleur.email}`,
      "EMAIL fleur.nieuw@kantoor.example",
      `SMS ${fleur.mobileNumber}`,
      `EMAIL ${bert.email}`,
      `EMAIL ${anna.email}`,
    ]);
    expect(await lastRecord("reactivation.start")).toMatchObject({
      ...{ outcome: "done", subjectId: fleur.authorisationId, before: { account: "ACTIVE" } },
      ...{ actorId: anna.accountId, secondId: bert.accountId, proposalId },
    });
    expect(await activationOf(fleur.email)).toBe("");
    expect(await notMeLinkOf(fleur)).not.toBe("");
    expect(await activationOf("fleur.nieuw@kantoor.example")).not.toBe("");
    expect((await accountOf(fleur)).email).toBe(fleur.email);
  });

  test("ends a change of number that is under way, and can itself be begun anew", async () => {
    const { fleur, session } = await office();
    await startFor(session, fleur);
    await reactivate(session, fleur);
    const first = await activationOf(fleur.email);
    fixClock(after(start, minutes(1)));
    expect(await reactivate(session, fleur, "", "06 87654322")).toMatchObject({ status: "done" });
    const { prisma } = await database();
    expect(await prisma.accountChange.count({ where: { cancelledAt: null } })).toBe(1);
    expect(await pageOf(first)).toMatchObject({ value: { state: "replaced" } });
  });

  test("takes the place of a block by wrong tries", async () => {
    const { fleur, session } = await office();
    const blocked = { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: start } as const;
    await changed((tx) => tx.account.update({ where: { id: fleur.accountId }, data: blocked }));
    expect(await reactivate(session, fleur)).toMatchObject({ status: "done" });
    expect(await accountOf(fleur)).toMatchObject({ status: "INVITED", blockCause: null, blockedAt: null });
  });

  test("is refused for who is active elsewhere, frozen, blocked by staff, or only invited; nothing changes", async () => {
    const { fleur, gerda, session } = await office();
    expect(await reactivate(session, gerda)).toMatchObject({ code: "notActivated" });
    for (const blockCause of ["FREEZE", "STAFF"] as const) {
      await changed((tx) =>
        tx.account.update({ where: { id: fleur.accountId }, data: { status: "BLOCKED", blockCause } }),
      );
      expect(await reactivate(session, fleur)).toMatchObject({ code: "frozen" });
    }
    await changed((tx) =>
      tx.account.update({ where: { id: fleur.accountId }, data: { status: "ACTIVE", blockCause: null } }),
    );
    const { organisationId } = await anOrganisation();
    await aPerson("fleur", { organisationId, email: fleur.email });
    const reply = await reactivate(session, fleur);
    expect(reply).toMatchObject({ code: "elsewhere", detail: { person: "Fleur Testfleur" } });
    expect(JSON.stringify(reply)).not.toContain("Kantoor");
    expect(await told()).toEqual([]);
    expect(await accountOf(fleur)).toMatchObject({ status: "ACTIVE", mobileNumber: fleur.mobileNumber });
  });

  test("is not there for another organisation, nor for oneself, a deputy with a beheerder, or a colleague", async () => {
    const { fleur, anna, bert, session } = await office();
    const { person } = await anOrganisation({ administrators: ["cees"] });
    expect(await reactivate(await signedIn(person("cees")), fleur)).toEqual({ status: "notFound" });
    expect(await reactivate(session, anna)).toEqual({ status: "denied" });
    expect(await reactivate(await signedIn(fleur), bert)).toEqual({ status: "denied" });
    const period = { deputyFrom: after(start, -days(1)), deputyUntil: after(start, days(1)) };
    await changed((tx) => tx.authorisation.update({ where: { id: fleur.authorisationId }, data: period }));
    expect(await reactivate(await signedIn(fleur), bert)).toEqual({ status: "denied" });
    expect(await lastRecord("reactivation.start")).toMatchObject({ outcome: "denied" });
    fixClock(after(start, minutes(5) + 1));
    expect(await reactivate(session, fleur)).toEqual({ status: "stale" });
    expect(await told()).toEqual([]);
  });

  test("with an address that is somebody's is refused, and tried no more than twenty times a day", async () => {
    const { fleur, bert, session } = await office();
    for (let i = 0; i < 20; i++)
      expect(await reactivate(session, fleur, bert.email)).toMatchObject({ code: "emailNotPossible" });
    expect(await reactivate(session, fleur, bert.email)).toMatchObject({ status: "limited" });
    expect((await accountOf(fleur)).status).toBe("ACTIVE");
  });
});

describe("the activation after it", () => {
  test("waits a day to the second, then asks a password and the code on the new number", async () => {
    const { fleur, session } = await office();
    await reactivate(session, fleur);
    const link = await activationOf(fleur.email);
    fixClock(after(start, day - 1000));
    expect(await pageOf(link)).toMatchObject({ value: { state: "early", worksFrom: after(start, day) } });
    expect(await choose(link)).toMatchObject({ code: "linkClosed" });
    fixClock(after(start, day + 1000));
    expect(await activate(link)).toMatchObject({ status: "done", result: { activated: true } });
    const activated = after(start, day + 1000);
    expect(await accountOf(fleur)).toMatchObject({ status: "ACTIVE", mobileProvenAt: activated, email: fleur.email });
    expect(await accountOf(fleur)).toMatchObject({ mobileChangedAt: activated });
    const { prisma } = await database();
    expect(await prisma.accountChange.findMany()).toMatchObject([{ completedAt: activated }]);
    expect(await lastRecord("link.confirm")).toMatchObject({
      subjectId: fleur.authorisationId,
      organisationId: fleur.organisationId,
      after: { accountStatus: "ACTIVE" },
    });
    const name = { identifier: fleur.email, password: chosen };
    expect(await execute(signIn, visitor, name, aRequest())).toMatchObject({ status: "done" });
  });

  test("expires seven days after it began to work, to the second", async () => {
    const { fleur, session } = await office();
    await reactivate(session, fleur);
    const [link, stop] = [await activationOf(fleur.email), await notMeLinkOf(fleur)];
    fixClock(after(start, day + days(7) - 1000));
    expect(await pageOf(link)).toMatchObject({ value: { state: "open" } });
    expect(await ask(notMeLink, visitor, { link: stop })).toMatchObject({ value: { state: "open" } });
    fixClock(after(start, day + days(7) + 1000));
    expect(await pageOf(link)).toMatchObject({ value: { state: "expired" } });
  });

  test("comes no sooner by asking for another link", async () => {
    const { fleur, session } = await office();
    await reactivate(session, fleur);
    const link = await activationOf(fleur.email);
    expect(await execute(renewInvitation, visitor, { link }, aRequest())).toMatchObject({ status: "done" });
    const renewed = await activationOf(fleur.email);
    expect(renewed).not.toBe(link);
    expect(await pageOf(renewed)).toMatchObject({ value: { state: "early", worksFrom: after(start, day) } });
    await execute(askReset, visitor, { email: fleur.email }, aRequest());
    await runJobs([mailReset]);
    expect(await lastLink(fleur.email, "wachtwoord-herstellen")).toBe("");
    expect(await choose(await activationOf(fleur.email))).toMatchObject({ code: "linkClosed" });
  });

  test("comes no sooner and lasts no longer by having its mail sent again, which goes to the new address", async () => {
    const { fleur, bert, session } = await office();
    const address = "fleur.nieuw@kantoor.example";
    await reactivateByTwo(session, bert, fleur, address);
    const link = await activationOf(address);
    const { prisma } = await database();
    const { id: changeId } = await prisma.accountChange.findFirstOrThrow({ where: { kind: "REACTIVATION" } });
    const before = (await waiting()).length;
    const again = async () => execute(mailChangeAgain, await signedIn(bert), { changeId });
    expect(await again()).toMatchObject({ status: "done", result: { email: address } });
    // What the number was before it ended, nobody knows any more.
    expect(await told(before)).toEqual([`EMAIL ${fleur.email}`, `EMAIL ${address}`]);
    const renewed = await activationOf(address);
    expect(await pageOf(renewed)).toMatchObject({ value: { state: "early", worksFrom: after(start, day) } });
    fixClock(after(start, day + days(6)));
    expect(await choose(link)).toMatchObject({ code: "linkClosed" });
    await again();
    const last = await activationOf(address);
    expect(await pageOf(last)).toMatchObject({ value: { state: "open" } });
    fixClock(after(start, day + days(7) + 1000));
    expect(await pageOf(last)).toMatchObject({ value: { state: "expired" } });
  });

  test("with a new address makes that the account's, and a new link goes there only", async () => {
    const { fleur, bert, session } = await office();
    const address = "fleur.nieuw@kantoor.example";
    await reactivateByTwo(session, bert, fleur, address);
    const link = await activationOf(address);
    await execute(renewInvitation, visitor, { link }, aRequest());
    expect(await activationOf(fleur.email)).toBe("");
    fixClock(after(start, day));
    expect(await activate(await activationOf(address))).toMatchObject({ status: "done" });
    expect((await accountOf(fleur)).email).toBe(address);
  });

  test("fails when the new address has become somebody's meanwhile", async () => {
    const { fleur, bert, session, organisationId } = await office();
    const address = "fleur.nieuw@kantoor.example";
    await reactivateByTwo(session, bert, fleur, address);
    await aPerson("sam", { organisationId, email: address });
    fixClock(after(start, day));
    expect(await activate(await activationOf(address))).toMatchObject({ status: "failed", code: "linkClosed" });
    expect(await accountOf(fleur)).toMatchObject({ status: "INVITED", email: fleur.email });
  });
});

describe("stopping a reactivation", () => {
  test("freezes by “dit was ik niet”, and the activation is over", async () => {
    const { fleur, session } = await office();
    await reactivate(session, fleur);
    const link = await activationOf(fleur.email);
    expect(await execute(freezeAccount, visitor, { link: await notMeLinkOf(fleur) }, aRequest())).toMatchObject({
      status: "done",
    });
    fixClock(after(start, day));
    expect(await choose(link)).toMatchObject({ code: "linkClosed" });
    expect(await execute(renewInvitation, visitor, { link }, aRequest())).toMatchObject({ code: "linkClosed" });
    expect(await accountOf(fleur)).toMatchObject({ status: "BLOCKED", blockCause: "FREEZE" });
  });

  test("by a beheerder leaves it to be begun anew, and no number to be set at once", async () => {
    const { anna, fleur, session } = await office();
    await reactivate(session, fleur);
    const link = await activationOf(fleur.email);
    const { prisma } = await database();
    const change = await prisma.accountChange.findFirstOrThrow();
    const { person } = await anOrganisation({ administrators: ["cees"] });
    const cancel = (who: Identity) => execute(cancelReactivation, who, { changeId: change.id });
    expect(await cancel(await signedIn(person("cees")))).toEqual({ status: "notFound" });
    expect(await cancel(session)).toMatchObject({ status: "done" });
    expect(await cancel(session)).toMatchObject({ code: "stopped" });
    fixClock(after(start, day));
    expect(await choose(link)).toMatchObject({ code: "linkClosed" });
    expect(await execute(renewInvitation, visitor, { link }, aRequest())).toMatchObject({ code: "linkClosed" });
    const anew = await signedIn(anna);
    const typed = { authorisationId: fleur.authorisationId, mobileNumber: "06 87654322" };
    expect(await execute(setMobileNumber, anew, typed)).toMatchObject({ code: "reactivating" });
    expect(await ask(reactivationPage, anew, { id: fleur.authorisationId })).toMatchObject({
      value: { way: "reactivate" },
    });
  });
});
