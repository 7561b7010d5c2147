import { beforeEach, describe, expect, test } from "vitest";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { mailAgain } from "#lib/features/administration/authorisations/commands/mailing.ts";
import { signOutColleague } from "#lib/features/administration/authorisations/commands/signing-out.ts";
import { undoUnblock, unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { colleague, restricting } from "#lib/features/administration/authorisations/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { database } from "#lib/platform/db/client.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days } from "#lib/platform/durations.ts";
import { jobs } from "#lib/jobs.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import {
  accountOf,
  anOffice,
  authorisationOf,
  blockAccount,
  openSessionsOf,
  setAuthorisation,
} from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { lastLink } from "#tests/support/sign-in.ts";

const start = new Date();
const at = (minute: number) => new Date(start.getTime() + minute * 60_000);

const blocks = (who: Identity, { authorisationId }: TestPerson, reason = "LONG_ABSENT") =>
  execute(blockAuthorisation, who, { authorisationId, reason });
const unblocks = (who: Identity, { authorisationId }: TestPerson, seen?: Date) =>
  execute(unblockAuthorisation, who, { authorisationId, ...(seen && { seen: seen.toISOString() }) });

beforeEach(async () => {
  fixClock(null);
  await emptyDatabase();
  fixClock(start);
});

describe("blocking", () => {
  test("takes access here away at once, keeps a record, and tells the person and the other beheerders", async () => {
    const { dora, as, person } = await anOffice();
    await signedIn(dora);
    expect(await blocks(as("anna"), dora)).toMatchObject({ status: "done" });
    expect(await authorisationOf(dora)).toMatchObject({
      status: "BLOCKED",
      blockedAt: start,
      blockedById: person("anna").authorisationId,
      blockReason: "LONG_ABSENT",
    });
    expect(await openSessionsOf(dora)).toBe(0);
    expect(await recordsOf("authorisation.block")).toMatchObject([
      {
        outcome: "done",
        subjectId: dora.authorisationId,
        organisationId: dora.organisationId,
        before: { status: "ACTIVE" },
        after: { status: "BLOCKED", reason: "LONG_ABSENT" },
      },
    ]);
    const sent = await mails();
    expect(sent.map(({ to }) => to).sort()).toEqual(
      [dora, person("bert"), person("wim")].map(({ email }) => email).sort(),
    );
    const [toDora] = sent.filter(({ to }) => to === dora.email);
    expect(toDora?.text).toContain("Een beheerder van");
    expect(toDora?.text).not.toMatch(/Anna|afwezig/);
    const [toBert] = sent.filter(({ to }) => to === person("bert").email);
    expect(toBert?.text).toContain("Anna Testanna heeft de toegang van Dora Testdora");
    expect(toBert?.text).toContain("Langdurig afwezig");
  });

  test("leaves the account and other organisations alone", async () => {
    const { dora, as } = await anOffice();
    const elsewhere = await anOrganisation();
    const second = await aPerson("dora", { organisationId: elsewhere.organisationId, email: dora.email });
    await signedIn(second);
    await blocks(as("anna"), dora);
    expect((await accountOf(dora)).status).toBe("ACTIVE");
    expect((await authorisationOf(second)).status).toBe("ACTIVE");
    expect(await openSessionsOf(second)).toBe(1);
  });

  test("of one of two beheerders leaves the other, whom nobody can block", async () => {
    const { person, as } = await anOffice();
    expect((await blocks(as("anna"), person("bert"))).status).toBe("done");
    expect(await blocks(as("wim"), person("anna"))).toEqual({ status: "denied" });
    expect(await blocks(as("bert"), person("anna"))).toEqual({ status: "notFound" });
    expect((await authorisationOf(person("anna"))).status).toBe("ACTIVE");
  });

  test("is refused for the last beheerder without an end, and then nothing happens", async () => {
    const { person, as } = await anOffice();
    await setAuthorisation(person("anna"), { validUntil: at(9) });
    expect(await blocks(as("anna"), person("bert"))).toMatchObject({ status: "refused", code: "lastAdministrator" });
    expect((await authorisationOf(person("bert"))).status).toBe("ACTIVE");
    expect(await recordsOf("authorisation.block")).toEqual([]);
    expect(await mails()).toEqual([]);
  });

  test("twice tells the second who was first", async () => {
    const { dora, as } = await anOffice();
    await blocks(as("bert"), dora);
    expect(await blocks(as("anna"), dora)).toEqual({
      status: "refused",
      code: "alreadyBlocked",
      detail: { person: "Dora Testdora", by: "Bert Testbert", at: start },
    });
    expect(await recordsOf("authorisation.block")).toHaveLength(1);
  });

  test("needs a reason, of those there are", async () => {
    const { dora, as } = await anOffice();
    for (const reason of ["", "BECAUSE"])
      expect(await blocks(as("anna"), dora, reason)).toEqual({
        status: "invalid",
        errors: { reason: ["reasonMissing"] },
      });
    expect((await authorisationOf(dora)).status).toBe("ACTIVE");
  });

  test("is for beheerders of the same organisation, of a beheerder not for a deputy, and never of oneself", async () => {
    const { dora, as, person } = await anOffice();
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    expect(await blocks(await signedIn(elsewhere.person("cees")), dora)).toEqual({ status: "notFound" });
    expect(await blocks({ kind: "visitor" }, dora)).toEqual({ status: "notFound" });
    expect(await blocks(as("bram"), dora)).toEqual({ status: "denied" });
    expect(await blocks(await signedIn(await aStaffMember("sara", "SERVICEDESK")), dora)).toEqual({ status: "denied" });
    expect(await blocks(as("anna"), person("anna"))).toEqual({ status: "denied" });
    expect(await blocks(as("wim"), person("bert"))).toEqual({ status: "denied" });
    expect((await recordsOf("authorisation.block")).map(({ outcome }) => outcome)).toEqual(Array(4).fill("denied"));
    expect(await mails()).toEqual([]);
    expect((await blocks(as("wim"), dora)).status).toBe("done");
  });
});

describe("a block and the button that lifts it", () => {
  test("who did not see a new block reads who made it; who saw it lifts it", async () => {
    const { dora, as } = await anOffice();
    await blockAccount(dora, "WRONG_TRIES");
    await blocks(as("bert"), dora);
    fixClock(at(1));
    expect(await unblocks(as("anna"), dora)).toEqual({
      status: "refused",
      code: "blockedSince",
      detail: { person: "Dora Testdora", by: "Bert Testbert", at: start },
    });
    expect((await accountOf(dora)).status).toBe("BLOCKED");
    expect((await unblocks(as("anna"), dora, start)).status).toBe("done");
    expect(await authorisationOf(dora)).toMatchObject({
      status: "ACTIVE",
      blockedAt: null,
      blockedById: null,
      blockReason: null,
    });
  });

  test("putting it back brings the reason with it", async () => {
    const { dora, as } = await anOffice();
    await blocks(as("anna"), dora, "DEVICE_LOST");
    await unblocks(as("anna"), dora);
    fixClock(at(2));
    const { authorisationId } = dora;
    expect((await execute(undoUnblock, as("anna"), { authorisationId })).status).toBe("done");
    expect(await authorisationOf(dora)).toMatchObject({
      status: "BLOCKED",
      blockedAt: at(2),
      blockReason: "DEVICE_LOST",
    });
  });

  test("does not lift by itself", async () => {
    const { dora, as } = await anOffice();
    await blocks(as("anna"), dora);
    fixClock(at(60 * 24 * 400));
    expect((await authorisationOf(dora)).status).toBe("BLOCKED");
  });
});

describe("the page of someone", () => {
  const seen = async (who: Identity, { authorisationId: id }: TestPerson) => {
    const answer = await ask(colleague, who, { id });
    if (answer.status !== "found") throw new Error(answer.status);
    return answer.value;
  };

  test("says who blocked, since when and why, and offers nothing that would be refused", async () => {
    const { dora, as, person } = await anOffice();
    expect((await seen(as("anna"), dora)).acts).toMatchObject({ block: true, withdraw: true, reauthorise: false });
    await blocks(as("bert"), dora);
    const page = await seen(as("anna"), dora);
    expect(page.blocking).toMatchObject({ by: "Bert Testbert", at: start, reason: "LONG_ABSENT" });
    expect(page).toMatchObject({ canUnblock: true, acts: { block: false, withdraw: true } });
    expect((await seen(as("anna"), person("anna"))).acts).toMatchObject({
      block: false,
      withdraw: false,
      rights: false,
    });
    expect((await seen(as("wim"), person("bert"))).acts).toMatchObject({ block: false, withdraw: false, role: false });
  });

  test("shows nothing of the account of who has one elsewhere and did not accept yet", async () => {
    const { organisationId, as } = await anOffice();
    const elsewhere = await anOrganisation({ employees: ["ivo"] });
    const ivo = elsewhere.person("ivo");
    await blockAccount(ivo, "WRONG_TRIES");
    const here = await aPerson("ivo", { organisationId, email: ivo.email });
    await changed((tx, now) => tx.account.update({ where: { id: ivo.accountId }, data: { lastSignInAt: now } }));
    await setAuthorisation(here, {
      status: "PENDING",
      invitedAs: { initials: "I.", firstName: "Iwan", namePrefix: "van", lastName: "Dijk" },
    });
    const page = await seen(as("anna"), here);
    expect(page).toMatchObject({ firstName: "Iwan", lastName: "Dijk", standing: "invited", isGuest: true });
    expect(page).toMatchObject({
      account: { mobileNumber: null, lastSignInAt: null, blockedAt: null, status: "INVITED" },
    });
    expect(page.acts).toMatchObject({ account: true, block: false });
    expect(JSON.stringify(page)).not.toMatch(/Testivo|WRONG_TRIES|\+316/);
    expect(page.history.map(({ event }) => event.name)).not.toContain("sign-in.password");
  });

  test("before something hard is found by who may do it, and by nobody else", async () => {
    const { dora, as, person } = await anOffice();
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    const found = async (who: Identity, { authorisationId: id }: TestPerson) =>
      (await ask(restricting, who, { id })).status;
    expect(await found(as("anna"), dora)).toBe("found");
    expect(await found(await signedIn(elsewhere.person("cees")), dora)).toBe("notFound");
    expect(await found(as("anna"), person("anna"))).toBe("notFound");
    expect(await found(as("wim"), person("bert"))).toBe("notFound");
    expect(await found(as("bram"), dora)).toBe("denied");
  });
});

test("a beheerder has the mail with which one gets in sent anew: a new link, and the old one ends", async () => {
  const { dora, as, person } = await anOffice();
  const again = (who: Identity, { authorisationId } = dora) => execute(mailAgain, who, { authorisationId });
  const cees = (await anOrganisation({ administrators: ["cees"] })).person("cees");
  expect(await again(await signedIn(cees))).toEqual({ status: "notFound" });
  expect(await again(as("bram"))).toEqual({ status: "denied" });
  expect(await again(as("anna"), person("anna"))).toEqual({ status: "denied" });
  expect(await mails()).toEqual([]);
  const links: string[] = [];
  for (const times of [1, 2, 3]) {
    expect(await again(as("anna"))).toMatchObject({ status: "done", result: { email: dora.email } });
    await runJobs(jobs);
    links.push(await lastLink(dora.email, "wachtwoord-herstellen"));
    expect(new Set(links).size).toBe(times);
  }
  expect(await again(as("anna"))).toMatchObject({ status: "limited" });
  const open = await (
    await database()
  ).prisma.oneTimeLink.count({ where: { purpose: "RESET_PASSWORD", replacedAt: null } });
  expect(open).toBe(1);
  expect((await recordsOf("authorisation.mail-again")).filter(({ outcome }) => outcome === "done")).toHaveLength(3);
  // Of whoever has gone, or has not come yet, it is not the mail that helps.
  await changed((tx) => tx.authorisation.update({ where: { id: dora.authorisationId }, data: { status: "PENDING" } }));
  fixClock(after(start, days(1)));
  expect(await again(await signedIn(person("anna")))).toMatchObject({ status: "refused", code: "notBegun" });
});

test("signing a colleague out ends their sessions here and nowhere else, with a record and a mail", async () => {
  const { dora, as, person } = await anOffice();
  const { organisationId } = await anOrganisation();
  const there = await aPerson("dora", { organisationId, email: dora.email });
  const [here, elsewhere] = [await signedIn(dora), await signedIn(there)];
  const signsOut = (who: Identity, { authorisationId } = dora) => execute(signOutColleague, who, { authorisationId });
  const kind = async (who: Identity) => (await actorOf((await database()).reader, who)).actor.kind;
  for (const who of [here, elsewhere, { kind: "visitor" } as const]) await signsOut(who);
  expect([await kind(here), await kind(elsewhere)]).toEqual(["member", "member"]);
  const cees = (await anOrganisation({ administrators: ["cees"] })).person("cees");
  expect(await signsOut(await signedIn(cees))).toEqual({ status: "notFound" });
  expect(await signsOut(as("anna"), person("anna"))).toEqual({ status: "denied" });
  const asAnna = as("anna");
  expect(await ask(colleague, asAnna, { id: dora.authorisationId })).toMatchObject({
    value: { acts: { signOut: true } },
  });
  expect(await signsOut(asAnna)).toMatchObject({ status: "done" });
  expect([await kind(here), await kind(elsewhere)]).toEqual(["visitor", "member"]);
  expect(await signsOut(asAnna)).toMatchObject({ status: "refused", code: "notSignedIn" });
  expect((await recordsOf("authorisation.sign-out")).filter(({ outcome }) => outcome === "done")).toMatchObject([
    { subjectId: dora.authorisationId, after: { sessions: 1 } },
  ]);
  const [told, ...more] = (await mails()).filter(({ subject }) => subject === "Je bent overal uitgelogd");
  expect([told?.to, more]).toEqual([dora.email, []]);
  expect(told?.text).toMatch(/Anna \S+, beheerder van .+, heeft je daar overal uitgelogd\./);
  expect(told?.text).not.toContain("dit-was-ik-niet");
});
