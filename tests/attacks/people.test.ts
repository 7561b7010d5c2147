import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startMobileNumber } from "#lib/features/administration/account-changes/commands/mobile-number.ts";
import { startReactivation } from "#lib/features/administration/account-changes/commands/reactivation.ts";
import { freezeAccount, stopChange } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { notMeLink } from "#lib/features/administration/account-changes/queries.ts";
import { beginReactivation } from "#lib/features/administration/account-changes/store/beginning.ts";
import { lockPerson } from "#lib/features/administration/account-changes/store/people.ts";
import { reauthoriseColleague } from "#lib/features/administration/authorisations/commands/reauthorising.ts";
import { colleague } from "#lib/features/administration/authorisations/queries.ts";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import { acceptInvitation } from "#lib/features/administration/invitations/commands/accepting.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { resendInvitation } from "#lib/features/administration/invitations/commands/inviting.ts";
import { invitation, offer } from "#lib/features/administration/invitations/queries.ts";
import { confirmName, refuseName } from "#lib/features/administration/personal-details/commands/answering.ts";
import {
  cancelNameChange,
  changeColleagueName,
  startNameChange,
} from "#lib/features/administration/personal-details/commands/names.ts";
import { details, nameLinkPage } from "#lib/features/administration/personal-details/queries.ts";
import { startEmailChange } from "#lib/features/administration/personal-details/commands/addresses.ts";
import { confirmEmail } from "#lib/features/administration/personal-details/commands/confirming.ts";
import { askReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { renewInvitation } from "#lib/features/entrance/password-links/commands/inviting.ts";
import { jobs } from "#lib/jobs.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { scopeOf } from "#lib/platform/access/scope.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
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
  return { linden, kompas, bram: linden.person("bram"), anna, sven, svenAt: kompas.person("sven") };
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

/** The account begins anew, as it does once whoever must approve has. Returns the link that activates it. */
async function beginsAnew({ authorisationId }: TestPerson, newEmail: string | null): Promise<string> {
  const sent = await changed(async (tx, now) => {
    const person = await lockPerson(tx, scopeOf({ kind: "system", job: "test" }), authorisationId, now);
    if (!person) throw new Error("nobody");
    return (await beginReactivation(tx, person, { mobileNumber: newNumber, newEmail, by: null }, now)).send;
  });
  const texts = sent.flatMap((one) => (one.kind === "EMAIL" ? [one.text] : []));
  return texts.map((text) => /activeren\/([\w-]+)/.exec(text)?.[1]).find(Boolean) ?? "";
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
    const { bram, sven } = await twoOffices();
    const mine = await beginsAnew(bram, elsewhere);
    const id = await invites(sven, bram.email);
    const link = await linkTo(bram.email, "uitnodiging");
    fixClock(after(start, days(1) + hours(1)));
    const activation = { link: mine, password: "Een heel nieuw geheim" };
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

  test("and a new beginning by the insurer ends what waits elsewhere, at the same address too", async () => {
    const { bram, sven } = await twoOffices();
    const id = await invites(sven, bram.email);
    const link = await linkTo(bram.email, "uitnodiging");
    await beginsAnew(bram, null);
    expect(await placeOf(id)).toMatchObject({ status: "WITHDRAWN", withdrawReason: "ADDRESS" });
    expect(await renew(link)).toMatchObject({ code: "linkClosed" });
    // The address is the one that was typed, so Kompas may authorise again, and it goes there.
    expect(await ask(colleague, sven, { id })).toMatchObject({ value: { isAddressGone: false } });
    const again = { authorisationId: id, MKB: "on", validUntil: "" };
    expect(await execute(reauthoriseColleague, sven, again)).toMatchObject({ status: "done" });
    expect(await placeOf(id)).toMatchObject({ status: "PENDING", invitedEmail: bram.email });
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

describe("row 6: I rename somebody who works for another office too", () => {
  const renamed = { initials: "B.", firstName: "Bram", namePrefix: "", lastName: "Hendrix", reason: "OTHER" };

  async function worksForBoth() {
    const offices = await twoOffices();
    const { bram, kompas } = offices;
    const there = await aPerson("bram", { organisationId: kompas.organisationId, email: bram.email });
    return { ...offices, there, about: { authorisationId: bram.authorisationId } };
  }

  const nameOf = async (who: TestPerson) => (await accountOf(who)).lastName;
  const proposes = (who: Identity, wanted: object) => execute(startNameChange, who, { ...renamed, ...wanted });
  const yes = (link: string) => execute(confirmName, visitor, { link }, aRequest());
  const no = (link: string) => execute(refuseName, visitor, { link }, aRequest());
  const page = (link: string) => ask(nameLinkPage, visitor, { link });
  const changes = async () => (await database()).prisma.accountChange.findMany({ orderBy: { id: "asc" } });

  test.each(["www.example.nl Hendrix", "http://kwaad.example", "Hendrix bel-ons.nl", "x@y.nl"])(
    "to %j: a sentence by the field, and nothing",
    async (lastName) => {
      const { anna, bram, about } = await worksForBoth();
      for (const naming of [startNameChange, changeColleagueName])
        expect(await execute(naming, anna, { ...about, ...renamed, lastName })).toMatchObject({
          errors: { lastName: ["nameAddress"] },
        });
      expect(await nameOf(bram)).toBe("Testbram");
    },
  );

  test("it waits for that person's own yes, whichever form I send, and no mail says the names", async () => {
    const { anna, sven, bram, there, about } = await worksForBoth();
    const reply = await execute(changeColleagueName, anna, { ...about, ...renamed });
    expect(reply).toMatchObject({ status: "refused", code: "changedMeanwhile" });
    expect(await proposes(anna, about)).toMatchObject({ status: "done" });
    expect(await nameOf(bram)).toBe("Testbram");
    const [mail] = (await mailsTo(bram.email)).slice(-1);
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Hendrix|Testbram/);
    // The other office does not hear of it before it is so, and cannot take it back.
    const other = { authorisationId: there.authorisationId };
    expect(await ask(details, sven, { id: there.authorisationId })).toMatchObject({ value: { nameChange: null } });
    expect(await execute(cancelNameChange, sven, other)).toMatchObject({ code: "nothingUnderWay" });
    expect(await execute(cancelNameChange, sven, about)).toMatchObject({ status: "notFound" });
    expect(await ask(details, anna, { id: bram.authorisationId })).toMatchObject({
      value: { nameChange: { name: { lastName: "Hendrix" } } },
    });
  });

  test("opening the link changes nothing; yes changes the name everywhere, once, and who is concerned hears it", async () => {
    const { anna, linden, bram, svenAt, about } = await worksForBoth();
    await proposes(anna, about);
    const link = await linkTo(bram.email, "nieuwe-naam");
    for (let i = 0; i < 20; i++)
      expect(await page(link)).toMatchObject({
        value: { state: "open", from: "Bram Testbram (B)", to: "Bram Hendrix (B.)", organisation: "De Linden" },
      });
    expect(await nameOf(bram)).toBe("Testbram");
    expect(await yes(link)).toMatchObject({ status: "done" });
    expect(await nameOf(bram)).toBe("Hendrix");
    expect(await page(link)).toMatchObject({ value: { state: "done" } });
    for (const answer of [yes, no]) expect(await answer(link)).toMatchObject({ code: "linkClosed" });
    expect(await recordsOf("name.confirm")).toMatchObject([
      {
        subjectId: bram.authorisationId,
        organisationId: bram.organisationId,
        after: { changed: ["initials", "lastName"] },
      },
    ]);
    expect((await mailsTo(svenAt.email)).at(-1)?.subject).toContain("De naam van een gebruiker van Kompas");
    expect((await mailsTo(linden.person("anna").email)).at(-1)?.subject).toContain("bevestigde de nieuwe naam");
    expect(await changes()).toMatchObject([{ completedAt: start, newName: null }]);
  });

  test("no leaves it as it is, and I hear so", async () => {
    const { anna, linden, bram, about } = await worksForBoth();
    await proposes(anna, about);
    const link = await linkTo(bram.email, "nieuwe-naam");
    expect(await no(link)).toMatchObject({ status: "done" });
    expect(await yes(link)).toMatchObject({ code: "linkClosed" });
    expect(await nameOf(bram)).toBe("Testbram");
    expect(await page(link)).toMatchObject({ value: { state: "refused" } });
    expect((await mailsTo(linden.person("anna").email)).at(-1)?.subject).toContain("wees de nieuwe naam af");
    expect(await changes()).toMatchObject([{ cancelledAt: start, newName: null }]);
  });

  test("after a week, taken back, replaced or with the access ended it is nothing any more", async () => {
    const { anna, bram, about } = await worksForBoth();
    await proposes(anna, about);
    const first = await linkTo(bram.email, "nieuwe-naam");
    await proposes(anna, { ...about, lastName: "Hendriks" });
    expect(await page(first)).toMatchObject({ value: { state: "replaced" } });
    fixClock(after(start, minutes(1)));
    const second = await linkTo(bram.email, "nieuwe-naam");
    expect(await execute(cancelNameChange, anna, about)).toMatchObject({ status: "done" });
    expect(await page(second)).toMatchObject({ value: { state: "stopped" } });
    fixClock(after(start, minutes(2)));
    await proposes(anna, about);
    const third = await linkTo(bram.email, "nieuwe-naam");
    await changed((tx) =>
      tx.authorisation.update({ where: { id: bram.authorisationId }, data: { status: "WITHDRAWN" } }),
    );
    for (const link of [first, second, third, "verzonnen"])
      expect(await yes(link)).toMatchObject({ code: "linkClosed" });
    fixClock(after(start, days(8)));
    expect(await page(third)).toMatchObject({ value: { state: "expired" } });
    expect(await nameOf(bram)).toBe("Testbram");
    expect((await changes()).map(({ newName }) => newName !== null)).toEqual([false, false, true]);
  });

  test("of who works here alone it is a matter of this office, at once", async () => {
    const { anna, bram } = await twoOffices();
    const about = { authorisationId: bram.authorisationId };
    expect(await proposes(anna, about)).toMatchObject({ status: "refused", code: "changedMeanwhile" });
    expect(await execute(changeColleagueName, anna, { ...about, ...renamed })).toMatchObject({ status: "done" });
    expect(await nameOf(bram)).toBe("Hendrix");
  });

  test("colleagues, myself and other offices: I propose nothing", async () => {
    const { sven, anna, bram, linden, about } = await worksForBoth();
    expect((await proposes(sven, about)).status).toBe("notFound");
    expect((await proposes(await signedIn(bram), about)).status).toBe("denied");
    const self = { authorisationId: linden.person("anna").authorisationId };
    expect((await proposes(anna, self)).status).toBe("denied");
    expect(await changes()).toEqual([]);
  });
});
