import "server-only";
import { z } from "zod";
import { neededChecks, type Case } from "#lib/features/appointment/appointments/rules.ts";
import { candidatesOf, kindsDone } from "#lib/features/appointment/verification/store.ts";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { empty, join, lock, sql, type Sql } from "#lib/platform/db/sql.ts";
import { enums, onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { mostCounted } from "#lib/platform/paging.ts";
import { type Candidate, type Show } from "./rules.ts";
import { nameColumns, nameRow } from "#lib/features/base/people/store.ts";

/** The statuses that staff work on. */
const waits = sql`IN ('CONFIRMED', 'CHECKING')`;
/** The statuses in which the address is proven and the appointment may still give someone access. */
const stands = sql`IN ('CONFIRMED', 'CHECKING', 'APPROVED', 'INVITED')`;

/** The organisations it may be for, locked in the house's order. Null when they changed just before the lock, since nobody has seen these. */
export async function lockCandidates(tx: Tx, scope: Scope, appointmentId: string): Promise<Candidate[] | null> {
  if (scope.of !== "everything") return [];
  const locked = new Set((await candidatesOf(tx, appointmentId)).map(({ id }) => id));
  for (const id of [...locked].sort()) await lock(tx, "Organisation", id);
  const found = await candidatesOf(tx, appointmentId);
  return found.every(({ id }) => locked.has(id)) ? found : null;
}

/** `isReadyFor` in SQL, for an appointment called `seen` in the statement. */
function isReady(staffId: string) {
  const needed = (kind: Case["kind"]) => sql`ARRAY[${join([...neededChecks(kind)])}]`;
  return sql`seen.status = 'CHECKING' AND seen."takenById" IS DISTINCT FROM ${staffId}::uuid
    AND tie_to(seen.id, ${staffId}::uuid) IS NULL
    AND CASE seen.kind WHEN 'INTERMEDIARY' THEN ${needed("INTERMEDIARY")} ELSE ${needed("BUSINESS")} END <@ ${kindsDone}`;
}

/** Limits appointments called `seen` in the statement to those of a view. */
function isIn(show: Show, staffId: string, decidedSince: Date) {
  if (show === "decided") return sql`seen."decidedAt" >= ${decidedSince}::timestamptz`;
  if (show === "mine") return sql`seen.status = 'CHECKING' AND seen."takenById" = ${staffId}::uuid`;
  if (show === "ready") return isReady(staffId);
  return sql`seen.status ${waits}`;
}

type Wanted = {
  readonly show: Show;
  readonly staffId: string;
  readonly after: string | null;
  readonly atMost: number;
  readonly decidedSince: Date;
  readonly weekSince: Date;
};

const Metrics = z.object({
  open: z.int(),
  oldest: z.date().nullable(),
  /** The median of the moments at which the open appointments were confirmed; null when more are open than are counted. */
  median: z.date().nullable(),
  decidedThisWeek: z.int(),
});
type Metrics = Readonly<z.infer<typeof Metrics>>;

const staffName = z.object(nameRow).nullable();

const listed = {
  ...{ id: z.string(), reference: z.string(), kind: z.enum(enums.OrganisationKind) },
  ...{ status: z.enum(enums.AppointmentStatus), companyName: z.string(), organisationNumber: z.string() },
  ...{ confirmedAt: z.date(), decidedAt: z.date().nullable() },
  ...{ takenById: z.string().nullable(), takenByName: staffName },
  ...{ decidedById: z.string().nullable(), decidedByName: staffName },
  checked: z.array(z.enum(enums.CheckKind)),
  /** How many other live appointments have a number, address or mobile number in common with it. */
  alike: z.int(),
  isReady: z.boolean(),
  /** Whether it would lead to whoever looks. */
  isOwn: z.boolean(),
};
const Listed = z.object({ ...Metrics.shape, ...listed });
type Listed = z.infer<typeof Listed>;
/** Each that is open: since when, until when, and who took it. It is part of a statement that counts. */
export const openAppointmentRows = sql`
  SELECT found."confirmedAt" AS since, NULL::timestamptz AS until, found."takenById" FROM "Appointment" found
  WHERE found.status ${waits}`;

/** How the queue is doing, of a page without a row. */
const NoneListed = z.looseObject({ ...Metrics.shape, id: z.null() });

const queue = statement("onboarding.page", z.union([Listed, NoneListed]));

const shownRow = ({
  takenByName,
  decidedByName,
  open: _o,
  oldest: _l,
  median: _m,
  decidedThisWeek: _d,
  ...row
}: Listed) => ({
  ...row,
  takenBy: shown(takenByName),
  decidedBy: shown(decidedByName),
});
export type QueueRow = Readonly<ReturnType<typeof shownRow>>;

/** What an appointment called `own` in the statement may have in common with `other`; an index serves each of them. */
const inCommon = [
  sql`other.kind = own.kind AND normal_number(other."organisationNumber") = normal_number(own."organisationNumber")`,
  sql`other."kvkNumber" = own."kvkNumber"`,
  sql`other.email = own.email`,
  sql`other."mobileNumber" = own."mobileNumber"`,
];

const alikeOf = join(
  inCommon.map(
    (same) =>
      sql`SELECT other.id FROM "Appointment" other WHERE other.status ${stands} AND other.id <> own.id AND ${same}`,
  ),
  " UNION ",
);

/**
 * One page of the queue, with what its appointments have in common with others, and the figures of the queue. What it
 * reads is a range of an index and as much as is said, however many wait or were decided in all the years.
 */
export async function queuePage(
  db: Db,
  { show, staffId, after, atMost, decidedSince, weekSince }: Wanted,
): Promise<{ readonly rows: QueueRow[]; readonly metrics: Metrics }> {
  const isPast = show === "decided";
  const moment = isPast ? sql`seen."decidedAt"` : sql`seen."confirmedAt"`;
  const place = (column: Sql) => sql`(SELECT ${column} FROM "Appointment" WHERE id = ${after}::uuid)`;
  const beyond = isPast
    ? sql`(${moment}, seen.id) < (${place(sql`"decidedAt"`)}, ${after}::uuid)`
    : sql`(${moment}, seen.id) > (${place(sql`"confirmedAt"`)}, ${after}::uuid)`;
  const order = isPast ? sql`"decidedAt" DESC, id DESC` : sql`"confirmedAt", id`;
  const found = await queue(db)`
    WITH page AS MATERIALIZED (
      SELECT seen.* FROM "Appointment" seen WHERE ${isIn(show, staffId, decidedSince)} ${after ? sql`AND ${beyond}` : empty}
      ORDER BY ${order} LIMIT ${atMost}::int),
    waiting AS MATERIALIZED (
      SELECT "confirmedAt" FROM "Appointment" WHERE status ${waits} ORDER BY "confirmedAt", id LIMIT ${mostCounted + 1}),
    metrics AS (
      SELECT count(*)::int AS open, min("confirmedAt") AS oldest,
        CASE WHEN count(*) <= ${mostCounted} THEN percentile_disc(0.5) WITHIN GROUP (ORDER BY "confirmedAt") END AS median,
        (SELECT count(*)::int FROM (SELECT FROM "Appointment" WHERE "decidedAt" >= ${weekSince}::timestamptz
          LIMIT ${mostCounted + 1}) decided) AS "decidedThisWeek"
      FROM waiting)
    SELECT metrics.*, listed.* FROM metrics LEFT JOIN (
      SELECT own.id, own.reference, own.kind::text AS kind, own.status::text AS status, own."companyName",
        own."organisationNumber", own."confirmedAt", own."decidedAt", own."takenById", own."decidedById",
        ${nameOf(sql`own."takenById"`)} AS "takenByName", ${nameOf(sql`own."decidedById"`)} AS "decidedByName",
        (SELECT ${kindsDone} FROM page seen WHERE seen.id = own.id) AS checked,
        CASE WHEN own.status ${stands} THEN (SELECT count(*)::int FROM (${alikeOf}) alike) ELSE 0 END AS alike,
        (SELECT ${isReady(staffId)} FROM page seen WHERE seen.id = own.id) AS "isReady",
        tie_to(own.id, ${staffId}::uuid) IS NOT DISTINCT FROM 'ownGain' AS "isOwn"
      FROM page own) listed ON true
    ORDER BY ${order}`;
  const [{ open, oldest, median, decidedThisWeek } = noMetrics] = found;
  const rows = found.flatMap((row) => (row.id === null ? [] : [shownRow(row)]));
  return { rows, metrics: { open, oldest, median, decidedThisWeek } };
}

const noMetrics: Metrics = { open: 0, oldest: null, median: null, decidedThisWeek: 0 };

const nameOf = (id: Sql) =>
  sql`(SELECT to_json(named) FROM (SELECT initials, "firstName", "namePrefix", "lastName" FROM "Account" WHERE id = ${id}) named)`;

const shown = (name: Name | null) => (name ? fullName(name) : "");

const neighbours = statement(
  "onboarding.neighbours",
  z.object({ previous: z.string().nullable(), next: z.string().nullable() }),
);

/** The appointments before and after one in a view of the queue, even if it has just left that view. */
export async function neighboursOf(
  db: Db,
  id: string,
  { show, staffId }: Pick<Wanted, "show" | "staffId">,
): Promise<{ readonly previous: string | null; readonly next: string | null }> {
  const seen = sql`SELECT seen.id FROM "Appointment" seen, own
    WHERE seen.status ${waits} AND ${isIn(show === "decided" ? "all" : show, staffId, new Date(0))}`;
  const [found] = await neighbours(db)`
    WITH own AS (SELECT "confirmedAt", id FROM "Appointment" WHERE id = ${id}::uuid)
    SELECT (${seen} AND (seen."confirmedAt", seen.id) < (own."confirmedAt", own.id)
              ORDER BY seen."confirmedAt" DESC, seen.id DESC LIMIT 1) AS previous,
           (${seen} AND (seen."confirmedAt", seen.id) > (own."confirmedAt", own.id)
              ORDER BY seen."confirmedAt", seen.id LIMIT 1) AS next`;
  return found ?? { previous: null, next: null };
}

/** One appointment, with the names of those who took and decided it. */
export async function appointmentOf(db: Reader, scope: Scope, id: string) {
  if (scope.of !== "everything") return null;
  const found = await db.appointment.findUnique({
    where: { id },
    include: { takenBy: { select: nameColumns }, decidedBy: { select: nameColumns } },
  });
  return found && { ...found, takenBy: shown(found.takenBy), decidedBy: shown(found.decidedBy) };
}
export type ShownAppointment = NonNullable<Awaited<ReturnType<typeof appointmentOf>>>;

const mostAlike = 5;

const alike = statement("onboarding.alike", onlyId);

/** Other live appointments that have something in common with this one, oldest first. */
export async function alikeTo(db: Reader, own: ShownAppointment) {
  const found = await alike(db)`
    SELECT id FROM "Appointment"
    WHERE status ${stands} AND id <> ${own.id}::uuid AND (email = ${own.email}
      OR "mobileNumber" = ${own.mobileNumber} OR "kvkNumber" = ${own.kvkNumber}
      OR (kind::text = ${own.kind} AND normal_number("organisationNumber") = ${normalNumber(own.organisationNumber)}))
    ORDER BY "confirmedAt", id LIMIT ${mostAlike}::int`;
  const rows = await db.appointment.findMany({ where: { id: { in: found.map(({ id }) => id) } } });
  return rows.sort((a, b) => (a.confirmedAt?.getTime() ?? 0) - (b.confirmedAt?.getTime() ?? 0));
}
export type Alike = Awaited<ReturnType<typeof alikeTo>>[number];
