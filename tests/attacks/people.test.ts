import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startMobileNumber } from "#lib/features/administration/account-changes/commands/mobile-number.ts";
import { startReactivation } from "#lib/features/administration/account-changes/commands/reactivation.ts";
import { freezeAccount, stopChange } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { notMeLink } from "#lib/features/administration/account-changes/queries.ts";
import { reauthoriseColleague } from "#lib/features/administration/authorisations/commands/reauthorising.ts";
import { colleague } from "#lib/features/administration/authorisations/queries.ts";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import { acceptInvitation } from "#lib/features/administration/invitations/commands/accepting.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { resendInvitation } from "#lib/features/administration/invitations/commands/inviting.ts";
import { invitation, offer } from "#lib/features/administration/invitations/queries.ts";
import { startEmailChange } from "#lib/features/administration/personal-details/commands/addresses.ts";
import { confirmEmail } from "#lib/features/administration/personal-details/commands/confirming.ts";
import { askReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { renewInvitation } from "#lib/features/entrance/password-links/commands/inviting.ts";
import { jobs } from "#lib/jobs.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, days, hours } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { accountOf, finish, newNumber, notMeLinkOf } from "#tests/support/account-changes.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { aRequest, codesSentTo, lastLink as linkTo, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-23T09:00:00Z");
const elsewhere = "bram@kwaad.example";

beforeEach(async () => {
  fixClock(start);
  await emptyDatabase();
});
afterEach(() => fixClock(null));

/** De Linden, where Bram works and Anna is beheerder, and Kompas, whose beheerder Sven invites him. */
async function twoOffices() {
  const linden = await anOrganisation({ name: "De Linden", administrators: ["anna", "bert"], employees: ["bram"] });
  const kompas = await anOrganisation({ name: "Kompas", administrators: ["sven"], employees: ["kim"] });
  const [anna, sven] = [await signedIn(linden.person("anna")), await signedIn(kompas.person("sven"))];
  return { kompas, bram: linden.person("bram"), anna, sven, svenAt: kompas.person("sven") };
}

async function invites(who: Identity, email: string): Promise<string> {
  const typed = { firstName: "Bram", lastName: "Bos", email, MKB: "on", invite: "now" };
  const reply = await execute(addPerson, who, typed);
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  return reply.result.authorisationId;
}

const mailsTo = async (address: string) => (await mails()).filter(({ to }) => to === address);
const renew = (link: string) => execute(renewInvitation, visitor, { link }, aRequest());
const accept = (link: string) => execute(acceptInvitation, visitor, { link }, aRequest());
const placeOf = async (id: string) => (await database()).prisma.authorisation.findUniqueOrThrow({ where: { id } });
const recordsOf = async (event: string) => (await database()).prisma.auditRecord.findMany({ where: { event } });

/** Anna gives Bram an address of her own, and both mailboxes confirm: one is hers, and the other is her colleague's. */
async function changesAddress(anna: Identity, bram: TestPerson) {
  await execute(startEmailChange, anna, { authorisationId: bram.authorisationId, email: elsewhere });
  const links = [await linkTo(bram.email, "e-mailadres"), await linkTo(elsewhere, "e-mailadres")];
  for (const link of links) expect(await execute(confirmEmail, visitor, { link })).toMatchObject({ status: "done" });
}

describe("row 4: I give a colleague another address, and wait for the invitation of the other office", () => {
  test("its old link renews nothing, and nobody mails the address I chose", async () => {
    const { bram, anna, sven } = await twoOffices();
    const id = await invites(sven, bram.email);
    const link = await linkTo(bram.email, "uitnodiging");
    await changesAddress(anna, bram);
    const before = (await mailsTo(elsewhere)).length;
    expect(await renew(link)).toMatchObject({ status: "refused", code: "linkClosed" });
    expect(await accept(link)).toMatchObject({ code: "linkClosed" });
    expect(await execute(resendInvitation, sven, { authorisationId: id })).toMatchObject({ status: "refused" });
    await execute(askReset, visitor, { email: elsewhere }, aRequest());
    await runJobs(jobs);
    const since = (await mailsTo(elsewhere)).slice(before);
    expect(since.length).toBeGreaterThan(0);
    expect(since.filter(({ text }) => /Kompas|uitnodiging\//.test(text))).toEqual([]);
    expect(await placeOf(id)).toMatchObject({ status: "WITHDRAWN", invitedEmail: bram.email });
    expect(await ask(offer, visitor, { link })).toMatchObject({ value: { state: "ended", email: "" } });
  });

  test("authorising again sends nothing there either: Kompas is told to invite anew", async () => {
    const { bram, anna, sven } = await twoOffices();
    const id = await invites(sven, bram.email);
    await changesAddress(anna, bram);
    const again = { authorisationId: id, MKB: "on", validUntil: "" };
    expect(await execute(reauthoriseColleague, sven, again)).toMatchObject({ status: "refused", code: "addressGone" });
    expect(await placeOf(id)).toMatchObject({ status: "WITHDRAWN" });
    expect(await ask(colleague, sven, { id })).toMatchObject({
      value: { isAddressGone: true, acts: { reauthorise: false, inviteAgain: true } },
    });
  });

  test("nor does a new beginning with my address, which was under way when they invited", async () => {
    const { bram, anna, sven } = await twoOffices();
    const started = { authorisationId: bram.authorisationId, mobileNumber: "0687654321", email: elsewhere };
    expect(await execute(startReactivation, anna, started)).toMatchObject({ status: "done" });
    const id = await invites(sven, bram.email);
    const link = await linkTo(bram.email, "uitnodiging");
    fixClock(after(start, days(1) + hours(1)));
    const activation = { link: await linkTo(elsewhere, "activeren"), password: "Een heel nieuw geheim" };
    const half = await execute(choosePassword, visitor, activation, aRequest());
    if (half.status !== "done") throw new Error(JSON.stringify(half));
    const code = (await codesSentTo(newNumber)).at(-1);
    expect(await execute(confirmPassword, visitor, { ...half.result, code })).toMatchObject({ status: "done" });
    expect(await accountOf(bram)).toMatchObject({ email: elsewhere, status: "ACTIVE" });
    expect(await placeOf(id)).toMatchObject({ status: "WITHDRAWN", withdrawReason: "ADDRESS" });
    expect(await renew(link)).toMatchObject({ code: "linkClosed" });
    expect(await accept(link)).toMatchObject({ code: "linkClosed" });
    expect((await mailsTo(elsewhere)).filter(({ text }) => text.includes("Kompas"))).toEqual([]);
  });

  test("and of who was offered to work elsewhere I begin nothing anew", async () => {
    const { bram, anna, sven } = await twoOffices();
    const id = await invites(sven, bram.email);
    const started = { authorisationId: bram.authorisationId, mobileNumber: "0687654321", email: "" };
    expect(await execute(startReactivation, anna, started)).toMatchObject({ status: "refused", code: "elsewhere" });
    expect(await placeOf(id)).toMatchObject({ status: "PENDING" });
  });

  test("the database keeps it, whatever a command forgets", async () => {
    const { bram, sven } = await twoOffices();
    const id = await invites(sven, bram.email);
    const forgets = changed((tx) => tx.account.update({ where: { id: bram.accountId }, data: { email: elsewhere } }));
    await expect(forgets).rejects.toThrow("an invitation would go to another address");
    const moves = changed((tx) => tx.authorisation.update({ where: { id }, data: { invitedEmail: elsewhere } }));
    await expect(moves).rejects.toThrow("an invitation would go to another address");
    expect(await placeOf(id)).toMatchObject({ status: "PENDING", invitedEmail: bram.email });
  });

  test("Kompas reads in its log and its mail that it ended, and can invite both addresses", async () => {
    const { bram, anna, sven, svenAt, kompas } = await twoOffices();
    const id = await invites(sven, bram.email);
    await changesAddress(anna, bram);
    await runJobs(jobs);
    expect(await recordsOf("invitation.end")).toMatchObject([
      { organisationId: kompas.organisationId, subjectId: id, actorKind: "system" },
    ]);
    const told = (await mailsTo(svenAt.email)).at(-1);
    expect(told?.subject).toContain("vervallen");
    expect(told?.text).not.toContain("kwaad");
    // The address that is free again is somebody new; the other one is the same account, which does not show.
    const [old, now] = [await invites(sven, bram.email), await invites(sven, elsewhere)];
    expect(old).not.toBe(now);
    expect(await placeOf(old)).toMatchObject({ status: "PENDING", invitedEmail: bram.email });
    expect(await placeOf(now)).toMatchObject({ status: "PENDING", invitedEmail: elsewhere });
    expect((await mailsTo(elsewhere)).at(-1)?.text).toContain("Kompas");
  });
});

describe("row 7: I invited a guest, and look where they went", () => {
  test("I see what I typed, in the list and the search too, and never the new address", async () => {
    const { bram, anna, sven } = await twoOffices();
    const id = await invites(sven, bram.email);
    await changesAddress(anna, bram);
    expect(await ask(colleague, sven, { id })).toMatchObject({ value: { email: bram.email } });
    expect(await ask(invitation, sven, { id })).toMatchObject({ value: { email: bram.email, state: "ended" } });
    const found = async (q: string) => JSON.stringify(await ask(colleagues, sven, { q, sort: "name", after: "" }));
    expect(await found("")).toContain(bram.email);
    expect(await found("")).not.toContain(elsewhere);
    expect(await found("kwaad")).not.toContain(id);
    expect(await found(bram.email)).toContain(id);
  });

  test("once they work here, I see where I reach them", async () => {
    const { bram, anna, sven } = await twoOffices();
    const id = await invites(sven, bram.email);
    expect(await accept(await linkTo(bram.email, "uitnodiging"))).toMatchObject({ status: "done" });
    expect(await placeOf(id)).toMatchObject({ invitedEmail: null });
    await changesAddress(anna, bram);
    expect(await ask(colleague, sven, { id })).toMatchObject({ value: { email: elsewhere, isAddressGone: false } });
  });
});

describe("row 5: I am beheerder of one office, and want somebody out of the other", () => {
  /** Bram works for both; Sven of Kompas hears of the change that Anna of De Linden begins. */
  async function worksForBoth() {
    const offices = await twoOffices();
    const { bram, anna, kompas } = offices;
    await aPerson("bram", { organisationId: kompas.organisationId, email: bram.email });
    const session = await reallySignedIn(bram, bram.accessCode);
    await execute(startMobileNumber, anna, { authorisationId: bram.authorisationId, mobileNumber: "0687654321" });
    return { ...offices, session };
  }

  const isIn = async (session: Identity) => (await actorOf((await database()).prisma, session)).actor.kind === "member";
  const stop = (link: string) => execute(stopChange, visitor, { link }, aRequest());
  const freeze = (link: string) => execute(freezeAccount, visitor, { link }, aRequest());
  const cases = async () => (await database()).prisma.staffCase.findMany();
  const changes = async () => (await database()).prisma.accountChange.findMany();

  test("my link freezes nobody and signs nobody out: it stops the change, and says so before", async () => {
    const { bram, svenAt, session } = await worksForBoth();
    const link = await notMeLinkOf(svenAt);
    expect(await freeze(link)).toMatchObject({ code: "linkClosed" });
    expect(await ask(notMeLink, visitor, { link })).toMatchObject({ value: { state: "mayStop" } });
    expect(await stop(link)).toMatchObject({ status: "done" });
    expect(await accountOf(bram)).toMatchObject({ status: "ACTIVE", mobileNumber: bram.mobileNumber });
    expect(await isIn(session)).toBe(true);
    expect(await changes()).toMatchObject([{ cancelledAt: start, completedAt: null }]);
    expect(await cases()).toEqual([]);
    expect(await ask(notMeLink, visitor, { link })).toMatchObject({ value: { state: "didStop" } });
    expect((await mailsTo(bram.email)).at(-1)?.subject).toBe("Een wijziging van je account is gestopt");
    expect(await stop(link)).toMatchObject({ code: "linkClosed" });
  });

  test("once it is done my link undoes nothing: the insurer's staff look into it, and Bram goes on", async () => {
    const { bram, svenAt } = await worksForBoth();
    expect(await finish(bram)).toMatchObject({ status: "done" });
    const session = await reallySignedIn({ ...bram, mobileNumber: newNumber }, bram.accessCode);
    const link = await notMeLinkOf(svenAt);
    expect(await ask(notMeLink, visitor, { link })).toMatchObject({ value: { state: "mayReport" } });
    expect(await stop(link)).toMatchObject({ status: "done" });
    expect(await accountOf(bram)).toMatchObject({ status: "ACTIVE", mobileNumber: newNumber });
    expect(await isIn(session)).toBe(true);
    const [found] = await cases();
    expect(found).toMatchObject({ kind: "CHANGE", accountId: bram.accountId, doneAt: null });
    const after = { state: "didReport", reference: found?.reference };
    expect(await ask(notMeLink, visitor, { link })).toMatchObject({ value: after });
  });

  test("the mails say which of the two each link does", async () => {
    const { bram, svenAt } = await worksForBoth();
    const [theirs] = (await mailsTo(svenAt.email)).slice(-1);
    expect(theirs?.text).not.toMatch(/vast/);
    expect(theirs?.text).toContain("stop je deze wijziging");
    expect((await mailsTo(bram.email)).at(-1)?.text).toContain("Dan zetten we je account meteen vast");
  });

  test("only Bram's own link freezes, and that everywhere", async () => {
    const { bram, svenAt, session } = await worksForBoth();
    const [own, theirs] = [await notMeLinkOf(bram), await notMeLinkOf(svenAt)];
    expect(await freeze(own)).toMatchObject({ status: "done" });
    expect(await accountOf(bram)).toMatchObject({ status: "BLOCKED", blockCause: "FREEZE" });
    expect(await isIn(session)).toBe(false);
    expect(await ask(notMeLink, visitor, { link: theirs })).toMatchObject({ value: { state: "frozen" } });
    expect(await stop(theirs)).toMatchObject({ code: "linkClosed" });
  });

  test("a link that is made up, has expired or is the person's stops nothing", async () => {
    const { bram, svenAt } = await worksForBoth();
    expect(await stop("verzonnen")).toMatchObject({ code: "linkClosed" });
    expect(await stop(await notMeLinkOf(bram))).toMatchObject({ code: "linkClosed" });
    fixClock(after(start, days(1)));
    expect(await stop(await notMeLinkOf(svenAt))).toMatchObject({ code: "linkClosed" });
    expect(await recordsOf("account-change.stop")).toEqual([]);
    expect(await changes()).toMatchObject([{ cancelledAt: null }]);
  });

  test("opening my link fifty times stops nothing", async () => {
    const { svenAt } = await worksForBoth();
    const link = await notMeLinkOf(svenAt);
    for (let i = 0; i < 50; i++) await ask(notMeLink, visitor, { link });
    expect(await changes()).toMatchObject([{ cancelledAt: null }]);
  });
});
