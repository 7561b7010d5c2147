import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { endSession } from "#lib/platform/auth/sessions.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { takeFile } from "#lib/platform/gate/handed-out.ts";
import { execute, noRequest } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import {
  changeRole,
  changeRoleFreshly,
  everyHour,
  knock,
  limits,
  timesRun,
  tryInVain,
} from "#tests/support/gate-commands.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const visitor = { kind: "visitor" } as const;

beforeEach(async () => {
  await emptyDatabase();
  limits.of = [];
});
afterEach(() => fixClock(null));

const db = async () => (await database()).prisma;
const roleOf = async (id: string) => (await (await db()).authorisation.findUniqueOrThrow({ where: { id } })).role;
const messages = async () => (await db()).outbox.count();

async function twoAdministrators() {
  const organisation = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  const { authorisationId } = organisation.person("bert");
  return { ...organisation, authorisationId, anna: await signedIn(organisation.person("anna")) };
}

describe("what a command comes to", () => {
  test("done keeps the change, its record and its messages", async () => {
    const { anna, authorisationId, organisationId, person } = await twoAdministrators();
    const reply = await execute(changeRole, anna, { authorisationId });
    expect(reply).toEqual({ status: "done", result: { id: authorisationId } });
    expect(await roleOf(authorisationId)).toBe("EMPLOYEE");
    expect(await recordsOf(changeRole.event)).toMatchObject([
      {
        outcome: "done",
        actorKind: "member",
        actorId: person("anna").accountId,
        organisationId,
        subjectId: authorisationId,
      },
    ]);
    expect(await messages()).toBe(1);
  });

  test("failed keeps them too, and says what failed", async () => {
    const { anna, authorisationId } = await twoAdministrators();
    const reply = await execute(changeRole, anna, { authorisationId, outcome: "failed" });
    expect(reply).toEqual({ status: "failed", code: "almost", detail: {} });
    expect(await roleOf(authorisationId)).toBe("EMPLOYEE");
    expect(await recordsOf(changeRole.event)).toMatchObject([{ outcome: "failed" }]);
    expect(await messages()).toBe(1);
  });

  test("refused keeps nothing, and says why", async () => {
    const { anna, authorisationId } = await twoAdministrators();
    const reply = await execute(changeRole, anna, { authorisationId, outcome: "refused" });
    expect(reply).toEqual({ status: "refused", code: "no", detail: { by: "Anna" } });
    expect(await roleOf(authorisationId)).toBe("ADMINISTRATOR");
    expect(await recordsOf(changeRole.event)).toEqual([]);
    expect(await messages()).toBe(0);
  });

  test("what throws keeps nothing", async () => {
    const { anna, authorisationId } = await twoAdministrators();
    await expect(execute(changeRole, anna, { authorisationId, outcome: "thrown" })).rejects.toThrow("on purpose");
    expect(await roleOf(authorisationId)).toBe("ADMINISTRATOR");
    expect(await recordsOf(changeRole.event)).toEqual([]);
    expect(await messages()).toBe(0);
  });

  test("denied changes nothing and is recorded", async () => {
    const { person, authorisationId, organisationId } = await twoAdministrators();
    const dora = await signedIn(person("dora"));
    expect(await execute(changeRole, dora, { authorisationId })).toEqual({ status: "denied" });
    expect(await roleOf(authorisationId)).toBe("ADMINISTRATOR");
    expect(await recordsOf(changeRole.event)).toMatchObject([
      { outcome: "denied", actorId: person("dora").accountId, organisationId, subjectId: null },
    ]);
  });

  test("what is of another organisation is not there", async () => {
    const { authorisationId } = await twoAdministrators();
    const elsewhere = await anOrganisation({ administrators: ["carla"] });
    const carla = await signedIn(elsewhere.person("carla"));
    const reply = await execute(changeRole, carla, { authorisationId });
    expect(reply).toEqual({ status: "notFound" });
    expect(reply).toEqual(
      await execute(changeRole, carla, { authorisationId: "01890000-0000-7000-8000-000000000000" }),
    );
    expect(await roleOf(authorisationId)).toBe("ADMINISTRATOR");
    expect(await recordsOf(changeRole.event)).toEqual([]);
  });

  test("input that makes no sense is told by field", async () => {
    const { anna } = await twoAdministrators();
    expect(await execute(changeRole, anna, { authorisationId: "'; --", outcome: 7 })).toEqual({
      status: "invalid",
      errors: { authorisationId: ["authorisationMissing"], outcome: ["outcomeMissing"] },
    });
  });
});

describe("authority", () => {
  test("is gone at once with the session, the account or the authorisation it came from", async () => {
    const { anna, authorisationId, person } = await twoAdministrators();
    const again = await signedIn(person("anna"));
    const { accountId: id, authorisationId: own } = person("anna");
    await execute(endSession, anna, {});
    expect(await execute(changeRole, anna, { authorisationId })).toEqual({ status: "notFound" });
    await changed((tx) => tx.account.update({ where: { id }, data: { status: "BLOCKED" } }));
    expect(await execute(changeRole, again, { authorisationId })).toEqual({ status: "notFound" });
    await changed((tx) => tx.account.update({ where: { id }, data: { status: "ACTIVE" } }));
    await changed((tx) => tx.authorisation.update({ where: { id: own }, data: { status: "WITHDRAWN" } }));
    expect(await execute(changeRole, again, { authorisationId })).toEqual({ status: "notFound" });
    expect(await roleOf(authorisationId)).toBe("ADMINISTRATOR");
  });

  test("of two beheerders who end each other's at once, one acts and the other may no longer", async () => {
    for (let round = 0; round < 5; round++) {
      const { person, authorisationId, anna } = await twoAdministrators();
      const bert = await signedIn(person("bert"));
      const replies = await Promise.all([
        execute(changeRole, anna, { authorisationId }),
        execute(changeRole, bert, { authorisationId: person("anna").authorisationId }),
      ]);
      expect(replies.map(({ status }) => status).sort()).toEqual(["denied", "done"]);
    }
  });

  test("asks the second factor again once it is too old, to the minute", async () => {
    const { anna, authorisationId } = await twoAdministrators();
    const { factorAt } = await (await db()).session.findFirstOrThrow();
    fixClock(after(factorAt, minutes(5)));
    expect(await execute(changeRoleFreshly, anna, { authorisationId })).toMatchObject({ status: "done" });
    fixClock(after(factorAt, minutes(5) + 1));
    expect(await execute(changeRoleFreshly, anna, { authorisationId })).toEqual({ status: "stale" });
    expect(await (await db()).limit.count()).toBe(1);
  });
});

describe("a new mobile number", () => {
  test("keeps its owner from a beheerder's acts for a day, to the millisecond, and from nothing else", async () => {
    const { anna, authorisationId, person } = await twoAdministrators();
    const mobileChangedAt = new Date("2026-03-02T08:00:00Z");
    const { accountId: id } = person("anna");
    fixClock(mobileChangedAt);
    await changed((tx) => tx.account.update({ where: { id }, data: { mobileChangedAt } }));
    const begin = { createdAt: mobileChangedAt, lastSeenAt: after(mobileChangedAt, hours(24)) };
    await changed((tx) => tx.session.updateMany({ data: begin }));
    const until = after(mobileChangedAt, hours(24));
    expect(await execute(knock, anna, {})).toMatchObject({ status: "done" });
    expect(await execute(changeRole, anna, { authorisationId })).toEqual({ status: "resting", until });
    expect(await roleOf(authorisationId)).toBe("ADMINISTRATOR");
    await changed((tx) => tx.session.updateMany({ data: { createdAt: until, lastSeenAt: until } }));
    fixClock(new Date(until.getTime() - 1));
    expect(await execute(changeRole, anna, { authorisationId })).toEqual({ status: "resting", until });
    fixClock(until);
    expect(await execute(changeRole, anna, { authorisationId })).toMatchObject({ status: "done" });
  });
});

describe("a form with a key", () => {
  const withKey = (formKey: string) => ({ ...noRequest(), formKey });
  const key = "0192f0c1-2345-7abc-8def-0123456789ab";

  test("is done once, however often and however much at once it comes, and has one answer", async () => {
    const { anna, authorisationId } = await twoAdministrators();
    const send = () => execute(changeRole, anna, { authorisationId }, withKey(key));
    const replies = [...(await Promise.all([send(), send(), send(), send()])), await send()];
    expect(replies).toEqual(Array(5).fill({ status: "done", result: { id: authorisationId } }));
    expect(await recordsOf(changeRole.event)).toHaveLength(1);
    expect(await messages()).toBe(1);
  });

  test("that was refused or failed can be sent again", async () => {
    const { anna, authorisationId } = await twoAdministrators();
    for (const outcome of ["refused", "failed", "failed", "done"]) {
      const reply = await execute(changeRole, anna, { authorisationId, outcome }, withKey(key));
      expect(reply.status).toBe(outcome);
    }
  });

  test("takes from a limit once, and has its answer also where that is full", async () => {
    limits.of = [everyHour("door", 2)];
    const before = timesRun();
    const send = async () => (await execute(knock, visitor, {}, withKey(key))).status;
    for (let times = 0; times < 5; times++) expect(await send()).toBe("done");
    expect((await execute(knock, visitor, {})).status).toBe("done");
    expect((await execute(knock, visitor, {})).status).toBe("limited");
    expect(await send()).toBe("done");
    expect(timesRun()).toBe(before + 2);
    expect((await execute(knock, visitor, {}, withKey(`${key}-other`))).status).toBe("limited");
  });

  test("is another one for someone else", async () => {
    const { anna, authorisationId, person } = await twoAdministrators();
    const bert = await signedIn(person("bert"));
    await execute(changeRole, bert, { authorisationId: person("anna").authorisationId }, withKey(key));
    expect(await execute(changeRole, anna, { authorisationId }, withKey(key))).toEqual({ status: "denied" });
  });
});

describe("limits", () => {
  const start = new Date("2026-03-02T08:00:00.000Z");

  test("are exact, however many ask at once", async () => {
    limits.of = [everyHour("door", 5)];
    fixClock(start);
    const replies = await Promise.all(Array.from({ length: 30 }, () => execute(knock, visitor, {})));
    expect(replies.filter(({ status }) => status === "done")).toHaveLength(5);
    const limited = replies.filter(({ status }) => status !== "done");
    expect(limited).toEqual(Array(25).fill({ status: "limited", until: after(start, hours(1)) }));
    expect(await messages()).toBe(5);
  });

  test("give room again when their time is over, not a millisecond earlier", async () => {
    limits.of = [everyHour("door", 1)];
    fixClock(start);
    expect(await execute(knock, visitor, {})).toMatchObject({ status: "done" });
    fixClock(new Date(start.getTime() + hours(1) - 1));
    expect(await execute(knock, visitor, {})).toMatchObject({ status: "limited" });
    fixClock(after(start, hours(1)));
    expect(await execute(knock, visitor, {})).toMatchObject({ status: "done" });
  });

  test("hold all of them: the fullest decides", async () => {
    limits.of = [everyHour("house", 3), everyHour("door", 1)];
    expect(await execute(knock, visitor, {})).toMatchObject({ status: "done" });
    expect(await execute(knock, visitor, {})).toMatchObject({ status: "limited" });
  });

  test("turned away by one limit, it takes no room in another", async () => {
    limits.of = [everyHour("a house", 3), everyHour("door", 1)];
    for (let knocks = 0; knocks < 5; knocks++) await execute(knock, visitor, {});
    limits.of = [everyHour("a house", 3)];
    expect(await execute(knock, visitor, {})).toMatchObject({ status: "done" });
    expect(await execute(knock, visitor, {})).toMatchObject({ status: "done" });
    expect(await execute(knock, visitor, {})).toMatchObject({ status: "limited" });
  });

  test("are for files too: nobody takes more than thirty in an hour, whoever has their session", async () => {
    const { anna, person } = await twoAdministrators();
    const { prisma, reader } = await database();
    const { actor, now } = await actorOf(reader, anna);
    await prisma.limit.create({
      data: { bucket: `file ${person("anna").accountId} in an hour`, count: 28, resetsAt: after(now, minutes(50)) },
    });
    const taken = await Promise.all([1, 2, 3, 4].map(() => takeFile(actor, now)));
    expect(taken.filter((until) => until === null)).toHaveLength(2);
    expect(taken.filter((until) => until?.getTime() === after(now, minutes(50)).getTime())).toHaveLength(2);
    expect(await takeFile((await actorOf(reader, visitor)).actor, now)).toBeNull();
  });

  test("that cannot be counted let nobody pass", async () => {
    limits.of = [everyHour("no text of\0 the database", 5)];
    const before = timesRun();
    await expect(execute(knock, visitor, {})).rejects.toThrow();
    expect(timesRun()).toBe(before);
    expect(await messages()).toBe(0);
  });
});

test("what a command counts by itself stays, though nothing limits or prepares it and nothing comes of it", async () => {
  expect(await execute(tryInVain, visitor, { key: "a stranger" })).toEqual({ status: "notFound" });
  expect(await (await db()).passwordTries.findMany()).toMatchObject([{ key: "a stranger", count: 1 }]);
});

test("a transaction has one time: what the command is told, what is recorded and when messages may go", async () => {
  const reply = await execute(knock, visitor, {});
  const now = reply.status === "done" ? reply.result.now : null;
  expect(await recordsOf(knock.event)).toMatchObject([{ at: now }]);
  expect(await (await db()).outbox.findMany()).toMatchObject([{ createdAt: now, notBefore: now }]);
});
