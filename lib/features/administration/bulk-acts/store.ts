import "server-only";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import { z } from "zod";
import { findColleagues, type Colleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { ruleOfTwo } from "#lib/features/administration/authorisations/store/standing.ts";
import { fullName, listName } from "#lib/features/base/people/rules.ts";
import { InvitedAsStored } from "#lib/features/base/people/schema.ts";
import { nameColumns } from "#lib/features/base/people/store.ts";
import { type Scope, within } from "#lib/platform/access/scope.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { enums, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { stillGiven } from "#lib/platform/portals.ts";
import { actNames } from "./rules/acts.ts";
import { reasonOf, type Reason } from "./rules/plan.ts";
import { Options } from "./schema.ts";

const Act = z.enum(actNames);

const columns = {
  ...{ id: true, organisationId: true, act: true, options: true, status: true, sessionId: true },
  ...{ createdAt: true, startedAt: true, movedAt: true, finishedAt: true, startedById: true },
  organisation: { select: { name: true } },
  startedBy: { select: { accountId: true, account: { select: nameColumns } } },
} as const;

export async function findBulkAct(db: Db, scope: Scope, id: string) {
  const found = await db.bulkAct.findFirst({ where: { id, ...within(scope) }, select: columns });
  return found && { ...found, act: Act.parse(found.act), options: Options.parse(found.options) };
}

export type FoundBulkAct = NonNullable<Awaited<ReturnType<typeof findBulkAct>>>;

export async function lockBulkAct(tx: Tx, scope: Scope, id: string): Promise<FoundBulkAct | null> {
  const seen = await tx.bulkAct.findFirst({ where: { id, ...within(scope) }, select: { id: true } });
  return seen && (await lock(tx, "BulkAct", id)) ? findBulkAct(tx, scope, id) : null;
}

/** The last few that run, or were finished after this moment. */
export const recentBulkActs = async (
  db: Reader,
  scope: Scope,
  { startedById, since }: { startedById: string; since: Date },
) =>
  (
    await db.bulkAct.findMany({
      where: {
        ...{ ...within(scope), startedById },
        OR: [{ status: "RUNNING" }, { status: "DONE", finishedAt: { gt: since } }],
      },
      select: { id: true, act: true, status: true },
      orderBy: { createdAt: "desc" },
      take: 3,
    })
  ).map((one) => ({ ...one, act: Act.parse(one.act) }));

const inOneGo = 500;

/** The people of these authorisations, in their order; who is gone is left out. Others get their turn in between. */
export async function peopleIn(db: Db, scope: Scope, ids: readonly string[], now: Date): Promise<Colleague[]> {
  const people = new Map<string, Colleague>();
  for (let from = 0; from < ids.length; from += inOneGo) {
    const found = await findColleagues(db, scope, ids.slice(from, from + inOneGo), now);
    for (const person of found) people.set(person.id, person);
    await yieldToOthers();
  }
  return ids.flatMap((id) => people.get(id) ?? []);
}

export const permanentAdministrators = (db: Db, organisationId: string) =>
  db.authorisation.count({ where: { organisationId, role: "ADMINISTRATOR", status: "ACTIVE", validUntil: null } });

/* The people of an act, and what became of each */

export type Item = { readonly authorisationId: string; readonly left: Reason | null };

type Of = { readonly id: string; readonly organisationId: string };

export async function writeItems(tx: Tx, { id, organisationId }: Of, items: readonly Item[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM "BulkActItem" WHERE "bulkActId" = ${id}::uuid`;
  await tx.$executeRaw`
    INSERT INTO "BulkActItem" ("bulkActId", number, "organisationId", "authorisationId", outcome, reason)
    SELECT ${id}::uuid, item.number, ${organisationId}::uuid, item.who,
           CASE WHEN item.reason <> '' THEN 'LEFT_OUT'::"BulkOutcome" END, nullif(item.reason, '')
    FROM unnest(${items.map(({ authorisationId }) => authorisationId)}::uuid[], ${items.map(({ left }) => left ?? "")}::text[])
      WITH ORDINALITY AS item (who, reason, number)`;
}

const place = z.object({ number: z.int(), authorisationId: z.string() });
type Place = z.infer<typeof place>;

const todo = statement("bulk-acts.todo", place);

export const nextOf = (db: Db, id: string, atMost: number): Promise<Place[]> =>
  todo(db)`
    SELECT number, "authorisationId" FROM "BulkActItem"
    WHERE "bulkActId" = ${id}::uuid AND outcome IS NULL ORDER BY number LIMIT ${atMost}`;

export const allOf = async (db: Db, id: string): Promise<string[]> =>
  (
    await db.bulkActItem.findMany({
      where: { bulkActId: id },
      select: { authorisationId: true },
      orderBy: { number: "asc" },
    })
  ).map(({ authorisationId }) => authorisationId);

/** Whom an earlier act was done to, or who was left because it stopped. */
export const someOf = async (db: Db, id: string, part: "done" | "stopped"): Promise<string[]> =>
  (
    await db.bulkActItem.findMany({
      where: { bulkActId: id, ...(part === "done" ? { outcome: "DONE" } : { reason: "stopped" }) },
      select: { authorisationId: true },
      orderBy: { number: "asc" },
    })
  ).map(({ authorisationId }) => authorisationId);

const endedIn = statement("bulk-acts.ended-in-a-file", z.object({ authorisationId: z.string() }));

/** Whose authorisation has ended of the people that a file names, in its order; null when the file is not theirs. */
export async function endedInFile(tx: Tx, scope: Scope, importId: string): Promise<string[] | null> {
  const found = await tx.import.findFirst({ where: { id: importId, ...within(scope) }, select: { id: true } });
  if (!found) return null;
  const rows = await endedIn(tx)`
    SELECT own.id AS "authorisationId" FROM "ImportRow" row JOIN "Authorisation" own ON own.id = row."authorisationId"
    WHERE row."importId" = ${importId}::uuid AND own.status IN ('WITHDRAWN', 'EXPIRED')
    GROUP BY own.id ORDER BY min(row.number)`;
  return rows.map(({ authorisationId }) => authorisationId);
}

const recorded = statement("bulk-acts.recorded", z.object({ id: z.string(), outcome: z.enum(["done", "proposed"]) }));

/** To whom this act was done already, by the record, when a process died before it could be written here. */
export async function doneBefore(tx: Tx, bulkActId: string, ids: readonly string[]): Promise<Map<string, Outcome>> {
  if (ids.length === 0) return new Map();
  const rows = await recorded(tx)`
    SELECT "subjectId" AS id, outcome FROM "AuditRecord"
    WHERE "subjectId" = ANY (${[...ids]}::text[]) AND "requestId" = ${bulkActId} AND outcome IN ('done', 'proposed')`;
  return new Map(rows.map(({ id, outcome }) => [id, outcome === "done" ? "DONE" : "PROPOSED"]));
}

export type Became = { readonly number: number; readonly outcome: Outcome; readonly reason: Reason | null };
type Outcome = "LEFT_OUT" | "DONE" | "PROPOSED" | "NOT_DONE";

/** What became of some of them. Whoever has an outcome already keeps it. */
export async function writeOutcomes(tx: Tx, id: string, outcomes: readonly Became[]): Promise<void> {
  if (outcomes.length === 0) return;
  await tx.$executeRaw`
    UPDATE "BulkActItem" item SET outcome = came.outcome::"BulkOutcome", reason = nullif(came.reason, '')
    FROM unnest(${outcomes.map(({ number }) => number)}::int[], ${outcomes.map(({ outcome }) => outcome)}::text[],
                ${outcomes.map(({ reason }) => reason ?? "")}::text[]) AS came (number, outcome, reason)
    WHERE item."bulkActId" = ${id}::uuid AND item.number = came.number AND item.outcome IS NULL`;
}

/** Whoever asked for it does nothing here any more, so the rest stays as it is. */
export const stopTheRest = (tx: Tx, id: string) =>
  tx.$executeRaw`
    UPDATE "BulkActItem" SET outcome = 'NOT_DONE', reason = 'stopped'
    WHERE "bulkActId" = ${id}::uuid AND outcome IS NULL`;

const counting = statement(
  "bulk-acts.counts",
  z.object({ outcome: z.enum(enums.BulkOutcome).nullable(), reason: z.string().nullable(), count: z.int() }),
);

/** How many there are of each outcome, and why. */
export async function countsOf(db: Db, id: string) {
  const rows = await counting(db)`
    SELECT outcome::text AS outcome, reason, count(*)::int AS count FROM "BulkActItem"
    WHERE "bulkActId" = ${id}::uuid GROUP BY 1, 2 ORDER BY 3 DESC, 2`;
  const of = (...wanted: (Outcome | null)[]) =>
    rows.filter(({ outcome }) => wanted.includes(outcome)).reduce((sum, { count }) => sum + count, 0);
  return {
    all: rows.reduce((sum, { count }) => sum + count, 0),
    ...{ todo: of(null), done: of("DONE"), proposed: of("PROPOSED"), left: of("LEFT_OUT"), failed: of("NOT_DONE") },
    reasons: rows.flatMap(({ reason, count }) => (reason === null ? [] : [{ reason: reasonOf(reason), count }])),
  };
}

const outcomesOf = (left: boolean): Outcome[] => (left ? ["LEFT_OUT", "NOT_DONE"] : ["DONE", "PROPOSED"]);

/** Some of the people by name, after a place in the list: who is left out, or who is not. */
export async function namesOf(
  db: Db,
  id: string,
  { left, after, atMost }: { readonly left: boolean; readonly after: number; readonly atMost: number },
) {
  const rows = await db.bulkActItem.findMany({
    where: {
      bulkActId: id,
      number: { gt: after },
      OR: [{ outcome: { in: outcomesOf(left) } }, ...(left ? [] : [{ outcome: null }])],
    },
    select: {
      ...{ number: true, outcome: true, reason: true, authorisationId: true },
      authorisation: { select: { invitedAs: true, account: { select: nameColumns } } },
    },
    orderBy: { number: "asc" },
    take: atMost,
  });
  return rows.map(({ authorisation: { invitedAs, account }, reason, ...row }) => {
    const name = InvitedAsStored.parse(invitedAs) ?? account;
    return {
      ...row,
      reason: reason === null ? null : reasonOf(reason),
      name: listName(name),
      fullName: fullName(name),
    };
  });
}

/** Whether a second person decides about some of those who are not left out. */
export async function isPlannedByTwo(db: Reader, { id, organisationId }: Of): Promise<boolean> {
  if ((await ruleOfTwo(db, organisationId)) !== "on") return false;
  const administrators = await db.bulkActItem.count({
    where: { bulkActId: id, outcome: null, authorisation: { role: "ADMINISTRATOR" } },
  });
  return administrators > 0;
}

/** The portals that can be given here. */
export const organisationPortals = async (db: Reader, organisationId: string) => {
  const { portals } = await db.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { portals: true },
  });
  return stillGiven(portals);
};
