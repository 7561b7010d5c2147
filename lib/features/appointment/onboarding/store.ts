import "server-only";
import { neededChecks, type Case, type CheckKind, type Status } from "#lib/features/appointment/appointments/rules.ts";
import { fullName, normalNumber, type Name } from "#lib/features/base/people/rules.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { join, lock, sql, type Sql } from "#lib/platform/db/sql.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { type Candidate, type Show } from "./rules.ts";
import { nameColumns } from "#lib/features/base/people/store.ts";

type Asking = Pick<Reader, "$queryRaw">;

/** What staff work on, oldest first. */
const waits = sql`IN ('CONFIRMED', 'CHECKING')`;
/** Of which somebody has proven the address, and which may still give someone access. */
const stands = sql`IN ('CONFIRMED', 'CHECKING', 'APPROVED', 'INVITED')`;

type Numbers = { readonly kind: Case["kind"]; readonly organisationNumber: string; readonly kvkNumber: string | null };

/** The organisations that what was filled in leads to; a duplicate leads to the one it was merged into. */
export async function candidatesOf(db: Asking, { kind, organisationNumber, kvkNumber }: Numbers): Promise<Candidate[]> {
  const numberKind = kind === "INTERMEDIARY" ? "INTERMEDIARY" : "POLICY";
  return db.$queryRaw<Candidate[]>`
    WITH RECURSIVE found AS (
      SELECT 'NUMBER' AS by, "organisationId" AS id FROM "OrganisationNumber"
      WHERE kind::text = ${numberKind} AND normal_number(number) = ${normalNumber(organisationNumber)}
      UNION SELECT 'KVK_NUMBER', id FROM "Organisation" WHERE "kvkNumber" = ${kvkNumber}
      UNION SELECT found.by, merged."mergedIntoId" FROM found JOIN "Organisation" merged ON merged.id = found.id
      WHERE merged."mergedIntoId" IS NOT NULL)
    SELECT found.by, own.id, own."closedAt" IS NOT NULL AS "isClosed" FROM found
    JOIN "Organisation" own ON own.id = found.id WHERE own."mergedIntoId" IS NULL ORDER BY found.by DESC`;
}

/** The same, locked in the house's order. Null when they moved just before the lock: then nobody has seen these. */
export async function lockCandidates(tx: Tx, scope: Scope, appointmentId: string): Promise<Candidate[] | null> {
  if (scope.of !== "everything") return [];
  const asked = await tx.appointment.findUnique({
    where: { id: appointmentId },
    select: { kind: true, organisationNumber: true, kvkNumber: true },
  });
  if (!asked) return [];
  const locked = new Set((await candidatesOf(tx, asked)).map(({ id }) => id));
  for (const id of [...locked].sort()) await lock(tx, "Organisation", id);
  const found = await candidatesOf(tx, asked);
  return found.every(({ id }) => locked.has(id)) ? found : null;
}

/** Whether an address is of the insurer's own people, who never are beheerder. */
export const isStaffAddress = async (db: Reader | Tx, email: string) =>
  (await db.account.count({ where: { email, NOT: { staffRoles: { isEmpty: true } } } })) > 0;

/** One that `isReadyFor` says is ready, of what a statement calls `seen`. */
function isReady(staffId: string) {
  const needed = (kind: Case["kind"]) => sql`ARRAY[${join([...neededChecks(kind)])}]`;
  return sql`seen.status = 'CHECKING' AND seen."takenById" IS DISTINCT FROM ${staffId}::uuid
    AND NOT EXISTS (SELECT FROM "AppointmentCheck" own
      WHERE own."appointmentId" = seen.id AND own."checkedById" = ${staffId}::uuid)
    AND NOT EXISTS (SELECT FROM unnest(CASE seen.kind WHEN 'INTERMEDIARY' THEN ${needed("INTERMEDIARY")} ELSE ${needed("BUSINESS")} END) wanted
      WHERE NOT EXISTS (SELECT FROM "AppointmentCheck" done
        WHERE done."appointmentId" = seen.id AND done.kind::text = wanted))`;
}

/** Which of them a view shows, of what a statement calls `seen`. */
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

export type QueueRow = {
  readonly id: string;
  readonly reference: string;
  readonly kind: Case["kind"];
  readonly status: Status;
  readonly companyName: string;
  readonly organisationNumber: string;
  readonly confirmedAt: Date;
  readonly decidedAt: Date | null;
  readonly takenById: string | null;
  readonly takenBy: string;
  readonly decidedById: string | null;
  readonly decidedBy: string;
  readonly checked: readonly CheckKind[];
  /** How many others stand that have a number, address or mobile number in common with it. */
  readonly alike: number;
  readonly isReady: boolean;
};

type Listed = Omit<QueueRow, "takenBy" | "decidedBy"> & {
  readonly takenByName: Name | null;
  readonly decidedByName: Name | null;
};

export type Metrics = {
  readonly open: number;
  readonly oldest: Date | null;
  /** Half of those that are open are older. */
  readonly median: Date | null;
  readonly decidedThisWeek: number;
};

/** What may be another's too. */
const keys = sql`LATERAL (VALUES (1, kind || ' ' || number), (2, "kvkNumber"), (3, email), (4, "mobileNumber")) key (what, value)`;

/**
 * One page of the queue, with what it has in common with others and how the queue is doing. One look at all that
 * stands serves all three; of what is not on the page nothing else is read.
 */
export async function queuePage(
  db: Asking,
  { show, staffId, after, atMost, decidedSince, weekSince }: Wanted,
): Promise<{ readonly rows: QueueRow[]; readonly metrics: Metrics }> {
  const isPast = show === "decided";
  const moment = isPast ? sql`seen."decidedAt"` : sql`seen."confirmedAt"`;
  const from = sql`(SELECT ${isPast ? sql`"decidedAt"` : sql`"confirmedAt"`}, id FROM seen WHERE id = ${after}::uuid)`;
  const beyond = isPast ? sql`(${moment}, seen.id) < ${from}` : sql`(${moment}, seen.id) > ${from}`;
  const order = isPast ? sql`"decidedAt" DESC, id DESC` : sql`"confirmedAt", id`;
  const found = await db.$queryRaw<(Metrics & (Listed | { readonly id: null }))[]>`
    WITH seen AS MATERIALIZED (
      SELECT id, status::text AS status, kind::text AS kind, "confirmedAt", "decidedAt", "takenById", "kvkNumber", email,
        "mobileNumber", CASE WHEN status ${stands} THEN normal_number("organisationNumber") END AS number
      FROM "Appointment" WHERE status <> 'SUBMITTED'),
    page AS MATERIALIZED (
      SELECT seen.* FROM seen WHERE ${isIn(show, staffId, decidedSince)} AND (${after}::uuid IS NULL OR ${beyond})
      ORDER BY ${order} LIMIT ${atMost}::int),
    alike AS (
      SELECT own.id, count(DISTINCT other.id)::int AS alike
      FROM (SELECT page.id, key.* FROM page, ${keys} WHERE status ${stands}) own
      JOIN (SELECT seen.id, key.* FROM seen, ${keys} WHERE status ${stands}) other
        ON other.what = own.what AND other.value = own.value AND other.id <> own.id
      GROUP BY own.id),
    metrics AS (
      SELECT count(*) FILTER (WHERE status ${waits})::int AS open,
        min("confirmedAt") FILTER (WHERE status ${waits}) AS oldest,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY "confirmedAt") FILTER (WHERE status ${waits}) AS median,
        count(*) FILTER (WHERE "decidedAt" >= ${weekSince}::timestamptz)::int AS "decidedThisWeek"
      FROM seen)
    SELECT metrics.*, listed.* FROM metrics LEFT JOIN (
      SELECT own.id, own.reference, own.kind::text AS kind, own.status::text AS status, own."companyName",
        own."organisationNumber", own."confirmedAt", own."decidedAt", own."takenById", own."decidedById",
        ${nameOf(sql`own."takenById"`)} AS "takenByName", ${nameOf(sql`own."decidedById"`)} AS "decidedByName",
        ARRAY(SELECT DISTINCT kind::text FROM "AppointmentCheck" looked WHERE looked."appointmentId" = own.id) AS checked,
        coalesce(alike.alike, 0) AS alike, (SELECT ${isReady(staffId)} FROM page seen WHERE seen.id = own.id) AS "isReady"
      FROM page JOIN "Appointment" own ON own.id = page.id
      LEFT JOIN alike ON alike.id = own.id) listed ON true
    ORDER BY ${order}`;
  const [{ open, oldest, median, decidedThisWeek } = noMetrics] = found;
  const rows = found.flatMap((row) => (row.id === null ? [] : [shownRow(row)]));
  return { rows, metrics: { open, oldest, median, decidedThisWeek } };
}

const shownRow = ({ takenByName, decidedByName, ...row }: Listed): QueueRow => ({
  ...row,
  takenBy: shown(takenByName),
  decidedBy: shown(decidedByName),
});

const noMetrics: Metrics = { open: 0, oldest: null, median: null, decidedThisWeek: 0 };

const nameOf = (id: Sql) =>
  sql`(SELECT to_json(named) FROM (SELECT initials, "firstName", "namePrefix", "lastName" FROM "Account" WHERE id = ${id}) named)`;

const shown = (name: Name | null) => (name ? fullName(name) : "");

/** Those before and after one in a view of the queue, also when it left the queue a moment ago. */
export async function neighboursOf(
  db: Asking,
  id: string,
  { show, staffId }: Pick<Wanted, "show" | "staffId">,
): Promise<{ readonly previous: string | null; readonly next: string | null }> {
  const seen = sql`SELECT seen.id FROM "Appointment" seen, own
    WHERE seen.status ${waits} AND ${isIn(show === "decided" ? "all" : show, staffId, new Date(0))}`;
  const [found] = await db.$queryRaw<{ previous: string | null; next: string | null }[]>`
    WITH own AS (SELECT "confirmedAt", id FROM "Appointment" WHERE id = ${id}::uuid)
    SELECT (${seen} AND (seen."confirmedAt", seen.id) < (own."confirmedAt", own.id)
              ORDER BY seen."confirmedAt" DESC, seen.id DESC LIMIT 1) AS previous,
           (${seen} AND (seen."confirmedAt", seen.id) > (own."confirmedAt", own.id)
              ORDER BY seen."confirmedAt", seen.id LIMIT 1) AS next`;
  return found ?? { previous: null, next: null };
}

/** One as it stands, with the names of who has it and who decided. */
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

/** Others that stand and have something in common with one, the oldest first. */
export async function alikeTo(db: Reader, own: ShownAppointment) {
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Appointment"
    WHERE status ${stands} AND id <> ${own.id}::uuid AND (email = ${own.email}
      OR "mobileNumber" = ${own.mobileNumber} OR "kvkNumber" = ${own.kvkNumber}
      OR (kind::text = ${own.kind} AND normal_number("organisationNumber") = ${normalNumber(own.organisationNumber)}))
    ORDER BY "confirmedAt", id LIMIT ${mostAlike}::int`;
  const rows = await db.appointment.findMany({ where: { id: { in: found.map(({ id }) => id) } } });
  return rows.sort((a, b) => (a.confirmedAt?.getTime() ?? 0) - (b.confirmedAt?.getTime() ?? 0));
}
export type Alike = Awaited<ReturnType<typeof alikeTo>>[number];

/** Everyone of the staff who ever recorded a check of it, also one done again since. */
export async function checkersOf(db: Reader | Tx, appointmentId: string): Promise<string[]> {
  const rows = await db.appointmentCheck.findMany({
    where: { appointmentId, checkedById: { not: null } },
    distinct: ["checkedById"],
    select: { checkedById: true },
  });
  return rows.flatMap(({ checkedById }) => checkedById ?? []);
}
