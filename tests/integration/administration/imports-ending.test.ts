import { beforeEach, describe, expect, test } from "vitest";
import { undoImport } from "#lib/features/administration/imports/commands/ending.ts";
import { oneImport } from "#lib/features/administration/imports/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { revokeInvitation } from "#lib/features/administration/invitations/commands/inviting.ts";
import { historyOf, ownHistory, ownRecord } from "#lib/features/base/audit-log/store/entries.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import {
  aCsv,
  deLinden,
  elsewhere,
  forgets,
  lines,
  newcomers,
  rowsIn,
  starts,
  theImport,
  uploaded,
  uploads,
  worksOn,
} from "#tests/support/imports.ts";
import { mails } from "#tests/support/outbox.ts";
import { aPerson, aStaffMember, changed } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { sourceOf } from "#tests/support/sources.ts";

const start = new Date("2026-11-22T10:00:00Z");
const later = (ms: number) => new Date(start.getTime() + ms);
const day = 86_400_000;

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});

describe("the same file again", () => {
  test("adds nothing and says when it was, until it was undone", async () => {
    const { anna, bert, organisationId } = await deLinden();
    const file = aCsv(...lines(3));
    const importId = await uploaded(anna, file);
    await starts(anna, importId);
    await worksOn();
    expect(await uploads(bert, file)).toMatchObject({
      status: "refused",
      code: "sameFile",
      detail: { at: start, importId },
    });
    expect(await newcomers(organisationId)).toHaveLength(3);
    expect((await uploads((await elsewhere()).cees, file)).status).toBe("done");
    await execute(undoImport, anna, { importId });
    expect((await uploads(bert, file)).status).toBe("done");
  });

  test("in other words is people who are there already", async () => {
    const { anna } = await deLinden();
    await starts(anna, await uploaded(anna, aCsv(...lines(3))));
    await worksOn();
    const again = await uploaded(anna, aCsv(...lines(3), ""));
    expect(await ask(oneImport, anna, { id: again })).toMatchObject({ value: { counts: { todo: 0, unchanged: 3 } } });
    expect(await starts(anna, again)).toMatchObject({ status: "refused", code: "nothingNew" });
  });
});

describe("undoing", () => {
  const undoes = (who: Identity, importId: string) => execute(undoImport, who, { importId });

  async function imported() {
    const organisation = await deLinden();
    const importId = await uploaded(organisation.anna, aCsv(...lines(3)));
    await starts(organisation.anna, importId);
    await worksOn();
    return { ...organisation, importId };
  }

  test("takes away whom it added, with their invitations, as if they had never been", async () => {
    const { anna, importId, organisationId, person } = await imported();
    expect(await undoes(anna, importId)).toEqual({ status: "done", result: { importId } });
    expect(await newcomers(organisationId)).toEqual([]);
    const { prisma } = await database();
    expect(await prisma.account.count({ where: { email: { endsWith: "@nieuw.example" } } })).toBe(0);
    expect(await prisma.oneTimeLink.count()).toBe(0);
    expect(await theImport(importId)).toMatchObject({ status: "UNDONE", undoneAt: start });
    expect(new Set((await rowsIn(importId)).map(({ outcome }) => outcome))).toEqual(new Set(["UNDONE"]));
    expect(await recordsOf("import.undo")).toMatchObject([
      { outcome: "done", subjectId: importId, after: { removed: 3 } },
    ]);
    expect((await mails()).at(-1)).toMatchObject({ to: person("bert").email, subject: "Een import is teruggedraaid" });
    expect(await undoes(anna, importId)).toMatchObject({ status: "refused", code: "alreadyUndone" });
  });

  test("leaves an account of another organisation, and withdraws who left a trace", async () => {
    const { anna, organisationId } = await deLinden();
    const other = await elsewhere();
    await aPerson("ivo", { organisationId: other.organisationId, email: "p0@nieuw.example" });
    const importId = await uploaded(anna, aCsv(...lines(4)));
    await starts(anna, importId);
    await worksOn();
    const [, second, third, fourth] = await newcomers(organisationId);
    if (!second || !third || !fourth) throw new Error("nobody was added");
    const { accountId: staffId } = await aStaffMember("sara", "SERVICEDESK");
    await changed(async (tx, at) => {
      const look = { staffId, organisationId, reason: "CALL", at };
      await tx.staffView.create({ data: { ...look, authorisationId: third.id } });
      const note = { writtenById: staffId, organisationId, writtenAt: at, text: "Belde al." };
      await tx.staffNote.create({ data: { ...note, authorisationId: fourth.id } });
    });
    await changed((tx, createdAt) =>
      tx.helpRequest.create({
        data: {
          organisationId,
          accountId: second.accountId,
          authorisationId: second.id,
          problem: "OTHER",
          status: "RECEIVED",
          reference: "AAA-BBB-CCC",
          createdAt,
          openedAt: createdAt,
        },
      }),
    );
    expect((await undoes(anna, importId)).status).toBe("done");
    const left = [second, third].map(({ id }) => ({ id, status: "WITHDRAWN" }));
    expect(await newcomers(organisationId)).toMatchObject(left);
    const { prisma } = await database();
    expect(await prisma.staffNote.count()).toBe(0);
    expect(await prisma.account.count({ where: { email: "p0@nieuw.example" } })).toBe(1);
    expect(await prisma.oneTimeLink.count({ where: { usedAt: null, replacedAt: null } })).toBe(0);
  });

  test("ends what was open for whom it takes away, and tells it in the history of who stays withdrawn", async () => {
    const { anna, importId, organisationId } = await imported();
    const [first] = await newcomers(organisationId);
    if (!first) throw new Error("nobody was added");
    const { id: authorisationId, accountId } = first;
    const whose = { organisationId, accountId, authorisationId };
    const requestId = await changed(async (tx, createdAt) => {
      const asked = { problem: "NO_MAIL", status: "RECEIVED", reference: "AAA-BBB-CCC", openedAt: createdAt } as const;
      const change = { kind: "MOBILE_NUMBER", newMobileNumber: "+31612345001", expiresAt: later(day) } as const;
      await tx.accountChange.create({ data: { ...whose, ...change, createdAt } });
      return (await tx.helpRequest.create({ data: { ...whose, ...asked, createdAt } })).id;
    });
    expect((await undoes(anna, importId)).status).toBe("done");
    const { prisma } = await database();
    expect(await prisma.helpRequest.findMany()).toMatchObject([{ id: requestId, status: "CLOSED", resolvedAt: start }]);
    expect(await prisma.accountChange.findMany()).toMatchObject([{ cancelledAt: start }]);
    expect(await recordsOf("import.undo")).toMatchObject([
      { after: { removed: 3, authorisationIds: [authorisationId], helpRequestIds: [requestId], changes: 1 } },
    ]);
    const names = ["import.undo", "import.start"];
    expect((await historyOf(prisma, whose, 10)).map(({ event }) => event.name)).toEqual(names);
    const own = await ownHistory(prisma, { accountId }, { after: null, atMost: 10 });
    expect(own.map(({ event }) => event.name)).toEqual(names);
    expect(await ownRecord(prisma, { accountId }, own[0]?.id ?? "")).not.toBeNull();
  });

  test("leaves whom somebody ended before as they are, counts them no more, and tells them nothing", async () => {
    const { anna, bert, importId, organisationId } = await imported();
    const [first, second] = await newcomers(organisationId);
    if (!first || !second) throw new Error("nobody was added");
    await execute(revokeInvitation, bert, { authorisationId: first.id });
    await changed((tx) => tx.authorisation.update({ where: { id: second.id }, data: { status: "EXPIRED" } }));
    expect(await ask(oneImport, anna, { id: importId })).toMatchObject({ value: { undoable: 1, stay: 2 } });
    fixClock(later(60_000));
    expect((await undoes(anna, importId)).status).toBe("done");
    expect(await newcomers(organisationId)).toMatchObject([
      { id: first.id, status: "WITHDRAWN", withdrawnAt: start },
      { id: second.id, status: "EXPIRED" },
    ]);
    expect(await recordsOf("import.undo")).toMatchObject([{ after: { status: "UNDONE", removed: 1 } }]);
    expect((await mails()).at(-1)?.text).toContain("1 collega weer weggehaald");
    expect(await ask(oneImport, anna, { id: importId })).toMatchObject({ value: { counts: { added: 2, undone: 1 } } });
    const { prisma } = await database();
    const { id: authorisationId, accountId } = first;
    const history = await historyOf(prisma, { authorisationId, accountId, organisationId }, 10);
    expect(history.map(({ event }) => event.name)).toEqual(["invitation.revoke", "import.start"]);
    const own = await ownHistory(prisma, { accountId }, { after: null, atMost: 10 });
    expect(own.map(({ event }) => event.name)).toEqual(["invitation.revoke", "import.start"]);
  });

  test("is refused as well once somebody had come, and was withdrawn since", async () => {
    const { anna, importId, organisationId } = await imported();
    const [first] = await newcomers(organisationId);
    for (const status of ["ACTIVE", "WITHDRAWN"] as const)
      await changed((tx, withdrawnAt) =>
        tx.authorisation.update({ where: { id: first?.id ?? "" }, data: { status, withdrawnAt } }),
      );
    expect(await undoes(anna, importId)).toMatchObject({ code: "someoneActivated", detail: { count: 1 } });
    expect(await newcomers(organisationId)).toHaveLength(3);
  });

  test("asks of every table whose rows would keep an authorisation from going", async () => {
    const { prisma } = await database();
    const keeping = await prisma.$queryRaw<{ table: string }[]>`
      SELECT kept.conrelid::regclass::text AS "table" FROM pg_constraint kept
      JOIN pg_attribute own ON own.attrelid = kept.conrelid AND own.attnum = ANY (kept.conkey)
      WHERE kept.contype = 'f' AND kept.confrelid = '"Authorisation"'::regclass AND kept.confdeltype <> 'c'
        AND own.attname = 'authorisationId'`;
    const store = sourceOf("lib/features/administration/imports/store/undoing.ts");
    const missing = keeping.filter(({ table }) => !store.includes(`FROM ${table} other WHERE other."authorisationId"`));
    expect(keeping.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });

  test("is refused once somebody has come, and changes nothing then", async () => {
    const { anna, importId, organisationId } = await imported();
    const [first] = await newcomers(organisationId);
    await changed((tx) => tx.authorisation.update({ where: { id: first?.id ?? "" }, data: { status: "ACTIVE" } }));
    expect(await undoes(anna, importId)).toEqual({ status: "refused", code: "someoneActivated", detail: { count: 1 } });
    expect(await newcomers(organisationId)).toHaveLength(3);
    expect((await theImport(importId)).status).toBe("DONE");
  });

  test("is not done for another organisation, by a colleague, or while it runs", async () => {
    const { importId, bram, anna, organisationId } = await imported();
    expect(await undoes((await elsewhere()).cees, importId)).toEqual({ status: "notFound" });
    expect(await undoes(bram, importId)).toEqual({ status: "denied" });
    expect(await newcomers(organisationId)).toHaveLength(3);
    expect((await recordsOf("import.undo")).map(({ outcome }) => outcome)).toEqual(["denied"]);
    const running = await uploaded(anna, aCsv(...lines(2, "ander.example")));
    await starts(anna, running);
    expect(await undoes(anna, running)).toMatchObject({ status: "refused", code: "notDone" });
  });
});

test("a report is forgotten after ninety days, the people it added stay", async () => {
  const { anna, organisationId } = await deLinden();
  const importId = await uploaded(anna, aCsv(...lines(2)));
  await starts(anna, importId);
  await worksOn();
  fixClock(later(90 * day - 1000));
  expect(await forgets(importId)).toMatchObject({ status: "refused", code: "stillNeeded" });
  fixClock(later(90 * day));
  expect((await forgets(importId)).status).toBe("done");
  expect(await newcomers(organisationId)).toMatchObject([{ importId: null }, { importId: null }]);
});
