import "server-only";
import type { Standing, Status } from "#lib/features/authorisations/rules.ts";
import type { Name } from "#lib/features/people/rules.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { empty, sql } from "#lib/platform/db/sql.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import type { Cursor, Sort } from "./rules.ts";

export type ListedColleague = Name &
  Standing & {
    readonly id: string;
    readonly accountId: string;
    readonly role: Role;
    readonly email: string;
    readonly isStaff: boolean;
    readonly sortName: string;
    readonly blockedAt: Date | null;
    readonly lastSignInAt: Date | null;
  };

type Wanted = {
  readonly organisationId: string;
  readonly patterns: readonly string[];
  readonly status: Status | null;
  readonly sort: Sort;
  readonly after: Cursor | null;
  readonly atMost: number;
};

/**
 * One page of an organisation's people in one statement; `status` means what `statusOf` of authorisations says.
 * Columns in the order are qualified: an output column of the same name would be sorted as text.
 */
export async function listColleagues(
  db: Pick<Reader, "$queryRaw">,
  wanted: Wanted,
  now: Date,
): Promise<ListedColleague[]> {
  const { organisationId, patterns, status, sort, after, atMost } = wanted;
  const matching =
    patterns.length > 0
      ? sql`AND replace(authorisation."sortName" || ' ' || lower(account.initials) || ' ' || account.email || ' '
                   || lower(authorisation."accessCode"), '-', '') LIKE ALL (${[...patterns]}::text[])`
      : empty;
  const inStatus = status
    ? sql`AND ${status} = CASE
        WHEN authorisation.status IN ('WITHDRAWN', 'EXPIRED') OR authorisation."validUntil" <= ${now}::timestamptz THEN 'withdrawn'
        WHEN account.status = 'BLOCKED' OR authorisation.status = 'BLOCKED' THEN 'blocked'
        WHEN account.status = 'INVITED' OR authorisation.status = 'PENDING' THEN 'invited'
        WHEN tries."waitUntil" IS NOT NULL THEN 'waiting'
        ELSE 'active' END`
    : empty;
  const { beyond, order } = sort === "name" ? byName(after) : byLastSignIn(after);
  return db.$queryRaw<ListedColleague[]>`
    SELECT authorisation.id, authorisation."accountId", authorisation.role::text AS role, authorisation."sortName",
           authorisation.status::text AS "authorisationStatus", authorisation."validUntil",
           account.status::text AS "accountStatus", account."blockCause"::text AS "blockCause",
           coalesce(account."blockedAt", authorisation."blockedAt") AS "blockedAt", tries."waitUntil",
           account.initials, account."firstName", account."namePrefix", account."lastName", account.email,
           cardinality(account."staffRoles") > 0 AS "isStaff", account."lastSignInAt"
    FROM "Authorisation" authorisation
    JOIN "Account" account ON account.id = authorisation."accountId"
    LEFT JOIN "PasswordTries" tries ON tries.key = account.id::text AND tries."waitUntil" > ${now}::timestamptz
    WHERE authorisation."organisationId" = ${organisationId}::uuid ${matching} ${inStatus} ${beyond}
    ORDER BY ${order} LIMIT ${atMost}`;
}

const byName = (after: Cursor | null) => ({
  beyond: after ? sql`AND (authorisation."sortName", authorisation.id) > (${after.key}, ${after.id}::uuid)` : empty,
  order: sql`authorisation."sortName", authorisation.id`,
});

/** Last seen first; who never signed in comes at the end. */
const byLastSignIn = (after: Cursor | null) => {
  const moment = sql`coalesce(account."lastSignInAt", '-infinity')`;
  return {
    beyond: after
      ? sql`AND (${moment}, authorisation.id) < (${after.key || "-infinity"}::timestamptz, ${after.id}::uuid)`
      : empty,
    order: sql`${moment} DESC, authorisation.id DESC`,
  };
};
