import "server-only";
import { unconfirmed } from "#lib/features/administration/authorisations/rules/ending.ts";
import { inReview, isNotable, isReviewed } from "#lib/features/administration/colleagues/store/filters.ts";
import { waitsOf } from "#lib/features/entrance/sign-in/store/waits.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { accountName, nameColumns, nameRow } from "#lib/features/base/people/store.ts";
import { type Scope, within } from "#lib/platform/access/scope.ts";
import { empty, lock, sql } from "#lib/platform/db/sql.ts";
import { enums, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { z } from "zod";
import type { Review } from "./rules.ts";

const open = { finishedAt: null, stoppedAt: null } as const;

type Seen = Review & { readonly id: string; readonly organisationId: string };

/** The review that an organisation is asked for now. */
export const openReview = (db: Db, organisationId: string): Promise<Seen | null> =>
  db.accessReview.findFirst({ where: { organisationId, ...open } });

/** The last one that was finished here. */
export async function lastReview(db: Reader, organisationId: string) {
  const found = await db.accessReview.findFirst({
    where: { organisationId, finishedAt: { not: null } },
    include: { finishedBy: { select: { account: { select: nameColumns } } } },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
  });
  if (!found?.finishedAt) return null;
  const { finishedAt, finishedBy, kept, ended, lapsed, left } = found;
  return { at: finishedAt, by: finishedBy ? fullName(finishedBy.account) : "", kept, ended, lapsed, left };
}

/** A review with its organisation, both locked: whoever withdraws somebody there locks that organisation too. */
export async function lockReview(tx: Tx, scope: Scope, id: string) {
  const seen = await tx.accessReview.findFirst({ where: { id, ...within(scope) }, select: { organisationId: true } });
  if (!seen) return null;
  await lock(tx, "Organisation", seen.organisationId);
  await lock(tx, "AccessReview", id);
  const found = await tx.accessReview.findUniqueOrThrow({
    where: { id },
    include: { organisation: { select: { name: true } } },
  });
  const { organisation, ...review } = found;
  return { ...review, organisation: organisation.name };
}

export type LockedReview = NonNullable<Awaited<ReturnType<typeof lockReview>>>;

const left = statement(
  "access-reviews.left",
  z.object({ id: z.string(), accountId: z.string(), role: z.enum(enums.Role), isBlocked: z.boolean(), ...nameRow }),
);

type Among = { readonly among?: readonly string[]; readonly skip?: number; readonly atMost?: number };

/**
 * Whoever is not confirmed yet, the beheerders last, and of these last whoever signed in last: so the one who stays when
 * access ends is somebody who comes here.
 */
export const leftIn = (
  db: Db,
  { id, organisationId, startedAt }: Pick<Seen, "id" | "organisationId" | "startedAt">,
  { among, skip = 0, atMost = 500 }: Among,
  now: Date,
) =>
  left(db)`
    SELECT authorisation.id, authorisation."accountId", authorisation.role::text AS role,
           authorisation.status = 'BLOCKED' OR account.status = 'BLOCKED' AS "isBlocked", ${accountName}
    FROM "Authorisation" authorisation JOIN "Account" account ON account.id = authorisation."accountId"
    WHERE authorisation."organisationId" = ${organisationId}::uuid
      AND ${inReview({ id, startedAt, confirmed: false }, now)}
      ${among ? sql`AND authorisation.id = ANY (${[...among]}::uuid[])` : empty}
    ORDER BY authorisation.role = 'ADMINISTRATOR', account."lastSignInAt" NULLS FIRST, authorisation.id
    LIMIT ${atMost} OFFSET ${skip}`;

/** The same for SQL, of an `authorisation` and the `review` of its organisation in the statement. */
export const inReviewOf = (confirmed: boolean, now: Date) =>
  isReviewed(sql`review.id`, sql`review."startedAt"`, confirmed, now);

const counting = statement("access-reviews.counts", z.object({ left: z.int(), kept: z.int(), ended: z.int() }));

/** Of whoever was there when the review began: not confirmed yet, confirmed, and ended since. */
export async function countsOf(db: Db, review: Pick<Seen, "id" | "organisationId" | "startedAt">, now: Date) {
  const { id, organisationId, startedAt } = review;
  const counted = (confirmed: boolean) =>
    sql`count(*) FILTER (WHERE ${inReview({ id, startedAt, confirmed }, now)})::int`;
  const [row] = await counting(db)`
    SELECT ${counted(false)} AS "left", ${counted(true)} AS kept,
           count(*) FILTER (WHERE authorisation."createdAt" <= ${startedAt}::timestamptz
             AND (authorisation."withdrawnAt" >= ${startedAt}::timestamptz
               OR (authorisation."validUntil" > ${startedAt}::timestamptz AND authorisation."validUntil" <= ${now}::timestamptz)))::int
             AS ended
    FROM "Authorisation" authorisation WHERE authorisation."organisationId" = ${organisationId}::uuid`;
  return row ?? { left: 0, kept: 0, ended: 0 };
}

const notable = statement("access-reviews.notable", z.object({ notable: z.int() }));

/** How many of those who are not confirmed yet deserve a look. */
export async function countNotable(db: Reader, { id, organisationId, startedAt }: Seen, now: Date) {
  const [row] = await notable(db)`
    SELECT count(*)::int AS notable
    FROM "Authorisation" authorisation JOIN "Account" account ON account.id = authorisation."accountId"
    ${waitsOf(sql`authorisation."accountId"`, now)}
    WHERE authorisation."organisationId" = ${organisationId}::uuid
      AND ${inReview({ id, startedAt, confirmed: false }, now)} AND ${isNotable(now)}`;
  return row?.notable ?? 0;
}

/** Who confirmed anybody in it. */
export async function whoConfirmed(db: Db, reviewId: string): Promise<string[]> {
  const rows = await db.accessConfirmation.groupBy({ by: ["confirmedById"], where: { reviewId } });
  return rows.map(({ confirmedById }) => confirmedById);
}

/** The names of the first who lost their access because nobody confirmed them. */
export async function whoLost(tx: Tx, organisationId: string, since: Date, atMost: number): Promise<string[]> {
  const rows = await tx.authorisation.findMany({
    where: { organisationId, withdrawReason: unconfirmed, withdrawnAt: { gte: since } },
    select: { account: { select: nameColumns } },
    orderBy: [{ sortName: "asc" }, { id: "asc" }],
    take: atMost,
  });
  return rows.map(({ account }) => fullName(account));
}

/** Stops what is asked of an organisation that ends: there is nobody left to go through. */
export const stopReview = (tx: Tx, organisationId: string, now: Date) =>
  tx.accessReview.updateMany({ where: { organisationId, ...open }, data: { stoppedAt: now } });

type Confirming = { readonly review: Seen; readonly confirmedById: string; readonly ids: readonly string[] };

export const confirm = (tx: Tx, { review: { id, organisationId }, confirmedById, ids }: Confirming, now: Date) =>
  tx.accessConfirmation.createMany({
    data: ids.map((authorisationId) => ({
      ...{ reviewId: id, authorisationId, organisationId, confirmedById, confirmedAt: now },
    })),
    skipDuplicates: true,
  });
