import "server-only";
import { z } from "zod";
import { nameOf } from "#lib/features/administration/authorisations/store/colleague.ts";
import type { Cursor, Sort } from "#lib/features/administration/colleagues/rules.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { InvitedAsStored } from "#lib/features/base/people/schema.ts";
import { accountName, nameRow } from "#lib/features/base/people/store.ts";
import { waitsOf } from "#lib/features/entrance/sign-in/store/waits.ts";
import { empty, sql } from "#lib/platform/db/sql.ts";
import { enums, onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader } from "#lib/platform/db/types.ts";
import { conditionsOf, deputyNow, isKnown, shownEmail, type Filters } from "./filters.ts";

type Wanted = Filters & {
  readonly organisationId: string;
  readonly sort: Sort;
  readonly after: Omit<Cursor, "before"> | null;
  readonly atMost: number;
  readonly countUpTo?: number;
};

/** What rows have of a person. */
export const personRow = {
  ...{ accountId: z.string(), ...nameRow, email: z.string(), isStaff: z.boolean() },
  ...{ accountStatus: z.enum(enums.AccountStatus), blockCause: z.enum(enums.AccountBlockCause).nullable() },
  waitUntil: z.date().nullable(),
};

/** What they have of somebody's place in an organisation. */
export const placeRow = {
  authorisationStatus: z.enum(enums.AuthorisationStatus),
  validUntil: z.date().nullable(),
  invitesLater: z.boolean(),
  accessCode: z.string(),
};

const Row = z.object({
  ...personRow,
  ...placeRow,
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
             account."lastName", ${shownEmail} AS email, account."mobileNumber",
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

const chosen = statement("colleagues.chosen", onlyId);

/** The ids of whoever a list would show, in its order. */
export async function idsOf(
  db: Db,
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
