import "server-only";
import { z } from "zod";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import {
  activeAdministrators,
  nameColumns,
  nameRow,
  takerOf,
  willAdminister,
} from "#lib/features/base/people/store.ts";
import { type Hindrance, hindranceOf } from "#lib/features/entrance/standing/rules/hindrance.ts";
import { isDecline, openStatuses, type Problem } from "#lib/features/help/help-requests/rules.ts";
import { type Scope, within } from "#lib/platform/access/scope.ts";
import { empty, raw, sql } from "#lib/platform/db/sql.ts";
import { enums, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader } from "#lib/platform/db/types.ts";
import { mostCounted, type Place } from "#lib/platform/paging.ts";

/** Whose request it is: a person we know has an authorisation; of a stranger we have only the address. */
type Whose = {
  readonly person: Name | null;
  readonly email: string | null;
  readonly authorisationId: string | null;
};

type Asked = Whose & {
  readonly id: string;
  readonly reference: string;
  readonly problem: Problem;
  readonly createdAt: Date;
  readonly openedAt: Date;
  readonly confirmedAt: Date | null;
};

const asked = {
  id: true,
  reference: true,
  authorisationId: true,
  email: true,
  problem: true,
  createdAt: true,
  openedAt: true,
  confirmedAt: true,
} as const;

/** Words of the statement itself: the indexes of migration 0024 hold the open ones only, and no parameter says so. */
const isOpen = sql`request.status IN ('RECEIVED', 'SEEN')`;

/** Limits requests called `request` in the statement to those within the scope. */
const requestWithin = (scope: Scope) =>
  scope.of === "everything"
    ? sql`true`
    : sql`request."organisationId" = ${scope.of === "organisation" ? scope.organisationId : null}::uuid`;

const askedRow = {
  ...{ id: z.string(), reference: z.string(), authorisationId: z.string().nullable(), email: z.string().nullable() },
  ...{ problem: z.enum(enums.HelpProblem), createdAt: z.date(), openedAt: z.date(), confirmedAt: z.date().nullable() },
};

const askedColumns = sql`request.id, request.reference, request."authorisationId", request.email,
  request.problem::text AS problem, request."createdAt", request."openedAt", request."confirmedAt"`;

/** The name of an account called like this in the statement, or null. */
const personOf = (account: "account" | "taker") => sql`CASE WHEN ${raw(account)}.id IS NOT NULL THEN jsonb_build_object(
  'initials', ${raw(account)}.initials, 'firstName', ${raw(account)}."firstName",
  'namePrefix', ${raw(account)}."namePrefix", 'lastName', ${raw(account)}."lastName") END`;

const Open = z.object({
  ...{ ...askedRow, accountId: z.string().nullable(), status: z.enum(openStatuses) },
  portal: z.string().nullable(),
  person: z.object(nameRow).nullable(),
});
type OpenRequest = Readonly<z.infer<typeof Open>>;

const opened = statement("help-requests.open", Open);

type Wanted = { readonly authorisationId?: string; readonly after?: Place | null; readonly atMost?: number };

/** Help requests nobody has solved yet, oldest first; of one person's authorisation when it is given. */
export const openRequests = (
  db: Db,
  scope: Scope,
  { authorisationId, after = null, atMost = 50 }: Wanted = {},
): Promise<OpenRequest[]> =>
  opened(db)`
    SELECT ${askedColumns}, request."accountId", request.status::text AS status, request.portal,
           ${personOf("account")} AS person
    FROM "HelpRequest" request LEFT JOIN "Account" account ON account.id = request."accountId"
    WHERE ${isOpen} AND ${requestWithin(scope)}
      ${authorisationId === undefined ? empty : sql`AND request."authorisationId" = ${authorisationId}::uuid`}
      ${after ? sql`AND (request."createdAt", request.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : empty}
    ORDER BY request."createdAt", request.id LIMIT ${atMost}`;

/** Each that waits for the insurer's staff: since when, until when, and who took it. It is part of a statement that counts. */
export const waitsForStaff = sql`
  SELECT request."escalatedAt" AS since, NULL::timestamptz AS until, request."takenById" FROM "HelpRequest" request
  WHERE ${isOpen} AND request."escalatedAt" IS NOT NULL`;

const countingOpen = statement("help-requests.count-open", z.object({ open: z.int() }));

/**
 * How many wait for their beheerders or, `escalated`, for the insurer's staff; counted no further than is said. They are
 * put in the order of an index, which the database would not use for so few of so many.
 */
export async function countOpen(db: Reader, scope: Scope, { escalated = false } = {}): Promise<number> {
  const [found] = await countingOpen(db)`
    SELECT count(*)::int AS open FROM (
      SELECT FROM "HelpRequest" request WHERE ${isOpen} AND ${requestWithin(scope)}
        ${escalated ? sql`AND request."escalatedAt" IS NOT NULL ORDER BY request."escalatedAt"` : sql`ORDER BY request."createdAt"`}
      LIMIT ${mostCounted + 1}) counted`;
  return found?.open ?? 0;
}

const asking = statement("help-requests.asking", z.object({ authorisationId: z.string() }));

/** Those of these authorisations of whom a request is open. */
export async function askingAmong(db: Reader, scope: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await asking(db)`
    SELECT DISTINCT request."authorisationId" FROM "HelpRequest" request
    WHERE ${isOpen} AND ${requestWithin(scope)} AND request."authorisationId" = ANY (${[...ids]}::uuid[])`;
  return new Set(rows.map(({ authorisationId }) => authorisationId));
}

/** Those of these requests that nobody has seen yet, without the reader's own. */
export async function unseenRequests(
  db: Reader,
  scope: Scope,
  ids: readonly string[],
  accountId: string,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.helpRequest.findMany({
    where: {
      ...within(scope),
      id: { in: [...ids] },
      status: "RECEIVED",
      OR: [{ accountId: null }, { accountId: { not: accountId } }],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export const contact = { ...nameColumns, email: true, locale: true, status: true, blockCause: true } as const;

type Of = { readonly organisationId: string; readonly accountId: string | null; readonly problem: Problem };

/**
 * The beheerders who can do something about it now, without the person themselves. The number by which somebody is to
 * become beheerder is the insurer's to correct, and a freeze the insurer's to end.
 */
export async function helpersFor(db: Db, { organisationId, accountId, problem }: Of, now: Date) {
  if (accountId && (await isInsurersAlone(db, { organisationId, accountId, problem }, now))) return [];
  const administrators = await activeAdministrators(db, organisationId, now);
  return administrators.filter((administrator) => administrator.accountId !== accountId);
}

type OfPerson = Of & { readonly accountId: string };

async function isInsurersAlone(db: Db, { organisationId, accountId, problem }: OfPerson, now: Date): Promise<boolean> {
  const place = await db.authorisation.findFirst({
    where: { organisationId, accountId },
    select: { status: true, validUntil: true, account: { select: { status: true, blockCause: true } } },
  });
  if (place && hindranceOf(place.account, place, now) === "frozen") return true;
  return problem === "WRONG_MOBILE_NUMBER" && willAdminister(db, accountId);
}

type EscalatedRequest = Asked & {
  readonly escalatedAt: Date;
  /** The address at which whoever asked is mailed, known or not. */
  readonly address: string;
  readonly organisation: string;
  /** Null for a stranger, of whom nothing is known. */
  readonly hindrance: Hindrance | null;
  readonly takenById: string | null;
  readonly takenBy: string;
  readonly takenAt: Date | null;
  readonly isTakerGone: boolean;
};

const escalated = statement(
  "help-requests.escalated",
  z.object({
    ...{ ...askedRow, escalatedAt: z.date(), address: z.string(), organisation: z.string() },
    ...{ takenById: z.string().nullable(), takenAt: z.date().nullable(), person: z.object(nameRow).nullable() },
    taker: z
      .object({ ...nameRow, status: z.enum(enums.AccountStatus), staffRoles: z.array(z.enum(enums.StaffRole)) })
      .nullable(),
    ...{
      accountStatus: z.enum(enums.AccountStatus).nullable(),
      blockCause: z.enum(enums.AccountBlockCause).nullable(),
    },
    ...{ authorisationStatus: z.enum(enums.AuthorisationStatus).nullable(), validUntil: z.date().nullable() },
  }),
);

/** What waits for the insurer's staff, oldest first. */
export async function escalatedRequests(
  db: Reader,
  scope: Scope,
  { after, atMost }: { readonly after: Place | null; readonly atMost: number },
  now: Date,
): Promise<EscalatedRequest[]> {
  const rows = await escalated(db)`
    SELECT ${askedColumns}, request."escalatedAt", coalesce(account.email, request.email, '') AS address,
           organisation.name AS organisation, request."takenById", request."takenAt",
           ${personOf("taker")} ||
             jsonb_build_object('status', taker.status, 'staffRoles', taker."staffRoles") AS taker,
           ${personOf("account")} AS person, account.status::text AS "accountStatus",
           account."blockCause"::text AS "blockCause", own.status::text AS "authorisationStatus", own."validUntil"
    FROM "HelpRequest" request
    JOIN "Organisation" organisation ON organisation.id = request."organisationId"
    LEFT JOIN "Account" account ON account.id = request."accountId"
    LEFT JOIN "Authorisation" own ON own.id = request."authorisationId"
    LEFT JOIN "Account" taker ON taker.id = request."takenById"
    WHERE ${isOpen} AND request."escalatedAt" IS NOT NULL AND ${requestWithin(scope)}
      ${after ? sql`AND (request."escalatedAt", request.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : empty}
    ORDER BY request."escalatedAt", request.id LIMIT ${atMost}`;
  return rows.map(({ accountStatus, blockCause, authorisationStatus, validUntil, taker, ...row }) => {
    const account = accountStatus && { status: accountStatus, blockCause };
    const place = authorisationStatus && { status: authorisationStatus, validUntil };
    const hindrance = account && place ? hindranceOf(account, place, now) : null;
    return { ...row, hindrance, ...takerOf(taker) };
  });
}

type SolvedRequest = Asked & {
  readonly resolvedAt: Date;
  /** The name is empty when the insurer's staff solved it. */
  readonly by: string;
  readonly byId: string | null;
};

/** A request of a person we know, in any state. */
export async function findRequest(db: Reader, scope: Scope, id: string) {
  const request = await db.helpRequest.findFirst({
    where: { id, ...within(scope) },
    select: {
      authorisationId: true,
      status: true,
      account: { select: nameColumns },
      resolvedAt: true,
      resolvedById: true,
      outcome: true,
      resolvedBy: { select: { account: { select: nameColumns } } },
    },
  });
  if (!request) return null;
  const { authorisationId, status, outcome, account: person, resolvedAt: at, resolvedById: byId, resolvedBy } = request;
  return {
    ...{ authorisationId, status, person, at, byId, by: resolvedBy ? fullName(resolvedBy.account) : "" },
    isDeclined: isDecline(outcome),
  };
}

type Solved = { readonly since: Date; readonly atMost: number; readonly authorisationId?: string };

/** The requests solved since a moment, newest first; of one person's authorisation when it is given. */
export async function solvedRequests(
  db: Reader,
  scope: Scope,
  { since, atMost, ...of }: Solved,
): Promise<SolvedRequest[]> {
  const rows = await db.helpRequest.findMany({
    where: { ...within(scope), ...of, status: "RESOLVED", resolvedAt: { gte: since } },
    select: {
      ...asked,
      resolvedAt: true,
      resolvedById: true,
      account: { select: nameColumns },
      resolvedBy: { select: { account: { select: nameColumns } } },
    },
    orderBy: [{ resolvedAt: "desc" }, { id: "desc" }],
    take: atMost,
  });
  return rows.flatMap(({ account: person, resolvedBy, resolvedById: byId, resolvedAt, ...row }) =>
    resolvedAt
      ? [
          {
            ...row,
            person,
            resolvedAt,
            byId,
            by: resolvedBy ? fullName(resolvedBy.account) : "",
          },
        ]
      : [],
  );
}
