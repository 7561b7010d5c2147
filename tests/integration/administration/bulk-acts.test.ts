import { beforeEach, describe, expect, test } from "vitest";
import { forgetBulkAct } from "#lib/features/administration/bulk-acts/commands/ending.ts";
import { runBulkAct } from "#lib/features/administration/bulk-acts/commands/running.ts";
import { fileOfBulkAct, oneBulkAct, ownBulkActs } from "#lib/features/administration/bulk-acts/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import type { Query } from "#lib/platform/gate/query.ts";
import type { ZodType } from "zod";
import { anOffice, authorisationOf, blockAccount, setAuthorisation } from "#tests/support/authorisations.ts";
import {
  chooses,
  doneTo,
  outcomesOf,
  prepared,
  prepares,
  starts,
  theAct,
  ticked,
  worksOn,
} from "#tests/support/bulk-acts.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aCsv, uploaded } from "#tests/support/imports.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const start = new Date("2026-11-22T10:00:00Z");
const later = (ms: number) => new Date(start.getTime() + ms);
const minute = 60_000;

async function asks<I extends ZodType, R>(query: Query<I, R>, who: Identity, raw: unknown = {}) {
  const { prisma } = await database();
  const asked = await actorOf(prisma, who);
  return ask(query, asked, raw);
}

const of = (people: readonly { readonly authorisationId: string }[], ...outcomes: readonly string[]) =>
  Object.fromEntries(people.map(({ authorisationId }, i) => [authorisationId, outcomes[i]]));

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});

describe("the plan", () => {
  test("says who is left out and why, and changes nobody", async () => {
    const { as, person } = await anOffice();
    const [anna, bert, dora, bram, wim] = (["anna", "bert", "dora", "bram", "wim"] as const).map(person);
    await setAuthorisation(person("dora"), { status: "WITHDRAWN" });
    const id = await prepared(as("anna"), "withdraw", { alle: "alles" });
    expect(await outcomesOf(id)).toEqual(
      of([anna, bert, dora, bram, wim] as never, "self", "todo", "alreadyWithdrawn", "todo", "todo"),
    );
    expect((await theAct(id)).status).toBe("PLANNED");
    expect((await authorisationOf(person("bram"))).status).toBe("ACTIVE");
    expect(await recordsOf("bulk-act.prepare")).toMatchObject([
      { outcome: "done", subjectId: id, after: { act: "withdraw", people: 5, left: 2 } },
    ]);
    expect(await mails()).toEqual([]);
  });

  test("leaves a fellow beheerder out for a deputy, and the last permanent one for anyone", async () => {
    const { as, person } = await anOffice();
    const forWim = await prepared(as("wim"), "block", ticked(person("anna"), person("bram")));
    expect(await outcomesOf(forWim)).toEqual(of([person("anna"), person("bram")], "fellowAdministrator", "todo"));
    await setAuthorisation(person("anna"), { validUntil: later(1_000 * minute) });
    const forAnna = await prepared(as("anna"), "block", ticked(person("bert")));
    expect(await outcomesOf(forAnna)).toEqual(of([person("bert")], "lastAdministrator"));
  });

  test("is of those who are ticked, of the page, or of all that the filter finds", async () => {
    const { as, person } = await anOffice();
    await setAuthorisation(person("bram"), {
      status: "BLOCKED",
      blockedAt: start,
      blockedById: person("anna").authorisationId,
    });
    const all = await prepared(as("anna"), "unblock", { alle: "alles", status: "geblokkeerd" });
    expect(await outcomesOf(all)).toEqual(of([person("bram")], "todo"));
    const page = await prepared(as("anna"), "unblock", { alle: "pagina", ...ticked(person("dora")) });
    expect(Object.keys(await outcomesOf(page))).toHaveLength(5);
    const some = await prepared(as("anna"), "unblock", ticked(person("dora")));
    expect(await outcomesOf(some)).toEqual(of([person("dora")], "notBlocked"));
    expect(await prepares(as("anna"), "unblock", {})).toMatchObject({ status: "refused", code: "nobodyChosen" });
    expect(await prepares(as("anna"), "undoUnblock", ticked(person("dora")))).toMatchObject({ code: "nobodyChosen" });
  });

  test("is for a beheerder, about his own organisation", async () => {
    const { as, person } = await anOffice();
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    const cees = await signedIn(elsewhere.person("cees"));
    expect(await prepares(cees, "block", ticked(person("dora")))).toEqual({ status: "notFound" });
    expect(await prepares(as("bram"), "block", ticked(person("dora")))).toEqual({ status: "denied" });
    const id = await prepared(as("anna"), "withdraw", ticked(person("dora")));
    expect(await starts(cees, id, { reason: "LEFT" })).toEqual({ status: "notFound" });
    expect(await starts(as("bram"), id, { reason: "LEFT" })).toEqual({ status: "denied" });
    expect(await prepares(cees, "block", { bulkActId: id })).toEqual({ status: "notFound" });
    expect(await asks(oneBulkAct, cees, { id })).toMatchObject({ status: "notFound" });
    expect((await authorisationOf(person("dora"))).status).toBe("ACTIVE");
  });

  test("waits for the portal or the day that is chosen, and says again who is left out", async () => {
    const { as, person } = await anOffice();
    const both = ticked(person("dora"), person("bram"));
    await setAuthorisation(person("dora"), { portals: ["MKB"] });
    await setAuthorisation(person("bram"), { portals: ["MKB", "MY_ALLIANZ_BROKER"] });
    const id = await prepared(as("anna"), "rights", both);
    expect(await starts(as("anna"), id)).toMatchObject({ status: "refused", code: "notChosen" });
    expect(await chooses(as("anna"), id, { asks: "rights" })).toMatchObject({ status: "invalid" });
    await chooses(as("anna"), id, { asks: "rights", way: "take", portal: "MKB" });
    expect(await outcomesOf(id)).toEqual(of([person("dora"), person("bram")], "noPortal", "todo"));
    await chooses(as("anna"), id, { asks: "rights", way: "add", portal: "MY_ALLIANZ_BROKER" });
    expect(await outcomesOf(id)).toEqual(of([person("dora"), person("bram")], "todo", "nothingChanged"));
    const dated = await prepared(as("anna"), "endDate", both);
    await chooses(as("anna"), dated, { asks: "endDate", validUntil: "2020-01-01" });
    expect(await outcomesOf(dated)).toEqual(of([person("dora"), person("bram")], "dateInPast", "dateInPast"));
    expect(await starts(as("anna"), dated)).toMatchObject({ status: "refused", code: "nobodyLeft" });
  });
});

describe("starting", () => {
  test("asks for a reason and a fresh factor, once for everyone", async () => {
    const { as, person } = await anOffice();
    const old = await signedIn(person("anna"));
    const id = await prepared(old, "withdraw", ticked(person("dora"), person("bram")));
    expect(await starts(old, id, { asks: "withdrawReason" })).toMatchObject({ errors: { reason: ["reasonMissing"] } });
    expect(await starts(old, id)).toMatchObject({ status: "refused", code: "reasonMissing" });
    fixClock(later(6 * minute));
    expect(await starts(old, id, { reason: "LEFT" })).toEqual({ status: "stale" });
    expect(await starts(as("bert"), id, { reason: "LEFT" })).toMatchObject({ status: "stale" });
    const fresh = await signedIn(person("anna"));
    expect(await starts(await signedIn(person("bert")), id, { reason: "LEFT" })).toMatchObject({
      code: "ofSomebodyElse",
    });
    expect(await starts(fresh, id, { reason: "LEFT" })).toMatchObject({ status: "done" });
    expect(await starts(fresh, id, { reason: "LEFT" })).toMatchObject({ status: "refused", code: "alreadyStarted" });
    // It was shown at the start; however long the rest takes, it is not asked again.
    fixClock(later(30 * minute));
    await worksOn();
    expect(await outcomesOf(id)).toEqual(of([person("dora"), person("bram")], "DONE", "DONE"));
  });

  test("is refused once the plan is old", async () => {
    const { person } = await anOffice();
    const anna = await signedIn(person("anna"));
    const id = await prepared(anna, "unblock", ticked(person("dora")));
    await changed((tx) =>
      tx.bulkActItem.updateMany({ where: { bulkActId: id }, data: { outcome: null, reason: null } }),
    );
    fixClock(later(61 * minute));
    expect(await starts(await signedIn(person("anna")), id)).toMatchObject({ status: "refused", code: "planOld" });
  });
});

describe("doing it", () => {
  test("withdraws each with a record and a mail of their own, and tells the other beheerders once", async () => {
    const { as, person } = await anOffice();
    const id = await doneTo(as("anna"), "withdraw", ticked(person("dora"), person("bram"), person("anna")), {
      reason: "UNUSED",
    });
    expect(await outcomesOf(id)).toEqual(of([person("anna"), person("dora"), person("bram")], "self", "DONE", "DONE"));
    const records = await recordsOf("authorisation.withdraw");
    expect(records.map(({ subjectId }) => subjectId).sort()).toEqual(
      [person("dora").authorisationId, person("bram").authorisationId].sort(),
    );
    expect(records).toMatchObject([
      {
        outcome: "done",
        actorKind: "member",
        actorId: person("anna").accountId,
        requestId: id,
        after: { reason: "UNUSED" },
      },
      { outcome: "done", requestId: id },
    ]);
    const sent = await mails();
    const to = (name: string) => sent.filter((one) => one.to === person(name).email).map(({ subject }) => subject);
    expect(to("dora")).toHaveLength(1);
    expect(to("bram")).toHaveLength(1);
    expect(to("bert")).toEqual(["Autorisatie ingetrokken bij 2 mensen"]);
    expect(to("anna")).toEqual([]);
    expect(sent.find((one) => one.to === person("bert").email)?.text).toMatch(/Bram Testbram/);
    expect(await theAct(id)).toMatchObject({ status: "DONE", startedAt: start, finishedAt: start });
    expect(await recordsOf("bulk-act.start")).toMatchObject([{ after: { act: "withdraw", people: 2 } }]);
  });

  test("blocks without a mail to the others for each, and takes back an invitation that is withdrawn", async () => {
    const { organisationId, person } = await anOrganisation({
      administrators: ["anna", "bert"],
      employees: ["dora", "bram"],
      invited: ["gerda"],
    });
    const anna = await signedIn(person("anna"));
    await doneTo(anna, "block", ticked(person("dora"), person("bram")), { reason: "LONG_ABSENT" });
    expect((await mails()).filter(({ to }) => to === person("bert").email)).toHaveLength(1);
    await doneTo(anna, "withdraw", ticked(person("gerda")), { reason: "LEFT" });
    expect((await mails()).filter(({ to }) => to === person("gerda").email)).toEqual([]);
    expect((await authorisationOf(person("gerda"))).status).toBe("WITHDRAWN");
    expect((await recordsOf("invitation.revoke")).map((one) => one.organisationId)).toEqual([organisationId]);
  });

  test("gives a portal, sets an end date and puts rights back, for who had them", async () => {
    const { as, person } = await anOffice();
    const both = [person("dora"), person("bram")] as const;
    for (const one of both) await setAuthorisation(one, { portals: ["MKB"] });
    const id = await prepared(as("anna"), "rights", ticked(...both));
    await chooses(as("anna"), id, { asks: "rights", way: "add", portal: "MY_ALLIANZ_BROKER" });
    await starts(as("anna"), id);
    await worksOn();
    expect((await authorisationOf(both[0])).portals).toEqual(["MKB", "MY_ALLIANZ_BROKER"]);
    const answer = await asks(oneBulkAct, as("anna"), { id });
    expect(answer).toMatchObject({ status: "found", value: { undo: "undoRights", counts: { done: 2 } } });
    await doneTo(as("anna"), "undoRights", { bulkActId: id });
    expect((await authorisationOf(both[0])).portals).toEqual(["MKB"]);
    const dated = await prepared(as("anna"), "endDate", ticked(...both));
    await chooses(as("anna"), dated, { asks: "endDate", validUntil: "2026-12-31" });
    await starts(as("anna"), dated);
    await worksOn();
    expect((await authorisationOf(both[1])).validUntil).toEqual(new Date("2026-12-31T23:00:00Z"));
    fixClock(later(11 * minute));
    expect(await asks(oneBulkAct, as("anna"), { id: dated })).toMatchObject({ value: { undo: null } });
  });

  test("unblocks who is blocked, and blocks them again on undo", async () => {
    const { as, person } = await anOffice();
    await blockAccount(person("dora"), "WRONG_TRIES");
    await blockAccount(person("bram"), "FREEZE");
    const id = await doneTo(as("anna"), "unblock", ticked(person("dora"), person("bram")));
    expect(await outcomesOf(id)).toEqual(of([person("dora"), person("bram")], "DONE", "notYours"));
    const again = await doneTo(as("anna"), "undoUnblock", { bulkActId: id });
    expect(await outcomesOf(again)).toEqual(of([person("dora")], "DONE"));
  });

  test("authorises again whose authorisation ended, with the portals they had, also all of them in a file", async () => {
    const { as, person } = await anOffice();
    const [dora, bram] = [person("dora"), person("bram")];
    await setAuthorisation(dora, { status: "WITHDRAWN", withdrawnAt: start, portals: ["MKB"] });
    const importId = await uploaded(
      as("anna"),
      aCsv(`Dora;Berg;${dora.email};`, `Bram;Bos;${bram.email};`, "Emre;Ak;emre@nieuw.example;"),
    );
    const id = await doneTo(as("anna"), "reauthorise", { importId });
    expect(await outcomesOf(id)).toEqual(of([dora], "DONE"));
    expect(await authorisationOf(dora)).toMatchObject({ status: "ACTIVE", role: "EMPLOYEE", portals: ["MKB"] });
    expect(await recordsOf("authorisation.reauthorise")).toMatchObject([
      { outcome: "done", subjectId: dora.authorisationId },
    ]);
    expect((await mails()).map(({ to }) => to)).toContain(dora.email);
    expect(await outcomesOf(await prepared(as("anna"), "reauthorise", ticked(dora, bram)))).toEqual(
      of([dora, bram], "alreadyAuthorised", "alreadyAuthorised"),
    );
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    const cees = await signedIn(elsewhere.person("cees"));
    expect(await prepares(cees, "reauthorise", { importId })).toEqual({ status: "notFound" });
  });

  test("invites again who has not begun", async () => {
    const { person } = await anOrganisation({
      administrators: ["anna"],
      employees: ["dora"],
      invited: ["gerda", "gijs"],
    });
    const anna = await signedIn(person("anna"));
    const id = await doneTo(anna, "invite", { alle: "alles", status: "uitgenodigd" });
    expect(await outcomesOf(id)).toEqual(of([person("gerda"), person("gijs")], "DONE", "DONE"));
    expect((await mails()).map(({ to }) => to).sort()).toEqual([person("gerda").email, person("gijs").email].sort());
  });

  test("what takes two for one takes two for each of many", async () => {
    const { organisationId, person } = await anOrganisation({
      administrators: ["anna", "bert", "carla", "dirk"],
      invited: ["gerda"],
    });
    await changed((tx) => tx.organisation.update({ where: { id: organisationId }, data: { twoAdministrators: true } }));
    await setAuthorisation(person("gerda"), { role: "ADMINISTRATOR" });
    const anna = await signedIn(person("anna"));
    const three = [person("bert"), person("carla"), person("gerda")];
    const id = await prepared(anna, "withdraw", ticked(...three));
    expect(await asks(oneBulkAct, anna, { id })).toMatchObject({ value: { byTwo: true } });
    await starts(anna, id, { reason: "LEFT" });
    await worksOn();
    expect(await outcomesOf(id)).toEqual(of(three, "PROPOSED", "PROPOSED", "PROPOSED"));
    expect(await (await database()).prisma.proposal.count({ where: { status: "WAITING" } })).toBe(3);
    expect((await authorisationOf(person("bert"))).status).toBe("ACTIVE");
    expect((await authorisationOf(person("gerda"))).status).toBe("PENDING");
  });
});

describe("in between", () => {
  async function many() {
    const names = Array.from(
      { length: 30 },
      (_, i) => `p${"abcdefghij"[i % 10] ?? ""}${"klm"[Math.floor(i / 10)] ?? ""}`,
    );
    const office = await anOrganisation({ administrators: ["anna", "bert"], employees: names });
    const anna = await signedIn(office.person("anna"));
    const bulkActId = await prepared(anna, "block", { alle: "alles", rol: "medewerker" });
    await starts(anna, bulkActId, { reason: "LEAVES" });
    return { ...office, names, anna, bulkActId };
  }

  test("it goes in small parts, can be looked at by every beheerder, and is found again", async () => {
    const { person, anna, bulkActId } = await many();
    expect(await worksOn(1)).toBe(1);
    const bert = await signedIn(person("bert"));
    expect(await recordsOf("bulk-act.run")).toMatchObject([{ after: { done: 25, left: 0 } }]);
    expect(await asks(ownBulkActs, anna)).toMatchObject({ value: [{ id: bulkActId, status: "RUNNING" }] });
    await worksOn();
    const seen = await asks(oneBulkAct, bert, { id: bulkActId });
    expect(seen).toMatchObject({ value: { status: "DONE", isOwn: false, undo: null, counts: { done: 30, all: 30 } } });
    expect((await mails()).filter(({ to }) => to === person("bert").email)).toHaveLength(1);
  });

  test("whoever is no beheerder any more, or has signed out, does nothing to the rest, and can go on later", async () => {
    const { person, anna, bulkActId } = await many();
    await worksOn(1);
    await changed((tx, now) =>
      tx.session.updateMany({ where: { accountId: person("anna").accountId }, data: { endedAt: now } }),
    );
    await worksOn();
    const outcomes = Object.values(await outcomesOf(bulkActId));
    expect(outcomes.filter((one) => one === "DONE")).toHaveLength(25);
    expect(outcomes.filter((one) => one === "stopped")).toHaveLength(5);
    expect(await recordsOf("authorisation.block")).toHaveLength(25);
    expect(await theAct(bulkActId)).toMatchObject({ status: "DONE" });
    expect(anna).toBeDefined();
    const again = await signedIn(person("anna"));
    const rest = await doneTo(again, "block", { bulkActId, part: "stopped" }, { reason: "LEAVES" });
    expect(Object.values(await outcomesOf(rest))).toEqual(Array.from({ length: 5 }, () => "DONE"));
  });

  test("a job that is given twice does nobody twice", async () => {
    const { bulkActId } = await many();
    const [next] = (await waiting()).filter(({ to }) => to === runBulkAct.event);
    const asJob = (outboxId?: string) =>
      execute(
        runBulkAct,
        { kind: "system", job: runBulkAct.event },
        { bulkActId },
        { id: "x", ip: "", locale: "nl", ...(outboxId && { outboxId }) },
      );
    // The process dies after the people were done, and before that was written down.
    await changed((tx) => tx.bulkAct.update({ where: { id: bulkActId }, data: { status: "PLANNED" } }));
    expect(await asJob()).toMatchObject({ status: "refused", code: "notRunning" });
    expect(await recordsOf("authorisation.block")).toHaveLength(25);
    await changed((tx) => tx.bulkAct.update({ where: { id: bulkActId }, data: { status: "RUNNING" } }));
    await asJob(next?.id);
    expect(await asJob(next?.id)).toEqual({ status: "notFound" });
    await worksOn();
    expect(await recordsOf("authorisation.block")).toHaveLength(30);
    expect(Object.values(await outcomesOf(bulkActId)).filter((one) => one === "DONE")).toHaveLength(30);
  });

  test("it says when it stands still, and goes on when asked", async () => {
    const { person, bulkActId } = await many();
    await worksOn(1);
    const { prisma } = await database();
    await prisma.outbox.deleteMany({ where: { to: runBulkAct.event } });
    fixClock(later(6 * minute));
    const anna = await signedIn(person("anna"));
    expect(await asks(oneBulkAct, anna, { id: bulkActId })).toMatchObject({ value: { isStalled: true } });
    expect(await starts(anna, bulkActId)).toMatchObject({ status: "done" });
    await worksOn();
    expect(await theAct(bulkActId)).toMatchObject({ status: "DONE" });
    expect(await recordsOf("authorisation.block")).toHaveLength(30);
  });
});

describe("afterwards", () => {
  test("a selection can be had as a file, which is recorded", async () => {
    const { as, person } = await anOffice();
    const id = await prepared(as("anna"), "export", ticked(person("dora"), person("anna")));
    expect(await starts(as("anna"), id)).toMatchObject({ status: "refused", code: "notChosen" });
    const answer = await asks(fileOfBulkAct, as("anna"), { id, soort: "csv" });
    if (answer.status !== "found") throw new Error(answer.status);
    expect(answer.value.people.map((one) => one.id).sort()).toEqual(
      [person("anna").authorisationId, person("dora").authorisationId].sort(),
    );
    for (const { command, input } of fileOfBulkAct.traces?.(answer.value) ?? [])
      await execute(command, as("anna"), input);
    expect(await recordsOf("bulk-act.export")).toMatchObject([{ outcome: "done", after: { kind: "csv", rows: 2 } }]);
    const other = await prepared(as("anna"), "block", ticked(person("dora")));
    expect(await asks(fileOfBulkAct, as("anna"), { id: other, soort: "csv" })).toMatchObject({ status: "notFound" });
  });

  test("a plan is forgotten after a day and a report after ninety", async () => {
    const { as, person } = await anOffice();
    const forget = (bulkActId: string) =>
      execute(forgetBulkAct, { kind: "system", job: forgetBulkAct.event }, { bulkActId });
    const plan = await prepared(as("anna"), "block", ticked(person("dora")));
    const report = await doneTo(as("anna"), "block", ticked(person("dora")), { reason: "OTHER" });
    expect(await forget(plan)).toMatchObject({ status: "refused" });
    fixClock(later(25 * 60 * minute));
    expect(await forget(plan)).toMatchObject({ status: "done" });
    expect(await forget(report)).toMatchObject({ status: "refused" });
    fixClock(later(91 * 24 * 60 * minute));
    expect(await forget(report)).toMatchObject({ status: "done" });
    expect(await (await database()).prisma.bulkAct.count()).toBe(0);
    expect((await authorisationOf(person("dora"))).status).toBe("BLOCKED");
  });
});
