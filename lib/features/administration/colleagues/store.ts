import "server-only";
import { waitsOf } from "#lib/features/entrance/sign-in/store/waits.ts";
import type { Access, Status } from "#lib/features/administration/authorisations/rules/standing.ts";
import { nameOf } from "#lib/features/administration/authorisations/store/colleague.ts";
import { z } from "zod";
import { fullName, sharedNames, type Name } from "#lib/features/base/people/rules.ts";
import { InvitedAsStored } from "#lib/features/base/people/schema.ts";
import { accountName, nameRow } from "#lib/features/base/people/store.ts";
import { portalCalled, type PortalKey } from "#lib/platform/portals.ts";
import { empty, join, sql, type Sql } from "#lib/platform/db/sql.ts";
import { enums, onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import {
  longAgo,
  positionSlugs,
  remarkSlugs,
  searchPatterns,
  soon,
  statusSlugs,
  type Cursor,
  type Position,
  type Remark,
  type Sort,
  type View,
} from "./rules.ts";
import { ViewOfColleagues } from "./schema.ts";

type Filters = {
  readonly patterns: readonly string[];
  readonly status: Status | null;
  readonly position?: Position | null;
  readonly portal?: PortalKey | null | undefined;
  readonly remark?: Remark | null;
  /** With any remark at all. */
  readonly notable?: boolean;
  /** Of an access review, whoever is confirmed in it or is not yet. */
  readonly review?: InReview | null;
  /** Of these authorisations only. */
  readonly among?: readonly string[];
};

type InReview = { readonly id: string; readonly startedAt: Date; readonly confirmed: boolean };

/** What the address of a list asks for. */
export const filtersOf = ({ q, status, rol, portaal, filter }: View): Filters => ({
  patterns: searchPatterns(q),
  status: status && statusSlugs[status],
  position: rol && positionSlugs[rol],
  portal: portaal && portalCalled(portaal),
  remark: filter && remarkSlugs[filter],
});

type Wanted = Filters & {
  readonly organisationId: string;
  readonly sort: Sort;
  readonly after: Omit<Cursor, "before"> | null;
  readonly atMost: number;
  readonly countUpTo?: number;
};

const person = {
  ...{ accountId: z.string(), ...nameRow, email: z.string(), isStaff: z.boolean() },
  ...{ accountStatus: z.enum(enums.AccountStatus), blockCause: z.enum(enums.AccountBlockCause).nullable() },
  waitUntil: z.date().nullable(),
};

const place = {
  authorisationStatus: z.enum(enums.AuthorisationStatus),
  validUntil: z.date().nullable(),
  invitesLater: z.boolean(),
  accessCode: z.string(),
};

const Row = z.object({
  ...person,
  ...place,
  ...{ id: z.string(), sortName: z.string(), role: z.enum(enums.Role), portals: z.array(z.string()) },
  /** Acts as beheerder now, for a period. */
  isDeputy: z.boolean(),
  ...{ invitedAs: z.json(), mobileNumber: z.string().nullable(), isMobileProven: z.boolean() },
  ...{ blockedAt: z.date().nullable(), lastSignInAt: z.date().nullable() },
  /** The beheerder who blocked them here, and why; or why their authorisation ended. */
  ...{
    blockedBy: z.object(nameRow).nullable(),
    blockedById: z.string().nullable(),
    blockReason: z.string().nullable(),
    withdrawReason: z.string().nullable(),
  },
  /** How many the filters find, counted up to one more than was asked. Null when no count was asked. */
  total: z.int().nullable(),
});
type Row = z.infer<typeof Row>;

const page = statement("colleagues.page", Row);

const all = (conditions: readonly ReturnType<typeof sql>[]) =>
  conditions.length > 0 ? sql`AND ${join([...conditions], " AND ")}` : empty;

const isKnown = sql`authorisation."invitedAs" IS NULL`;

/** Of an invitation that nobody accepted the address it was sent to. */
const email = sql`coalesce(authorisation."invitedEmail", account.email)`;

const mobileNumber = sql`CASE WHEN ${isKnown} THEN account."mobileNumber" ELSE authorisation."invitedAs"->>'mobileNumber' END`;

/** Decides the same as `statusOf` of authorisations. */
export const statusIs = (status: Status, now: Date) => sql`${status} = CASE
  WHEN authorisation.status IN ('WITHDRAWN', 'EXPIRED') OR authorisation."validUntil" <= ${now}::timestamptz THEN 'withdrawn'
  WHEN account.status = 'BLOCKED' AND account."blockCause" IS DISTINCT FROM 'WRONG_TRIES' AND ${isKnown} THEN 'frozen'
  WHEN authorisation.status = 'BLOCKED' OR (account.status = 'BLOCKED' AND ${isKnown}) THEN 'blocked'
  WHEN authorisation.status = 'PENDING' AND authorisation."invitesLater" THEN 'notInvited'
  WHEN authorisation.status = 'PENDING' OR (account.status = 'INVITED' AND ${isKnown}) THEN 'invited'
  WHEN tries."waitUntil" IS NOT NULL AND ${isKnown} THEN 'waiting'
  ELSE 'active' END`;

const deputyNow = (now: Date) => sql`(authorisation.role = 'EMPLOYEE' AND coalesce(
  authorisation."deputyFrom" <= ${now}::timestamptz AND authorisation."deputyUntil" > ${now}::timestamptz, false))`;

const positionIs = (position: Position, now: Date) => {
  if (position === "administrator") return sql`authorisation.role = 'ADMINISTRATOR'`;
  if (position === "deputy") return deputyNow(now);
  return sql`authorisation.role = 'EMPLOYEE' AND NOT ${deputyNow(now)}`;
};

/** Decides the same as `remarksOf`, for an `authorisation` and its `account`. */
export function hasRemark(remark: Remark, now: Date) {
  const invited = sql`(authorisation.status = 'PENDING' OR account.status = 'INVITED')`;
  const present = sql`authorisation.status NOT IN ('WITHDRAWN', 'EXPIRED')
    AND (authorisation."validUntil" IS NULL OR authorisation."validUntil" > ${now}::timestamptz)`;
  const blocked = sql`(authorisation.status = 'BLOCKED' OR account.status = 'BLOCKED')`;
  const came = sql`${isKnown} AND (${blocked} OR NOT ${invited})`;
  const is = {
    endsSoon: sql`authorisation."validUntil" <= ${soon(now)}::timestamptz`,
    neverSignedIn: sql`${came} AND account."lastSignInAt" IS NULL`,
    unused: sql`${came} AND account."lastSignInAt" <= ${longAgo(now)}::timestamptz`,
    withoutMobile: sql`(${mobileNumber} IS NULL OR (${came} AND account."mobileProvenAt" IS NULL))`,
    sharedMailbox: sql`regexp_replace(split_part(split_part(${email}, '@', 1), '+', 1), '[._0-9]+$', '')
      = ANY (${[...sharedNames]}::text[])`,
  }[remark];
  return sql`(${present} AND ${is})`;
}

/** Of an `authorisation` whether it is one of a review: there since it began, not over, and confirmed or not yet. */
export const isReviewed = (reviewId: Sql, startedAt: Sql, confirmed: boolean, now: Date) => sql`(
  authorisation."createdAt" <= ${startedAt} AND authorisation.status NOT IN ('WITHDRAWN', 'EXPIRED')
  AND (authorisation."validUntil" IS NULL OR authorisation."validUntil" > ${now}::timestamptz)
  AND ${confirmed}::boolean = EXISTS (SELECT 1 FROM "AccessConfirmation" confirmation
    WHERE confirmation."reviewId" = ${reviewId} AND confirmation."authorisationId" = authorisation.id))`;

export const inReview = ({ id, startedAt, confirmed }: InReview, now: Date) =>
  isReviewed(sql`${id}::uuid`, sql`${startedAt}::timestamptz`, confirmed, now);

export const isNotable = (now: Date) =>
  sql`(${join(
    Object.values(remarkSlugs).map((remark) => hasRemark(remark, now)),
    " OR ",
  )})`;

function conditionsOf({ patterns, status, position, portal, remark, notable, review, among }: Filters, now: Date) {
  return all([
    ...(patterns.length > 0 ? [sql`authorisation."searchText" LIKE ALL (${[...patterns]}::text[])`] : []),
    ...(status ? [statusIs(status, now)] : []),
    ...(position ? [positionIs(position, now)] : []),
    ...(portal ? [sql`authorisation.portals @> ARRAY[${portal}::text]`] : []),
    ...(remark ? [hasRemark(remark, now)] : []),
    ...(notable ? [isNotable(now)] : []),
    ...(review ? [inReview(review, now)] : []),
    ...(among ? [sql`authorisation.id = ANY (${[...among]}::uuid[])`] : []),
  ]);
}

/**
 * One page of an organisation's people in one statement, with how many there are in all. A page that holds them all
 * is not counted again. Columns in the order are qualified: an output column of the same name would be sorted as
 * text.
 */
export async function listColleagues(db: Reader, wanted: Wanted, now: Date): Promise<ListedColleague[]> {
  const { organisationId, sort, after, atMost, countUpTo } = wanted;
  // PostgreSQL leaves out a join that nothing asks for, but only when it is a LEFT JOIN.
  const people = sql`FROM "Authorisation" authorisation
    LEFT JOIN "Account" account ON account.id = authorisation."accountId"
    ${waitsOf(sql`authorisation."accountId"`, now)}
    WHERE authorisation."organisationId" = ${organisationId}::uuid ${conditionsOf(wanted, now)}`;
  const counted = sql`(SELECT count(*) FROM (SELECT 1 ${people} LIMIT ${(countUpTo ?? 0) + 1}) found)`;
  const shown = sql`(SELECT count(*) FROM page)`;
  const total =
    countUpTo === undefined
      ? sql`NULL::int`
      : after
        ? sql`${counted}::int`
        : sql`(CASE WHEN ${shown} < ${atMost} THEN ${shown} ELSE ${counted} END)::int`;
  const { beyond, order, pageOrder } = sort === "name" ? byName(after) : byLastSignIn(after);
  const rows = await page(db)`
    WITH page AS MATERIALIZED (
      SELECT authorisation.id, authorisation."accountId", authorisation.role::text AS role, ${deputyNow(now)} AS "isDeputy",
             authorisation."sortName", authorisation.status::text AS "authorisationStatus", authorisation."validUntil",
             authorisation."invitesLater", coalesce(authorisation.portals, '{}') AS portals, authorisation."accessCode", authorisation."invitedAs",
             account.status::text AS "accountStatus", account."blockCause"::text AS "blockCause",
             CASE WHEN account.status = 'BLOCKED' AND ${isKnown} THEN account."blockedAt" ELSE authorisation."blockedAt" END
               AS "blockedAt", authorisation."blockedById", authorisation."blockReason", authorisation."withdrawReason",
             tries."waitUntil", account.initials, account."firstName", account."namePrefix",
             account."lastName", ${email} AS email, account."mobileNumber",
             account."mobileProvenAt" IS NOT NULL AS "isMobileProven",
             coalesce(cardinality(account."staffRoles"), 0) > 0 AS "isStaff", ${lastSignIn} AS "lastSignInAt"
      ${people} ${beyond} ORDER BY ${order} LIMIT ${atMost})
    SELECT page.*, CASE WHEN page."blockedById" IS NOT NULL THEN ${nameOf(sql`page."blockedById"`)} END AS "blockedBy",
           ${total} AS total
    FROM page ORDER BY ${pageOrder}`;
  return rows.map(asShown);
}

const beside = statement(
  "colleagues.beside",
  z.object({ id: z.string(), isNext: z.boolean(), ...nameRow, invitedAs: z.json() }),
);

/** Who comes just before and just after somebody in a list; also of somebody whom its filters find no more. */
export async function besides(
  db: Reader,
  { organisationId, id, sort, ...filters }: Filters & Pick<Wanted, "organisationId" | "sort"> & { readonly id: string },
  now: Date,
) {
  const key = sort === "name" ? sql`authorisation."sortName"` : sql`coalesce(${lastSignIn}, '-infinity')`;
  const own = sql`(SELECT ${key} FROM "Authorisation" authorisation
    JOIN "Account" account ON account.id = authorisation."accountId"
    WHERE authorisation.id = ${id}::uuid AND authorisation."organisationId" = ${organisationId}::uuid)`;
  const one = (isNext: boolean) => {
    // By last sign-in the latest comes first.
    const ascending = (sort === "name") === isNext;
    return sql`(
      SELECT authorisation.id, ${isNext}::boolean AS "isNext", ${accountName}, authorisation."invitedAs"
      FROM "Authorisation" authorisation
      JOIN "Account" account ON account.id = authorisation."accountId"
      ${waitsOf(sql`authorisation."accountId"`, now)}
      WHERE authorisation."organisationId" = ${organisationId}::uuid ${conditionsOf(filters, now)}
        AND (${key}, authorisation.id) ${ascending ? sql`>` : sql`<`} (${own}, ${id}::uuid)
      ORDER BY ${ascending ? sql`${key}, authorisation.id` : sql`${key} DESC, authorisation.id DESC`} LIMIT 1)`;
  };
  const rows = await beside(db)`${one(true)} UNION ALL ${one(false)}`;
  const named = rows.map(({ invitedAs, ...row }) => ({ ...row, ...InvitedAsStored.parse(invitedAs) }));
  return { previous: named.find(({ isNext }) => !isNext) ?? null, next: named.find(({ isNext }) => isNext) ?? null };
}

const views = statement("colleagues.views", z.object({ id: z.string(), name: z.string(), view: z.json() }));

/** What stands in a kept list is read like an address: a filter that there is no more is left out. */
export const viewsOf = async (db: Reader, authorisationId: string) =>
  (
    await views(db)`
      SELECT id, name, view FROM "SavedView" WHERE "authorisationId" = ${authorisationId}::uuid ORDER BY lower(name), id`
  ).map(({ view, ...kept }) => ({ ...kept, view: ViewOfColleagues.parse(view) }));

const chosen = statement("colleagues.chosen", onlyId);

/** The ids of whoever a list would show, in its order. */
export async function idsOf(
  db: Reader | Tx,
  { organisationId, sort, after, atMost, ...filters }: Wanted,
  now: Date,
): Promise<string[]> {
  const { beyond, order } = sort === "name" ? byName(after) : byLastSignIn(after);
  const rows = await chosen(db)`
    SELECT authorisation.id FROM "Authorisation" authorisation
    LEFT JOIN "Account" account ON account.id = authorisation."accountId"
    ${waitsOf(sql`authorisation."accountId"`, now)}
    WHERE authorisation."organisationId" = ${organisationId}::uuid ${conditionsOf(filters, now)} ${beyond}
    ORDER BY ${order} LIMIT ${atMost}`;
  return rows.map(({ id }) => id);
}

/** A guest looks exactly like someone who is new. */
const nothingOfTheAccount = { status: "INVITED", blockCause: null, waitUntil: null } as const;

function asShown({
  blockedBy,
  authorisationStatus,
  role,
  validUntil,
  invitesLater,
  accountStatus,
  blockCause,
  waitUntil,
  invitedAs,
  ...row
}: Row) {
  const typed = InvitedAsStored.parse(invitedAs);
  const shown = typed ? { ...row, ...typed, isStaff: false, isMobileProven: false } : row;
  return {
    ...shown,
    authorisation: { status: authorisationStatus, role, validUntil, invitesLater },
    account: typed ? nothingOfTheAccount : { status: accountStatus, blockCause, waitUntil },
    isGuest: typed !== null,
    blockedBy: blockedBy && fullName(blockedBy),
    hasMobile: shown.mobileNumber !== null,
  };
}

/** `isGuest` is someone with an account elsewhere who has not accepted yet, so only what the beheerder typed is shown. */
export type ListedColleague = Readonly<ReturnType<typeof asShown>>;

const byName = (after: Wanted["after"]) => ({
  beyond: after ? sql`AND (authorisation."sortName", authorisation.id) > (${after.key}, ${after.id}::uuid)` : empty,
  order: sql`authorisation."sortName", authorisation.id`,
  pageOrder: sql`page."sortName", page.id`,
});

const lastSignIn = sql`CASE WHEN ${isKnown} THEN account."lastSignInAt" END`;

/** Orders by the last sign-in; someone who never signed in comes at the end. */
const byLastSignIn = (after: Wanted["after"]) => {
  const moment = sql`coalesce(${lastSignIn}, '-infinity')`;
  return {
    beyond: after
      ? sql`AND (${moment}, authorisation.id) < (${after.key || "-infinity"}::timestamptz, ${after.id}::uuid)`
      : empty,
    order: sql`${moment} DESC, authorisation.id DESC`,
    pageOrder: sql`coalesce(page."lastSignInAt", '-infinity') DESC, page.id DESC`,
  };
};

type FoundPerson = Name & {
  readonly accountId: string;
  readonly email: string;
  readonly account: Access["account"];
  readonly isStaff: boolean;
  readonly places: readonly Place[];
};

type Place = {
  readonly authorisationId: string;
  readonly organisation: string;
  readonly accessCode: string;
  readonly authorisation: Access["authorisation"];
};

const nowhere = {
  ...{ authorisationId: z.null(), organisation: z.null(), authorisationStatus: z.null(), validUntil: z.null() },
  invitesLater: z.null(),
  accessCode: z.null(),
};

const everyone = statement(
  "colleagues.everyone",
  z.union([
    z.object({ ...person, ...place, authorisationId: z.string(), organisation: z.string() }),
    z.object({ ...person, ...nowhere }),
  ]),
);

/** Sorts after everything that begins with the same text. */
const last = "\uffff";

/**
 * Finds at most so many among everyone: first by toegangscode, then by a last name that begins with the one word,
 * then anyone with all words in name or address. It never collects all hits of a common name: it takes the first ones
 * in the index, and sorts those.
 */
export async function findAmongEveryone(
  db: Reader,
  {
    patterns,
    accessCode,
    atMost,
  }: { readonly patterns: readonly string[]; readonly accessCode: string; readonly atMost: number },
  now: Date,
): Promise<FoundPerson[]> {
  const [only] = patterns.length === 1 ? patterns : [];
  const start = only?.slice(1, -1);
  const named = start ? sql`account."sortName" >= ${start} AND account."sortName" < ${start + last}` : sql`false`;
  const everywhere = join(
    patterns.map((pattern) => sql`account."searchText" LIKE ${pattern}`),
    " AND ",
  );
  const rows = await everyone(db)`
    WITH coded AS MATERIALIZED (
      SELECT authorisation."accountId" AS id FROM "Authorisation" authorisation WHERE authorisation."accessCode" = ${accessCode}
    ), named AS MATERIALIZED (
      SELECT account.id FROM "Account" account WHERE ${named} ORDER BY account."sortName", account.id LIMIT ${atMost}
    ), others AS MATERIALIZED (
      SELECT account.id FROM "Account" account
      WHERE (SELECT count(*) FROM named) < ${atMost} AND ${everywhere} LIMIT ${atMost}
    ), hits AS MATERIALIZED (
      SELECT account.*, min(hit.rank) AS rank FROM (
        SELECT id, 0 AS rank FROM coded UNION ALL SELECT id, 1 FROM named UNION ALL SELECT id, 2 FROM others) hit
      JOIN "Account" account ON account.id = hit.id
      GROUP BY account.id ORDER BY rank, account."sortName", account.id LIMIT ${atMost}
    )
    SELECT hits.id AS "accountId", hits.initials, hits."firstName", hits."namePrefix", hits."lastName", hits.email,
           hits.status::text AS "accountStatus", hits."blockCause"::text AS "blockCause",
           coalesce(cardinality(hits."staffRoles"), 0) > 0 AS "isStaff", tries."waitUntil", organisation.name AS organisation,
           authorisation.id AS "authorisationId", authorisation.status::text AS "authorisationStatus", authorisation."validUntil", authorisation."invitesLater", authorisation."accessCode"
    FROM hits
    ${waitsOf(sql`hits.id`, now)}
    LEFT JOIN "Authorisation" authorisation ON authorisation."accountId" = hits.id
    LEFT JOIN "Organisation" organisation ON organisation.id = authorisation."organisationId"
    ORDER BY hits.rank, hits."sortName", hits.id, organisation.name`;
  const people = new Map<string, FoundPerson & { places: Place[] }>();
  for (const row of rows) {
    const {
      authorisationId,
      organisation,
      authorisationStatus,
      validUntil,
      invitesLater,
      accessCode: code,
      ...about
    } = row;
    const { accountStatus, blockCause, waitUntil, ...person } = about;
    const account = { status: accountStatus, blockCause, waitUntil };
    const found = people.get(person.accountId) ?? { ...person, account, places: [] };
    people.set(person.accountId, found);
    if (authorisationId !== null) {
      const authorisation = { status: authorisationStatus, validUntil, invitesLater };
      found.places.push({ authorisationId, organisation, accessCode: code, authorisation });
    }
  }
  return [...people.values()];
}
