import "server-only";
import { nameAt, renamedAt } from "#lib/features/base/people/rules.ts";
import { factsOf } from "#lib/platform/audit/event.ts";
import { empty, type Sql, sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db } from "#lib/platform/db/types.ts";
import {
  addedByFile,
  eventNamed,
  eventsOf,
  ownEvents,
  undoneFile,
  type Cursor,
  type Entry,
  type Outcome,
} from "#lib/features/base/audit-log/rules.ts";
import { organisationNames } from "./names.ts";
import { actorOf, isAbout, peopleIn, secondOf, subjectOf, type Named } from "./people.ts";
import { before, between, columns, isAboutTries, isDenial, isWorthTelling, newestFirst, Row } from "./records.ts";

const organisationLog = statement("audit-log.of-organisation", Row);
const history = statement("audit-log.history", Row);
const own = statement("audit-log.own", Row);
const ownOne = statement("audit-log.own-record", Row);

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
  if (denials === "only") return isDenial;
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
 * An organisation's own records, and between them the moments when wrong passwords or codes blocked one of its people, or
 * one of them ended a wait. The latter belong to the account; they are looked up per person within the period of this
 * page, so that nobody's whole history is read.
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
        AND ${isAboutTries} ${range}
    )
    SELECT * FROM own UNION ALL SELECT * FROM tries ${newestFirst} LIMIT ${atMost}`;
  return entriesOf(db, rows, { me: null, organisationId });
}

/** Holds for a `record` of a file that was undone, which left this authorisation withdrawn. */
const isUndoneFor = (authorisationId: Sql) =>
  sql`(record.event = ${undoneFile} AND jsonb_exists(record.after->'authorisationIds', ${authorisationId}))`;

type Whose = { readonly authorisationId: string; readonly organisationId: string; readonly accountId: string };

/** What was done to this person in this organisation, and what came of wrong passwords or codes at the account. The newest comes first. */
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
       OR (record."subjectId" = ${accountId} AND ${isAboutTries})
       OR (record."subjectId" = (SELECT "importId"::text FROM "Authorisation" WHERE id = ${authorisationId}::uuid)
           AND (record.event = ${addedByFile} OR ${isUndoneFor(sql`${authorisationId}`)}) AND ${isWorthTelling})
    ${newestFirst} LIMIT ${atMost}`;
  return entriesOf(db, rows, { me: null, organisationId });
}

export type OwnEntry = Entry & { readonly organisation: string };

/** Whose history, and the only organisation of which it tells: that of who came in by eHerkenning. */
type Own = { readonly accountId: string; readonly onlyIn?: string };

/** The account, each place of it, and the file of which a place came. */
const ownSubjects = ({ accountId }: Own) => sql`SELECT ${accountId}
  UNION SELECT unnest(ARRAY[id::text, "importId"::text]) FROM "Authorisation" WHERE "accountId" = ${accountId}::uuid`;

const isToldOf = ({
  accountId,
  onlyIn,
}: Own) => sql`record.event = ANY (${[...ownEvents]}::text[]) AND ${isWorthTelling}
  AND (record.event <> ${undoneFile} OR EXISTS (SELECT FROM "Authorisation" place
       WHERE place."accountId" = ${accountId}::uuid AND ${isUndoneFor(sql`place.id::text`)}))
  ${onlyIn === undefined ? empty : sql`AND (record."organisationId" IS NULL OR record."organisationId" = ${onlyIn}::uuid)`}`;

/** The newest records about each of these subjects that are asked for, however many there are of them. */
const newestAbout = (subjects: Sql, asked: Sql, atMost: number) => sql`
  SELECT newest.* FROM (${subjects}) whose(id) CROSS JOIN LATERAL (
    SELECT ${columns} FROM "AuditRecord" record WHERE record."subjectId" = whose.id AND ${asked}
    ORDER BY record.at DESC, record.id DESC LIMIT ${atMost}) newest`;

/** What was done to this account, and to the person in every organisation that their session reaches. */
export async function ownHistory(
  db: Db,
  who: Own,
  { after, atMost }: { readonly after: Cursor | null; readonly atMost: number },
): Promise<OwnEntry[]> {
  const rows = await own(db)`
    ${newestAbout(ownSubjects(who), sql`${isToldOf(who)} ${before(after)}`, atMost)} ${newestFirst} LIMIT ${atMost}`;
  return withOrganisations(db, await entriesOf(db, rows, { me: who.accountId }));
}

/** One record of this person's own history; null when it is not in it. */
export async function ownRecord(db: Db, who: Own, id: string): Promise<OwnEntry | null> {
  const rows = await ownOne(db)`
    SELECT ${columns} FROM "AuditRecord" record WHERE record.id = ${id}::uuid
      AND record."subjectId" IN (${ownSubjects(who)}) AND ${isToldOf(who)}`;
  const [entry] = await withOrganisations(db, await entriesOf(db, rows, { me: who.accountId }));
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
        second: secondOf(row, known, at),
        whom: subjectOf(row, known, me, at),
        renamed: renamed(row.subjectId, at),
        before: factsOf(event.before, had),
        after: factsOf(event.after, has),
      },
    ];
  });
}
