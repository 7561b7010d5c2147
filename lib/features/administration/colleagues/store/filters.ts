import "server-only";
import type { Standing } from "#lib/features/administration/authorisations/rules/standing.ts";
import {
  longAgo,
  positionSlugs,
  remarkSlugs,
  searchPatterns,
  soon,
  standingSlugs,
  type Position,
  type Remark,
  type View,
} from "#lib/features/administration/colleagues/rules.ts";
import { sharedNames } from "#lib/features/base/people/rules.ts";
import { empty, join, sql, type Sql } from "#lib/platform/db/sql.ts";
import { portalCalled, type PortalKey } from "#lib/platform/portals.ts";

export type Filters = {
  readonly patterns: readonly string[];
  readonly standing: Standing | null;
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
  standing: status && standingSlugs[status],
  position: rol && positionSlugs[rol],
  portal: portaal && portalCalled(portaal),
  remark: filter && remarkSlugs[filter],
});

const all = (conditions: readonly ReturnType<typeof sql>[]) =>
  conditions.length > 0 ? sql`AND ${join([...conditions], " AND ")}` : empty;

/** Is no guest, so that what the account says may be shown. */
export const isKnown = sql`authorisation."invitedAs" IS NULL`;

/** The address of an `authorisation` and its `account`; of an invitation that nobody accepted, that to which it was sent. */
export const shownEmail = sql`coalesce(authorisation."invitedEmail", account.email)`;

const mobileNumber = sql`CASE WHEN ${isKnown} THEN account."mobileNumber" ELSE authorisation."invitedAs"->>'mobileNumber' END`;

/** Decides the same as `standingOf` of authorisations. */
export const standingIs = (standing: Standing, now: Date) => sql`${standing} = CASE
  WHEN authorisation.status IN ('WITHDRAWN', 'EXPIRED') OR authorisation."validUntil" <= ${now}::timestamptz THEN 'withdrawn'
  WHEN account.status = 'BLOCKED' AND account."blockCause" IS DISTINCT FROM 'WRONG_TRIES' AND ${isKnown} THEN 'frozen'
  WHEN authorisation.status = 'BLOCKED' OR (account.status = 'BLOCKED' AND ${isKnown}) THEN 'blocked'
  WHEN authorisation.status = 'PENDING' AND authorisation."invitesLater" THEN 'notInvited'
  WHEN authorisation.status = 'PENDING' OR (account.status = 'INVITED' AND ${isKnown}) THEN 'invited'
  WHEN tries."waitUntil" IS NOT NULL AND ${isKnown} THEN 'waiting'
  ELSE 'active' END`;

/** Acts as beheerder now, for a period. */
export const deputyNow = (now: Date) => sql`(authorisation.role = 'EMPLOYEE' AND coalesce(
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
    sharedMailbox: sql`regexp_replace(split_part(split_part(${shownEmail}, '@', 1), '+', 1), '[._0-9]+$', '')
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

/** These filters, for an `authorisation` and its `account`, after a condition that is there already. */
export function conditionsOf(
  { patterns, standing, position, portal, remark, notable, review, among }: Filters,
  now: Date,
) {
  return all([
    ...(patterns.length > 0 ? [sql`authorisation."searchText" LIKE ALL (${[...patterns]}::text[])`] : []),
    ...(standing ? [standingIs(standing, now)] : []),
    ...(position ? [positionIs(position, now)] : []),
    ...(portal ? [sql`authorisation.portals @> ARRAY[${portal}::text]`] : []),
    ...(remark ? [hasRemark(remark, now)] : []),
    ...(notable ? [isNotable(now)] : []),
    ...(review ? [inReview(review, now)] : []),
    ...(among ? [sql`authorisation.id = ANY (${[...among]}::uuid[])`] : []),
  ]);
}
