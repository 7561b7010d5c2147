import { beforeEach, describe, expect, test } from "vitest";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { recordLogExport } from "#lib/features/base/audit-log/commands.ts";
import { log, logFile } from "#lib/features/base/audit-log/queries.ts";
import { sentenceOf } from "#lib/features/base/audit-log/rules.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T10:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});

async function office() {
  const here = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  const [anna, dora] = [here.person("anna"), here.person("dora")];
  return { ...here, anna, dora, asAnna: await signedIn(anna), asDora: await signedIn(dora) };
}

async function read(who: Identity, view: object = {}) {
  const answer = await ask(log, who, view);
  if (answer.status !== "found") throw new Error(answer.status);
  return { ...answer.value, lines: answer.value.entries.map((entry) => sentenceOf("nl", entry)) };
}

const block = (who: Identity, authorisationId: string, reason = "LONG_ABSENT") =>
  execute(blockAuthorisation, who, { authorisationId, reason });

/** A record as the gate writes it, of a change no command of these tests makes. */
async function recorded(data: {
  organisationId?: string;
  subjectId?: string;
  event: string;
  at?: Date;
  after?: object;
  outcome?: string;
}) {
  const { prisma } = await database();
  await prisma.auditRecord.create({ data: { at: start, outcome: "done", actorKind: "system", ...data } });
}

describe("the log of an organisation", () => {
  test("tells who did what to whom and why, last first", async () => {
    const { asAnna, dora } = await office();
    await block(asAnna, dora.authorisationId);
    fixClock(new Date(start.getTime() + 1000));
    await execute(unblockAuthorisation, asAnna, { authorisationId: dora.authorisationId });
    const { lines } = await read(asAnna);
    expect(lines.slice(0, 2)).toEqual([
      "Anna Testanna deblokkeerde Dora Testdora.",
      "Anna Testanna blokkeerde Dora Testdora: langdurig afwezig.",
    ]);
  });

  test("has nothing of another organisation, whatever it is asked for", async () => {
    const { asAnna, dora } = await office();
    const there = await office();
    await block(asAnna, dora.authorisationId);
    const ids = async (view: object) => (await read(there.asAnna, view)).entries.map(({ id }) => id);
    const ours = (await read(asAnna)).entries.map(({ id }) => id);
    for (const view of [{}, { wie: dora.authorisationId }, { wie: "dora" }, { wat: "toegang" }, { wat: "geweigerd" }]) {
      expect((await ids(view)).filter((id) => ours.includes(id))).toEqual([]);
    }
    expect((await read(there.asAnna, { wie: dora.authorisationId })).entries).toEqual([]);
  });

  test("names nobody of the insurer's staff", async () => {
    const { asAnna, dora, organisationId } = await office();
    const sara = await aStaffMember("sara", "SERVICEDESK");
    const { prisma } = await database();
    await prisma.auditRecord.create({
      data: {
        ...{ at: start, outcome: "done", actorKind: "staff", actorId: sara.accountId },
        ...{ event: "help-request.finish", organisationId, subjectId: dora.authorisationId },
      },
    });
    const { lines } = await read(asAnna, { wat: "hulpvragen" });
    expect(lines).toEqual(["Een medewerker van de verzekeraar rondde de hulpvraag van Dora Testdora af."]);
  });

  test("says that wrong passwords blocked someone who is active here, and never of who was not here then", async () => {
    const { asAnna, dora, organisationId } = await office();
    const there = await anOrganisation({ employees: ["eva"] });
    const before = (await read(asAnna)).lines.length;
    const blocked = { event: "sign-in.password", outcome: "failed", after: { cause: "WRONG_TRIES" } };
    await recorded({ ...blocked, subjectId: dora.accountId });
    await recorded({ ...blocked, subjectId: dora.accountId, at: new Date(start.getTime() - days(1)) });
    await recorded({ ...blocked, subjectId: there.person("eva").accountId });
    await recorded({ ...blocked, subjectId: dora.accountId, after: { because: "password" } });
    const { lines } = await read(asAnna);
    expect(lines).toHaveLength(before + 1);
    expect(lines).toContain("Dora Testdora kwam niet meer binnen na te veel foute wachtwoorden.");
    await changed((tx) =>
      tx.authorisation.updateMany({ where: { organisationId }, data: { withdrawnAt: new Date(start.getTime() - 1) } }),
    );
    expect((await read(asAnna)).lines.join()).not.toContain("foute wachtwoorden");
  });

  test("says so wherever the wrong passwords or codes were typed", async () => {
    const { asAnna, dora } = await office();
    const events = ["sign-in.password", "sign-in.code", "link.confirm", "step-up.confirm", "password.change"];
    const codes = events.filter((event) => !event.includes("password"));
    for (const event of events) {
      const cause = codes.includes(event) ? "WRONG_CODES" : "WRONG_TRIES";
      const after = { status: "BLOCKED", cause };
      await recorded({ event, outcome: "failed", subjectId: dora.accountId, after });
    }
    const { entries } = await read(asAnna);
    const told = entries.filter(({ outcome }) => outcome === "failed").map(({ event }) => event.name);
    expect(told.toSorted()).toEqual(events.toSorted());
  });

  test("shows what members tried and were not allowed", async () => {
    const { asAnna, asDora, anna } = await office();
    expect(await block(asDora, anna.authorisationId)).toEqual({ status: "denied" });
    const { lines } = await read(asAnna, { wat: "geweigerd" });
    expect(lines).toEqual(["Dora Testdora probeerde iets wat niet mag (geblokkeerd)."]);
    expect((await read(asAnna, { wat: "toegang" })).lines).toEqual([]);
  });

  test("is filtered by a name, a person and days", async () => {
    const { asAnna, dora, anna } = await office();
    await block(asAnna, dora.authorisationId);
    expect((await read(asAnna, { wie: "testdora", wat: "toegang" })).lines).toHaveLength(1);
    expect((await read(asAnna, { wie: "bert", wat: "toegang" })).lines).toEqual([]);
    expect((await read(asAnna, { wie: "niemand" })).lines).toEqual([]);
    // What she did counts as much as what happened to her.
    expect((await read(asAnna, { wie: anna.authorisationId, wat: "toegang" })).lines).toHaveLength(1);
    expect((await read(asAnna, { van: "2026-11-22", tot: "2026-11-22", wat: "toegang" })).lines).toHaveLength(1);
    expect((await read(asAnna, { tot: "2026-11-21" })).lines).toEqual([]);
    expect((await read(asAnna, { van: "2026-11-23" })).lines).toEqual([]);
  });

  test("is walked page by page without missing or repeating any, many at one moment among them", async () => {
    const { asAnna, dora, organisationId } = await office();
    for (let i = 0; i < 60; i++) {
      await recorded({
        ...{ event: "authorisation.unblock", organisationId, subjectId: dora.authorisationId },
        at: new Date(start.getTime() - Math.floor(i / 20) * 1000),
      });
    }
    const failed = { event: "sign-in.password", outcome: "failed", after: { cause: "WRONG_TRIES" } };
    for (let i = 0; i < 3; i++) await recorded({ ...failed, subjectId: dora.accountId });
    const seen: string[] = [];
    for (let na = "", pages = 0; pages < 10; pages++) {
      const { entries, next } = await read(asAnna, { na, wat: "toegang" });
      seen.push(...entries.map(({ id }) => id));
      if (!next) break;
      na = next;
    }
    expect(seen).toHaveLength(63);
    expect(new Set(seen).size).toBe(63);
  });

  test("is for beheerders only", async () => {
    const { asDora } = await office();
    const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
    for (const who of [visitor, asDora, sara]) expect(await ask(log, who, {})).toEqual({ status: "denied" });
  });
});

describe("a file of the log", () => {
  test("holds exactly what the filters show, after a second factor of this moment", async () => {
    const { asAnna, dora } = await office();
    await block(asAnna, dora.authorisationId);
    const view = { wat: "toegang", soort: "csv" };
    expect(await ask(logFile, asAnna, view)).toMatchObject({
      status: "found",
      value: { entries: [{ event: { name: "authorisation.block" } }] },
    });
    fixClock(new Date(start.getTime() + 6 * 60_000));
    expect(await ask(logFile, asAnna, view)).toEqual({ status: "stale" });
  });

  test("says of a name that fits more people than are looked at that it is not whole, as the page does", async () => {
    const invited = [...Array(100).keys()].map((i) => `klaas${i}`);
    const here = await anOrganisation({ administrators: ["anna"], invited });
    const asAnna = await signedIn(here.person("anna"));
    for (const [wie, isCut] of [
      ["klaas", false],
      // Of everybody here.
      ["test", true],
    ] as const) {
      expect(await ask(log, asAnna, { wie })).toMatchObject({ value: { isCut } });
      expect(await ask(logFile, asAnna, { wie, soort: "csv" })).toMatchObject({ value: { isCut } });
    }
  });

  const exported = { kind: "csv", rows: 1, group: "access", searched: true, from: "", until: "" };

  test("leaves its own trace in the log", async () => {
    const { asAnna } = await office();
    await execute(recordLogExport, asAnna, exported);
    expect((await read(asAnna, { wat: "lijsten" })).lines).toEqual(["Anna Testanna haalde het logboek op: 1 regel."]);
  });

  test("is for beheerders only, and an attempt is recorded", async () => {
    const { asDora } = await office();
    expect(await execute(recordLogExport, asDora, exported)).toEqual({ status: "denied" });
    const { prisma } = await database();
    expect(await prisma.auditRecord.findMany({ where: { event: "log.export" } })).toMatchObject([
      { outcome: "denied" },
    ]);
    expect(await ask(logFile, asDora, { soort: "csv" })).toEqual({ status: "denied" });
  });
});
