import { beforeEach, describe, expect, test } from "vitest";
import { undoUnblock, unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { telling } from "#lib/features/administration/authorisations/queries.ts";
import { nl } from "#lib/features/administration/authorisations/texts.nl.ts";
import { settleRequest } from "#lib/features/administration/requests/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { asksAbout } from "#tests/support/authorisations.ts";

const start = new Date();
const at = (minute: number) => new Date(start.getTime() + minute * 60_000);

const account = async ({ accountId }: TestPerson) =>
  (await database()).prisma.account.findUniqueOrThrow({ where: { id: accountId } });
const authorisation = async ({ authorisationId }: TestPerson) =>
  (await database()).prisma.authorisation.findUniqueOrThrow({ where: { id: authorisationId } });
const requests = async () => (await database()).prisma.helpRequest.findMany({ orderBy: { id: "asc" } });

const blockAccount = ({ accountId }: TestPerson, blockCause: "WRONG_TRIES" | "FREEZE" | "STAFF" = "WRONG_TRIES") =>
  changed((tx, now) =>
    tx.account.update({ where: { id: accountId }, data: { status: "BLOCKED", blockCause, blockedAt: now } }),
  );
const setAuthorisation = ({ authorisationId }: TestPerson, status: "BLOCKED" | "WITHDRAWN") =>
  changed((tx) => tx.authorisation.update({ where: { id: authorisationId }, data: { status } }));
const wait = ({ accountId }: TestPerson, until: Date) =>
  changed((tx, now) =>
    tx.passwordTries.create({ data: { key: accountId, count: 5, firstTriedAt: now, waitUntil: until } }),
  );

const unblocks = (who: Identity, person: TestPerson, helpRequestId?: string) =>
  execute(unblockAuthorisation, who, {
    authorisationId: person.authorisationId,
    ...(helpRequestId && { helpRequestId }),
  });
const settles = (who: Identity, helpRequestId: string) =>
  execute(settleRequest, who, { helpRequestId, outcome: "SOLVED" });
const undoes = (who: Identity, { authorisationId }: TestPerson) => execute(undoUnblock, who, { authorisationId });

/** What a page of the beheer tells when its address asks for this sentence about this person. */
const tells = async (who: Identity, { authorisationId: id }: TestPerson, code: string) => {
  const answer = await ask(telling, who, code === "unblocked" ? { gedaan: id } : { melding: code, wie: id });
  return answer.status === "found" ? answer.value.told : answer.status;
};

async function deLinden() {
  const office = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora", "bram"] });
  const dora = office.person("dora");
  return { ...office, dora, anna: await signedIn(office.person("anna")), bert: await signedIn(office.person("bert")) };
}

beforeEach(async () => {
  fixClock(null);
  await emptyDatabase();
  fixClock(start);
});

describe("unblocking", () => {
  test("gives access back, keeps a record and tells the person, with the way to a new password", async () => {
    const { dora, anna, person } = await deLinden();
    await blockAccount(dora);
    await wait(dora, at(5));
    expect(await unblocks(anna, dora)).toEqual({ status: "done", result: { authorisationId: dora.authorisationId } });

    expect(await account(dora)).toMatchObject({ status: "ACTIVE", blockCause: null, blockedAt: null });
    expect(await authorisation(dora)).toMatchObject({
      unblockedById: person("anna").authorisationId,
      lifted: ["ACCOUNT"],
    });
    expect(await (await database()).prisma.passwordTries.count()).toBe(0);
    const [record, ...more] = await recordsOf("authorisation.unblock");
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      outcome: "done",
      subjectId: dora.authorisationId,
      actorId: person("anna").accountId,
      before: { account: "BLOCKED", authorisation: "ACTIVE" },
      after: { lifted: ["ACCOUNT"] },
    });
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: dora.email, subject: "Je kunt weer inloggen" });
    expect(mail?.text).toContain("Anna Testanna");
    expect(mail?.text).toMatch(/\/nl\/inloggen\n/);
    expect(mail?.text).toMatch(/Wachtwoord vergeten\?.*\n.*\/nl\/wachtwoord-vergeten/);
  });

  test("of a block by wrong codes tells the person to choose another password, and undone it is that block again", async () => {
    const { dora, anna } = await deLinden();
    await blockAccount(dora);
    await unblocks(anna, dora);
    await blockAccount(dora);
    await changed((tx) => tx.account.update({ where: { id: dora.accountId }, data: { codesGuessed: true } }));
    await unblocks(anna, dora);
    const [byPasswords, byCodes] = await mails();
    expect(byPasswords?.text).not.toContain("foute codes");
    expect(byCodes?.text).toContain("Kies dan een nieuw wachtwoord");
    expect((await undoes(anna, dora)).status).toBe("done");
    expect(await account(dora)).toMatchObject({ status: "BLOCKED", blockCause: "WRONG_TRIES", codesGuessed: true });
  });

  test("lifts a beheerder's block and a block by wrong tries at once", async () => {
    const { dora, anna } = await deLinden();
    await blockAccount(dora);
    await setAuthorisation(dora, "BLOCKED");
    await unblocks(anna, dora);
    expect((await account(dora)).status).toBe("ACTIVE");
    expect(await authorisation(dora)).toMatchObject({ status: "ACTIVE", lifted: ["AUTHORISATION", "ACCOUNT"] });
  });

  test("lifts a running wait", async () => {
    const { dora, anna } = await deLinden();
    await wait(dora, at(5));
    expect((await unblocks(anna, dora)).status).toBe("done");
    expect(await (await database()).prisma.passwordTries.count()).toBe(0);
  });

  test("solves the requests it answers, and leaves the others open", async () => {
    const { dora, anna, person } = await deLinden();
    await blockAccount(dora);
    for (const problem of ["BLOCKED", "NO_MAIL", "WRONG_MOBILE_NUMBER", "OTHER"] as const)
      await asksAbout(dora, problem);
    await unblocks(anna, dora);
    expect((await requests()).map(({ problem, status }) => [problem, status])).toEqual([
      ["BLOCKED", "RESOLVED"],
      ["NO_MAIL", "RESOLVED"],
      ["WRONG_MOBILE_NUMBER", "RECEIVED"],
      ["OTHER", "RECEIVED"],
    ]);
    expect((await requests())[0]).toMatchObject({ resolvedById: person("anna").authorisationId, resolvedAt: start });
  });

  test("solves the very request it was done from", async () => {
    const { dora, anna } = await deLinden();
    await blockAccount(dora);
    const [other, mobile] = [await asksAbout(dora, "OTHER"), await asksAbout(dora, "WRONG_MOBILE_NUMBER")];
    await unblocks(anna, dora, other.id);
    await blockAccount(dora);
    await unblocks(anna, dora, mobile.id);
    expect((await requests()).map(({ status }) => status)).toEqual(["RESOLVED", "RECEIVED"]);
  });

  test("answers the request of someone who is not blocked any more", async () => {
    const { dora, anna } = await deLinden();
    await asksAbout(dora, "BLOCKED");
    expect((await unblocks(anna, dora)).status).toBe("done");
    expect((await requests())[0]?.status).toBe("RESOLVED");
    expect((await mails())[0]?.text).toContain("Je bent niet geblokkeerd");
  });

  test.each(["FREEZE", "STAFF"] as const)("never lifts a %s", async (cause) => {
    const { dora, anna } = await deLinden();
    await blockAccount(dora, cause);
    await setAuthorisation(dora, "BLOCKED");
    await asksAbout(dora, "BLOCKED");
    expect(await unblocks(anna, dora)).toEqual({
      status: "refused",
      code: "notYours",
      detail: { person: "Dora Testdora" },
    });
    expect(await account(dora)).toMatchObject({ status: "BLOCKED", blockCause: cause });
    expect((await authorisation(dora)).status).toBe("BLOCKED");
    expect((await requests())[0]?.status).toBe("RECEIVED");
    expect(await mails()).toEqual([]);
  });

  test("says who was first", async () => {
    const { dora, anna, bert } = await deLinden();
    await blockAccount(dora);
    await unblocks(bert, dora);
    expect(await unblocks(anna, dora)).toEqual({
      status: "refused",
      code: "alreadyUnblocked",
      detail: { by: "Bert Testbert", at: start, person: "Dora Testdora" },
    });
    expect(await unblocks(bert, dora)).toMatchObject({ status: "refused", code: "alreadyByYou" });
    expect(await mails()).toHaveLength(1);
  });

  test("of who is not blocked, or not active here, changes nothing and says so", async () => {
    const { dora, anna, person } = await deLinden();
    expect(await unblocks(anna, dora)).toMatchObject({ status: "refused", code: "notBlocked" });
    await setAuthorisation(person("bram"), "WITHDRAWN");
    await blockAccount(person("bram"));
    expect(await unblocks(anna, person("bram"))).toMatchObject({ status: "refused", code: "notActive" });
    expect((await account(person("bram"))).status).toBe("BLOCKED");
    expect(await recordsOf("authorisation.unblock")).toEqual([]);
  });

  test("leaves the block of another organisation alone", async () => {
    const { dora, anna } = await deLinden();
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    const second = await aPerson("dora", { organisationId: elsewhere.organisationId, email: dora.email });
    await setAuthorisation(second, "BLOCKED");
    await blockAccount(dora);
    await unblocks(anna, dora);
    expect((await authorisation(second)).status).toBe("BLOCKED");
    expect((await account(dora)).status).toBe("ACTIVE");
  });
});

describe("who may", () => {
  const mayNot = async (person: TestPerson, who: Identity, status: string) => {
    const { id } = await asksAbout(person, "BLOCKED");
    expect(await settles(who, id)).toEqual({ status });
    expect(await unblocks(who, person)).toEqual({ status });
    expect(await undoes(who, person)).toEqual({ status });
    expect((await requests())[0]?.status).toBe("RECEIVED");
    expect(await mails()).toEqual([]);
  };

  test("a beheerder of another organisation finds nobody", async () => {
    const { dora } = await deLinden();
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    await mayNot(dora, await signedIn(elsewhere.person("cees")), "notFound");
    expect(await recordsOf("authorisation.unblock")).toEqual([]);
  });

  test("a visitor finds nobody", async () => mayNot((await deLinden()).dora, { kind: "visitor" }, "notFound"));

  test("a colleague may not, and that is recorded", async () => {
    const { dora, person } = await deLinden();
    await mayNot(dora, await signedIn(person("bram")), "denied");
    expect((await recordsOf("authorisation.unblock")).map(({ outcome }) => outcome)).toEqual(["denied"]);
  });

  test("nobody may for himself", async () => {
    const { anna, person } = await deLinden();
    await mayNot(person("anna"), anna, "denied");
  });

  test("the insurer's staff may not through the beheerder's path", async () => {
    const { dora } = await deLinden();
    await mayNot(dora, await signedIn(await aStaffMember("sara", "SERVICEDESK")), "denied");
  });

  test("nobody may for the insurer's people", async () => {
    const { anna, organisationId } = await deLinden();
    const { email } = await aStaffMember("otto", "ONBOARDING");
    await mayNot(await aPerson("otto", { organisationId, email }), anna, "denied");
  });

  test.each([{ authorisationId: "1" }, { authorisationId: ["a"] }, {}, { authorisationId: null }, "x"])(
    "%j is nobody",
    async (raw) => {
      const { anna } = await deLinden();
      expect((await execute(unblockAuthorisation, anna, raw)).status).toBe("invalid");
      expect((await execute(undoUnblock, anna, raw)).status).toBe("invalid");
    },
  );
});

describe("undoing", () => {
  test("puts back what was lifted, opens the requests again, tells the person and ends what they opened", async () => {
    const { dora, anna } = await deLinden();
    await blockAccount(dora);
    await setAuthorisation(dora, "BLOCKED");
    await asksAbout(dora, "BLOCKED");
    await unblocks(anna, dora);
    await signedIn(dora);
    fixClock(at(9));
    expect((await undoes(anna, dora)).status).toBe("done");
    expect(await account(dora)).toMatchObject({ status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: at(9) });
    expect(await authorisation(dora)).toMatchObject({ status: "BLOCKED", unblockedAt: null, unblockedById: null });
    expect(await requests()).toMatchObject([{ status: "RECEIVED", resolvedAt: null, resolvedById: null }]);
    expect((await mails()).map(({ to, subject }) => [to, subject])).toEqual([
      [dora.email, "Je kunt weer inloggen"],
      [dora.email, "Je bent weer geblokkeerd"],
    ]);
    const { prisma } = await database();
    expect(await prisma.session.count({ where: { accountId: dora.accountId, endedAt: null } })).toBe(0);
    expect(await undoes(anna, dora)).toMatchObject({ status: "refused", code: "nothingToUndo" });
    expect((await unblocks(anna, dora)).status).toBe("done");
  });

  test("is refused after ten minutes, after a sign-in, to another beheerder, and of a wait", async () => {
    const { dora, anna, bert, person } = await deLinden();
    await blockAccount(dora);
    await unblocks(anna, dora);
    expect(await undoes(bert, dora)).toMatchObject({ status: "refused", code: "nothingToUndo" });
    fixClock(at(10));
    expect(await undoes(anna, dora)).toMatchObject({ status: "refused", code: "tooLate" });
    fixClock(at(1));
    await changed((tx) => tx.account.update({ where: { id: dora.accountId }, data: { lastSignInAt: at(1) } }));
    expect(await undoes(anna, dora)).toMatchObject({ status: "refused", code: "signedInSince" });
    await wait(person("bram"), at(5));
    await unblocks(anna, person("bram"));
    expect(await undoes(anna, person("bram"))).toMatchObject({ status: "refused", code: "nothingToUndo" });
    expect((await account(dora)).status).toBe("ACTIVE");
  });

  test("puts no block back that another organisation has lifted since", async () => {
    const linden = await anOrganisation({ administrators: ["anna"] });
    const jansen = await anOrganisation({ administrators: ["cees"] });
    const email = "ivo@dubbel.example";
    const ivo = await aPerson("ivo", { organisationId: linden.organisationId, email });
    const ivoAtJansen = await aPerson("ivo", { organisationId: jansen.organisationId, email });
    const [anna, cees] = [await signedIn(linden.person("anna")), await signedIn(jansen.person("cees"))];
    await blockAccount(ivo);
    await setAuthorisation(ivo, "BLOCKED");
    await unblocks(anna, ivo);
    fixClock(at(1));
    await blockAccount(ivo);
    await unblocks(cees, ivoAtJansen);
    fixClock(at(2));
    expect(await undoes(anna, ivo)).toMatchObject({ status: "done" });
    expect((await authorisation(ivo)).status).toBe("BLOCKED");
    expect((await account(ivo)).status).toBe("ACTIVE");
    expect(await undoes(cees, ivoAtJansen)).toMatchObject({ status: "done" });
    expect((await account(ivo)).status).toBe("BLOCKED");
    expect(await undoes(cees, ivoAtJansen)).toMatchObject({ status: "refused", code: "nothingToUndo" });
  });

  test("leaves a newer block, and who lifted it, to the other organisation", async () => {
    const linden = await anOrganisation({ administrators: ["anna"] });
    const jansen = await anOrganisation({ administrators: ["cees"] });
    const email = "ivo@dubbel.example";
    const ivo = await aPerson("ivo", { organisationId: linden.organisationId, email });
    const ivoAtJansen = await aPerson("ivo", { organisationId: jansen.organisationId, email });
    const [anna, cees] = [await signedIn(linden.person("anna")), await signedIn(jansen.person("cees"))];
    await blockAccount(ivo);
    await unblocks(anna, ivo);
    fixClock(at(1));
    await blockAccount(ivo);
    expect(await undoes(anna, ivo)).toMatchObject({ status: "refused", code: "nothingToUndo" });
    await unblocks(cees, ivoAtJansen);
    fixClock(at(2));
    expect(await undoes(anna, ivo)).toMatchObject({ status: "refused", code: "nothingToUndo" });
    expect(await tells(anna, ivo, "unblocked")).toMatchObject({ undoable: false });
    expect((await account(ivo)).status).toBe("ACTIVE");
  });

  test("and unblocking can be done ten times an hour for one person, whoever does it", async () => {
    const { dora, anna, bert, person } = await deLinden();
    await blockAccount(dora);
    for (const who of [anna, bert, anna, bert, anna]) {
      expect((await unblocks(who, dora)).status).toBe("done");
      expect((await undoes(who, dora)).status).toBe("done");
    }
    const refused = { status: "refused", code: "tooOften", detail: { person: "Dora Testdora", until: at(60) } };
    expect(await unblocks(anna, dora)).toEqual(refused);
    expect(await unblocks(bert, dora)).toEqual(refused);
    expect((await account(dora)).status).toBe("BLOCKED");
    expect(await mails()).toHaveLength(10);
    await blockAccount(person("bram"));
    expect((await unblocks(anna, person("bram"))).status).toBe("done");
  });

  test("is offered as long as it works", async () => {
    const { dora, anna, bert } = await deLinden();
    await blockAccount(dora);
    await unblocks(anna, dora);
    expect(await tells(anna, dora, "unblocked")).toMatchObject({ code: "unblocked", undoable: true });
    expect(await tells(bert, dora, "unblocked")).toBeNull();
    fixClock(at(10));
    expect(await tells(anna, dora, "unblocked")).toMatchObject({ undoable: false });
  });
});

describe("a sentence that an address asks for", () => {
  const every = [...Object.keys(nl.refusals), "unblocked", "blockedAgain", "toString", ""];
  const toldOf = async (who: Identity, person: TestPerson) => {
    const told: string[] = [];
    for (const code of every) {
      const tale = await tells(who, person, code);
      if (tale) told.push(typeof tale === "string" ? tale : "refused" in tale ? tale.refused : tale.code);
    }
    return told;
  };

  test("is told only when it is so", async () => {
    const { dora, anna, bert } = await deLinden();
    expect(await toldOf(anna, dora)).toEqual(["notBlocked", "nothingToUndo"]);
    await blockAccount(dora);
    expect(await toldOf(anna, dora)).toEqual(["nothingToUndo", "blockedAgain"]);
    await unblocks(bert, dora);
    expect(await toldOf(anna, dora)).toEqual(["alreadyUnblocked", "nothingToUndo"]);
    expect(await toldOf(bert, dora)).toEqual(["alreadyByYou", "unblocked"]);
    await blockAccount(dora, "FREEZE");
    expect(await toldOf(anna, dora)).toEqual(["notYours", "nothingToUndo"]);
  });

  test("is told about nobody of another organisation, and of oneself nothing", async () => {
    const { dora, anna, person } = await deLinden();
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    await blockAccount(dora);
    expect(await toldOf(await signedIn(elsewhere.person("cees")), dora)).toEqual([]);
    expect(await toldOf(anna, person("anna"))).toEqual([]);
    expect(new Set(await toldOf(await signedIn(person("bram")), dora))).toEqual(new Set(["denied"]));
  });
});
