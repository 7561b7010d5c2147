import "server-only";
import { z } from "zod";
import {
  fullName,
  nameAt,
  normalNumber,
  renamedAt,
  unaccented,
  type NameOverTime,
} from "#lib/features/base/people/rules.ts";
import { nameColumns, ownWithin } from "#lib/features/base/people/store.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { factsOf } from "#lib/platform/audit/event.ts";
import { empty, join, sql, type Sql } from "#lib/platform/db/sql.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { newReference } from "#lib/platform/secrets.ts";
import {
  eventNamed,
  eventsOf,
  isId,
  ownEvents,
  portalItself,
  type Cursor,
  type Entry,
  type Outcome,
  type Someone,
  type StaffEntry,
} from "./rules.ts";
import { nameOverTime, ofAccount, ofGuest, organisationNames, namedRow } from "./store/names.ts";

type Db = Reader | Tx;

const Row = z.object({
  ...{ id: z.string(), at: z.date(), event: z.string(), outcome: z.string(), actorKind: z.string() },
  ...{ actorId: z.string().nullable(), subjectId: z.string().nullable(), organisationId: z.string().nullable() },
  ...{ before: z.json(), after: z.json() },
});
type Row = Readonly<z.infer<typeof Row>>;

const organisationLog = statement("audit-log.of-organisation", Row);
const history = statement("audit-log.history", Row);
const own = statement("audit-log.own", Row);
const ownOne = statement("audit-log.own-record", Row);
const staffLog = statement("audit-log.of-staff", Row);

const columns = sql`record.id, record.at, record.event, record.outcome, record."actorKind", record."actorId",
  record."subjectId", record."organisationId", record.before, record.after`;

const newestFirst = sql`ORDER BY at DESC, id DESC`;

const isBlockByTries = sql`(record.outcome = 'failed' AND record.after->>'cause' = 'WRONG_TRIES')`;
const steps: readonly string[] = ["sign-in.password", "mobile-number.password"];

/** The log tells what succeeded, and the wrong passwords that blocked someone. Entering a password is not told by itself. */
const isWorthTelling = sql`(${isBlockByTries}
  OR (record.outcome = 'done' AND record.event <> ALL (${[...steps]}::text[])))`;

const before = (cursor: Cursor | null) =>
  cursor
    ? sql`AND record.at <= ${cursor.at}::timestamptz AND (record.at, record.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : empty;

const between = (from: Date | null, until: Date | null) => sql`
  ${from ? sql`AND record.at >= ${from}::timestamptz` : empty} ${until ? sql`AND record.at < ${until}::timestamptz` : empty}`;

export type Named = { readonly authorisationId: string; readonly accountId: string; readonly name: string };

type Wanted = {
  readonly organisationId: string;
  readonly events: readonly string[];
  readonly denials: "also" | "only" | "none";
  /** Only what these people did or what happened to them; null means everyone. */
  readonly people: readonly Named[] | null;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly after: Cursor | null;
  readonly atMost: number;
};

function isAsked({ events, denials }: Wanted) {
  const told = sql`(record.event = ANY (${[...events]}::text[]) AND ${isWorthTelling})`;
  if (denials === "only") return sql`record.outcome = 'denied'`;
  return denials === "also" ? sql`(record.outcome = 'denied' OR ${told})` : told;
}

/** Holds for a `record` that these people made or that is about them. */
function isOf(people: readonly Named[] | null) {
  if (!people) return empty;
  const accounts = people.map(({ accountId }) => accountId);
  const subjects = [...accounts, ...people.map(({ authorisationId }) => authorisationId)];
  return sql`AND (record."subjectId" = ANY (${subjects}::text[]) OR record."actorId" = ANY (${accounts}::text[]))`;
}

/**
 * An organisation's own records, and between them the moments when wrong passwords blocked one of its people. The
 * latter belong to the account; they are looked up per person within the period of this page, so that nobody's whole
 * history is read.
 */
export async function logOf(db: Db, wanted: Wanted): Promise<Entry[]> {
  const { organisationId, events, people, from, until, after, atMost } = wanted;
  const range = sql`${between(from, until)} ${before(after)} ${isOf(people)}`;
  const withTries = events.includes("sign-in.password") && wanted.denials !== "only";
  const rows = await organisationLog(db)`
    WITH own AS MATERIALIZED (
      SELECT ${columns} FROM "AuditRecord" record
      WHERE record."organisationId" = ${organisationId}::uuid AND ${isAsked(wanted)} ${range}
      ORDER BY record.at DESC, record.id DESC LIMIT ${atMost}
    ), reach AS (
      SELECT CASE WHEN count(*) < ${atMost} THEN '-infinity' ELSE min(at) END AS since FROM own
    ), tries AS (
      SELECT ${columns} FROM "Authorisation" authorisation
      JOIN "AuditRecord" record ON record."subjectId" = authorisation."accountId"::text
        AND record.at >= (SELECT since FROM reach) AND record.at >= authorisation."createdAt"
        AND (authorisation."withdrawnAt" IS NULL OR record.at < authorisation."withdrawnAt")
      WHERE ${withTries} AND authorisation."organisationId" = ${organisationId}::uuid
        AND authorisation."invitedAs" IS NULL AND record."organisationId" IS NULL
        AND record.event = 'sign-in.password' AND ${isBlockByTries} ${range}
    )
    SELECT * FROM own UNION ALL SELECT * FROM tries ${newestFirst} LIMIT ${atMost}`;
  return entriesOf(db, rows, { me: null, organisationId });
}

type Whose = { readonly authorisationId: string; readonly organisationId: string; readonly accountId: string };

/** What was done to this person in this organisation, and when wrong passwords blocked the account. The newest comes first. */
export async function historyOf(
  db: Db,
  { authorisationId, organisationId, accountId }: Whose,
  atMost: number,
): Promise<Entry[]> {
  const events = eventsOf(null);
  const rows = await history(db)`
    SELECT ${columns} FROM "AuditRecord" record
    WHERE (record."subjectId" = ${authorisationId} AND record."organisationId" = ${organisationId}::uuid
           AND record.event = ANY (${events}::text[]) AND ${isWorthTelling})
       OR (record."subjectId" = ${accountId} AND record.event = 'sign-in.password' AND ${isBlockByTries})
    ${newestFirst} LIMIT ${atMost}`;
  return entriesOf(db, rows, { me: null, organisationId });
}

export type OwnEntry = Entry & { readonly organisation: string };

const isOfAccount = (accountId: string) => sql`record."subjectId" IN (SELECT ${accountId} UNION ALL
  SELECT id::text FROM "Authorisation" WHERE "accountId" = ${accountId}::uuid)
  AND record.event = ANY (${[...ownEvents]}::text[]) AND ${isWorthTelling}`;

/** What was done to this account, and to the person in every organisation. */
export async function ownHistory(
  db: Db,
  { accountId, after, atMost }: { readonly accountId: string; readonly after: Cursor | null; readonly atMost: number },
): Promise<OwnEntry[]> {
  const rows = await own(db)`
    SELECT ${columns} FROM "AuditRecord" record WHERE ${isOfAccount(accountId)} ${before(after)}
    ORDER BY record.at DESC, record.id DESC LIMIT ${atMost}`;
  return withOrganisations(db, await entriesOf(db, rows, { me: accountId }));
}

/** One record of this person's own history; null when it is not in it. */
export async function ownRecord(db: Db, accountId: string, id: string): Promise<OwnEntry | null> {
  const rows = await ownOne(db)`
    SELECT ${columns} FROM "AuditRecord" record WHERE record.id = ${id}::uuid AND ${isOfAccount(accountId)}`;
  const [entry] = await withOrganisations(db, await entriesOf(db, rows, { me: accountId }));
  return entry ?? null;
}

async function withOrganisations(db: Db, entries: readonly Entry[]): Promise<OwnEntry[]> {
  const names = await organisationNames(
    db,
    entries.map(({ organisationId }) => organisationId),
  );
  return entries.map((entry) => {
    const named = names.get(entry.organisationId ?? "");
    return { ...entry, organisation: named ? nameAt(named, entry.at) : "" };
  });
}

/** `me` is the reader of their own history. Names are told of the records' organisations and of `organisationId`. */
type Reading = { readonly me: string | null; readonly organisationId?: string };

/** Adds the names to the records, as they were in the record's own organisation when it happened. */
async function entriesOf(db: Db, rows: readonly Row[], { me, organisationId = "" }: Reading): Promise<Entry[]> {
  const known = await peopleIn(db, rows, organisationId);
  const isOfOrganisation = (row: Row) => row.subjectId !== null && row.subjectId === row.organisationId;
  const organisations = await organisationNames(
    db,
    rows.filter(isOfOrganisation).map(({ subjectId }) => subjectId),
  );
  const renamed = (subjectId: string | null, at: Date) => {
    const names = known.find((one) => isAbout(one, subjectId))?.names ?? organisations.get(subjectId ?? "");
    return names ? renamedAt(names, at) : null;
  };
  return rows.flatMap(({ id, outcome, at, before: had, after: has, ...row }) => {
    const event = eventNamed(row.event);
    if (!event) return [];
    return [
      {
        ...{ id, event, outcome: outcome as Outcome, at, organisationId: row.organisationId },
        by: actorOf(row, known, me, at),
        whom: subjectOf(row, known, me, at),
        renamed: renamed(row.subjectId, at),
        before: factsOf(event.before, had),
        after: factsOf(event.after, has),
      },
    ];
  });
}

type Known = {
  readonly organisationId: string;
  readonly accountId: string;
  readonly authorisationId: string;
  readonly names: NameOverTime;
};
type Who = Pick<Row, "actorKind" | "actorId" | "subjectId" | "organisationId">;

const colleagueAt = ({ accountId, authorisationId, names }: Known, at: Date): Someone => ({
  kind: "colleague",
  ...{ accountId, authorisationId, name: nameAt(names, at) },
});

function actorOf(
  { actorKind, actorId, organisationId }: Who,
  known: readonly Known[],
  me: string | null,
  at: Date,
): Someone {
  if (actorId !== null && actorId === me) return { kind: "you" };
  if (actorKind === "staff") return { kind: "insurer" };
  if (actorKind === "system") return { kind: "portal" };
  const found = known.find((one) => one.accountId === actorId && one.organisationId === organisationId);
  return found ? colleagueAt(found, at) : { kind: "unknown" };
}

const isAbout = ({ authorisationId, accountId }: Known, subjectId: string | null) =>
  subjectId === authorisationId || subjectId === accountId;

function subjectOf({ subjectId }: Who, known: readonly Known[], me: string | null, at: Date): Someone {
  const found = known.find((one) => isAbout(one, subjectId));
  if (subjectId !== null && (subjectId === me || found?.accountId === me) && me !== null) return { kind: "you" };
  return found ? colleagueAt(found, at) : { kind: "unknown" };
}

const isOne = (id: string | null): id is string => id !== null && isId(id);

const peopleOf = statement(
  "audit-log.people",
  z.object({ authorisationId: z.string(), accountId: z.string(), organisationId: z.string(), ...namedRow }),
);

/** The people these records name, as the records' own organisations know them and no other. */
async function peopleIn(db: Db, rows: readonly Row[], here: string): Promise<Known[]> {
  const organisations = [...new Set([here, ...rows.map(({ organisationId }) => organisationId)].filter(isOne))];
  const ids = [...new Set(rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId].filter(isOne)))];
  if (organisations.length === 0 || ids.length === 0) return [];
  const found = await peopleOf(db)`
    SELECT own.id AS "authorisationId", own."accountId", own."organisationId", ${ofGuest}, ${ofAccount}
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own."organisationId" = ANY (${organisations}::uuid[])
      AND (own.id = ANY (${ids}::uuid[]) OR own."accountId" = ANY (${ids}::uuid[]))`;
  return found.map(({ authorisationId, accountId, organisationId, ...person }) => ({
    ...{ authorisationId, accountId, organisationId },
    names: nameOverTime(person),
  }));
}

const meant = statement(
  "audit-log.people-named",
  z.object({ authorisationId: z.string(), accountId: z.string(), ...namedRow }),
);

/**
 * The people in this organisation with this name or authorisation id. A name that someone had here before counts too; a
 * name from before they came, or before they accepted, does not, as it is nobody's business here.
 */
export async function peopleNamed(db: Db, scope: Scope, wanted: string, atMost: number): Promise<Named[]> {
  const parts = unaccented(wanted).split(/\s+/).filter(Boolean).slice(0, 5);
  const has = (name: Sql) =>
    join(
      parts.map((part) => sql`strpos(${name}, ${part}) > 0`),
      " AND ",
    );
  const isMeant = isId(wanted)
    ? sql`own.id = ${wanted}::uuid`
    : parts.length === 0
      ? sql`true`
      : sql`((${has(sql`own."sortName"`)}) OR own."invitedAs" IS NULL AND EXISTS (
          SELECT 1 FROM "AccountName" past
          WHERE past."accountId" = own."accountId" AND ${has(sql`past."sortName"`)} AND past.until > coalesce(
            (SELECT max(until) FROM "GuestName" WHERE "authorisationId" = own.id), own."createdAt")))`;
  const rows = await meant(db)`
    SELECT own.id AS "authorisationId", own."accountId", ${ofGuest}, ${ofAccount}
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE ${ownWithin(scope)} AND ${isMeant} ORDER BY own."sortName", own.id LIMIT ${atMost}`;
  return rows.map(({ authorisationId, accountId, ...person }) => ({
    ...{ authorisationId, accountId },
    name: nameOverTime(person).now,
  }));
}

/** The references of this person's reports, by the id of the record. */
export async function disputesOf(
  db: Reader | Tx,
  accountId: string,
  recordIds: readonly string[],
): Promise<Map<string, string>> {
  const found = await db.staffCase.findMany({
    where: { kind: "DISPUTE", accountId, auditRecordId: { in: [...recordIds] } },
    select: { auditRecordId: true, reference: true },
  });
  return new Map(found.flatMap(({ auditRecordId, reference }) => (auditRecordId ? [[auditRecordId, reference]] : [])));
}

/** Puts a record before the insurer's staff. */
export async function openDispute(
  tx: Tx,
  { id, organisationId }: OwnEntry,
  accountId: string,
  now: Date,
): Promise<{ id: string; reference: string }> {
  return tx.staffCase.create({
    data: {
      kind: "DISPUTE",
      reference: newReference(),
      ...{ accountId, organisationId, auditRecordId: id, openedAt: now },
    },
    select: { id: true, reference: true },
  });
}

type WantedOfStaff = {
  readonly events: readonly string[];
  readonly onlyDenied: boolean;
  /** The id of a staff account, the portal itself, or empty for all of them. */
  readonly who: string;
  /** Null means everywhere, and also what belongs to no organisation. */
  readonly organisationIds: readonly string[] | null;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly after: Cursor | null;
  readonly atMost: number;
};

function isByStaff(who: string) {
  if (who === "") return sql`record."actorKind" IN ('staff', 'system')`;
  if (who === portalItself) return sql`record."actorKind" = 'system'`;
  return sql`record."actorKind" = 'staff' AND record."actorId" = ${who}`;
}

/** What the insurer's own people and the portal did and tried, everywhere, newest first. */
export async function staffLogOf(db: Db, wanted: WantedOfStaff, withCustomers: boolean): Promise<StaffEntry[]> {
  const { events, onlyDenied, who, organisationIds, from, until, after, atMost } = wanted;
  const rows = await staffLog(db)`
    SELECT ${columns} FROM "AuditRecord" record
    WHERE ${isByStaff(who)} AND record.event = ANY (${[...events]}::text[])
      ${onlyDenied ? sql`AND record.outcome = 'denied'` : empty}
      ${organisationIds ? sql`AND record."organisationId" = ANY (${[...organisationIds]}::uuid[])` : empty}
      ${between(from, until)} ${before(after)}
    ORDER BY record.at DESC, record.id DESC LIMIT ${atMost}`;
  const ids = [
    ...new Set(rows.flatMap(({ actorId, subjectId, organisationId }) => [actorId, subjectId, organisationId])),
  ].filter(isOne);
  const nameOf = await namesOf(db, ids, withCustomers);
  return rows.flatMap(({ id, at, outcome, actorKind, actorId, subjectId, organisationId, after: has, ...row }) => {
    const event = eventNamed(row.event);
    if (!event) return [];
    return [
      {
        ...{ id, at, event, outcome: outcome as Outcome, after: factsOf(event.after, has) },
        by: actorKind === "staff" && actorId ? { id: actorId, name: nameOf(actorId, at) } : null,
        organisation: nameOf(organisationId, at),
        whom: subjectId === organisationId ? "" : nameOf(subjectId, at),
      },
    ];
  });
}

const named = statement("audit-log.names", z.object({ id: z.string(), ...namedRow }));

/** The names of organisations and staff at a moment, and of customers for readers who may see those. */
async function namesOf(db: Db, ids: readonly string[], withCustomers: boolean) {
  const people =
    ids.length === 0
      ? []
      : await named(db)`
          SELECT account.id, NULL::jsonb AS "invitedAs", NULL::jsonb AS "guestPast", ${ofAccount}
          FROM "Account" account WHERE account.id = ANY (${[...ids]}::uuid[]) AND (${withCustomers}
            OR NOT EXISTS (SELECT 1 FROM "Authorisation" own WHERE own."accountId" = account.id))
          UNION ALL
          SELECT own.id, ${ofGuest}, ${ofAccount}
          FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
          WHERE own.id = ANY (${[...ids]}::uuid[]) AND ${withCustomers}`;
  const names = new Map([
    ...(await organisationNames(db, ids)),
    ...people.map(({ id, ...person }) => [id, nameOverTime(person)] as const),
  ]);
  return (id: string | null, at: Date) => {
    const found = names.get(id ?? "");
    return found ? nameAt(found, at) : "";
  };
}

/** The people the staff's log can be filtered by: everyone who works here or did. */
export async function staffByName(db: Reader, atMost: number): Promise<{ id: string; name: string }[]> {
  const rows = await db.account.findMany({
    where: { authorisations: { none: {} }, OR: [{ staffRoles: { isEmpty: false } }, { blockCause: "STAFF" }] },
    select: { id: true, ...nameColumns },
    orderBy: [{ sortName: "asc" }, { id: "asc" }],
    take: atMost,
  });
  return rows.map(({ id, ...name }) => ({ id, name: fullName(name) }));
}

const meantOrganisation = statement("audit-log.organisations-named", onlyId);

/** The organisations that a part of a name, a number or an id fits. */
export async function organisationsNamed(db: Db, wanted: string, atMost: number): Promise<string[]> {
  const piece = `%${wanted.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await meantOrganisation(db)`
    SELECT organisation.id FROM "Organisation" organisation
    WHERE organisation.id = ${isId(wanted) ? wanted : null}::uuid OR plain_name(organisation.name) LIKE plain_name(${piece})
      OR organisation.id IN (SELECT "organisationId" FROM "OrganisationName" WHERE plain_name(name) LIKE plain_name(${piece}))
      OR organisation.id IN (SELECT "organisationId" FROM "OrganisationNumber" WHERE normal_number(number) = ${normalNumber(wanted)})
    ORDER BY organisation.id LIMIT ${atMost}`;
  return rows.map(({ id }) => id);
}
