import "server-only";
import { inReviewOf } from "#lib/features/administration/access-reviews/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { nameColumns, ownAdministersNow, ownOpenNow } from "#lib/features/base/people/store.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { empty, lock, sql } from "#lib/platform/db/sql.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { z } from "zod";
import type { Part } from "./schema.ts";

type New = { readonly startedById: string | null; readonly dueAt: Date; readonly lapsesAt: Date | null };

export const newCampaign = async (tx: Tx, wanted: New, now: Date) =>
  (await tx.reviewCampaign.create({ data: { ...wanted, startedAt: now }, select: { id: true } })).id;

const found = { startedBy: { select: nameColumns } } as const;

export async function findCampaign(db: Db, scope: Scope, id: string) {
  if (scope.of !== "everything") return null;
  const campaign = await db.reviewCampaign.findUnique({ where: { id }, include: found });
  return campaign && { ...campaign, startedBy: campaign.startedBy ? fullName(campaign.startedBy) : null };
}

export async function lockCampaign(tx: Tx, scope: Scope, id: string) {
  if (scope.of !== "everything" || !(await lock(tx, "ReviewCampaign", id))) return null;
  return findCampaign(tx, scope, id);
}

type Wanted = {
  readonly kind: "INTERMEDIARY" | "BUSINESS" | null;
  readonly organisationIds: readonly string[] | null;
  readonly notSince: Date | null;
  readonly after: string | null;
  readonly atMost: number;
};

const toAsk = statement("review-campaigns.to-ask", onlyId);

const isDue = (notSince: Date) => sql`organisation."createdAt" <= ${notSince}::timestamptz AND NOT EXISTS (
  SELECT 1 FROM "AccessReview" review WHERE review."organisationId" = organisation.id
    AND review."stoppedAt" IS NULL AND review."startedAt" > ${notSince}::timestamptz)`;

/** The next open organisations that have anybody with access, and no review going on. */
export async function nextToAsk(tx: Tx, { kind, organisationIds, notSince, after, atMost }: Wanted): Promise<string[]> {
  const rows = await toAsk(tx)`
    SELECT organisation.id FROM "Organisation" organisation
    WHERE organisation."closedAt" IS NULL
      ${kind ? sql`AND organisation.kind::text = ${kind}` : empty}
      ${organisationIds ? sql`AND organisation.id = ANY (${[...organisationIds]}::uuid[])` : empty}
      ${notSince ? sql`AND ${isDue(notSince)}` : empty}
      ${after ? sql`AND organisation.id > ${after}::uuid` : empty}
      AND EXISTS (SELECT 1 FROM "Authorisation" own
        WHERE own."organisationId" = organisation.id AND own.status IN ('PENDING', 'ACTIVE', 'BLOCKED'))
      AND NOT EXISTS (SELECT 1 FROM "AccessReview" review
        WHERE review."organisationId" = organisation.id AND review."finishedAt" IS NULL AND review."stoppedAt" IS NULL)
    ORDER BY organisation.id LIMIT ${atMost}`;
  return rows.map(({ id }) => id);
}

type Campaign = {
  readonly id: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly lapsesAt: Date | null;
};

/** Asks these organisations, each from now on. */
export const openReviews = (
  tx: Tx,
  { id: campaignId, dueAt, lapsesAt }: Campaign,
  organisationIds: readonly string[],
  now: Date,
) =>
  tx.accessReview.createManyAndReturn({
    data: organisationIds.map((organisationId) => ({ campaignId, organisationId, startedAt: now, dueAt, lapsesAt })),
    skipDuplicates: true,
  });

/** Stops what is not finished. Returns how many organisations that are. */
export const stopReviews = async (tx: Tx, campaignId: string, now: Date) =>
  (
    await tx.accessReview.updateMany({
      where: { campaignId, finishedAt: null, stoppedAt: null, lapsedAt: null },
      data: { stoppedAt: now },
    })
  ).count;

/** When organisations last began by themselves. */
export const lastYearly = async (tx: Tx) =>
  (
    await tx.reviewCampaign.findFirst({
      where: { startedById: null },
      select: { startedAt: true },
      orderBy: { startedAt: "desc" },
    })
  )?.startedAt ?? null;

const counting = statement("review-campaigns.counts", z.object({ id: z.string(), done: z.int(), open: z.int() }));

/** Of each campaign how many organisations are done and how many are not. */
export async function countsOf(db: Db, ids: readonly string[]) {
  const rows = await counting(db)`
    SELECT "campaignId" AS id, count(*) FILTER (WHERE "finishedAt" IS NOT NULL)::int AS done,
           count(*) FILTER (WHERE "finishedAt" IS NULL AND "stoppedAt" IS NULL)::int AS open
    FROM "AccessReview" WHERE "campaignId" = ANY (${[...ids]}::uuid[]) GROUP BY "campaignId"`;
  return new Map(rows.map((row) => [row.id, row]));
}

export async function listCampaigns(db: Reader, scope: Scope, atMost: number) {
  if (scope.of !== "everything") return [];
  const rows = await db.reviewCampaign.findMany({
    include: found,
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: atMost,
  });
  const counts = await countsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ startedBy, ...row }) => ({
    ...row,
    startedBy: startedBy ? fullName(startedBy) : null,
    done: counts.get(row.id)?.done ?? 0,
    open: counts.get(row.id)?.open ?? 0,
  }));
}

const Row = z.object({
  ...{
    id: z.string(),
    organisationId: z.string(),
    organisation: z.string(),
    sortName: z.string(),
    numbers: z.array(z.string()),
  },
  ...{
    dueAt: z.date(),
    finishedAt: z.date().nullable(),
    lapsedAt: z.date().nullable(),
    stoppedAt: z.date().nullable(),
  },
  ...{ finishedBy: z.string().nullable(), able: z.int(), kept: z.int(), ended: z.int(), left: z.int() },
});

const listing = statement("review-campaigns.organisations", Row);

type Asked = {
  readonly campaignId: string;
  readonly part: Part | null;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly atMost: number;
};

const isOf = (part: Part | null) =>
  part === "open"
    ? sql`AND review."finishedAt" IS NULL AND review."stoppedAt" IS NULL`
    : part === "klaar"
      ? sql`AND review."finishedAt" IS NOT NULL`
      : empty;

/** The organisations of a campaign by name, with where each stands now: counted while it goes on, kept when it is over. */
export const organisationsOf = (db: Reader, { campaignId, part, after, atMost }: Asked, now: Date) =>
  listing(db)`
    SELECT review.id, review."organisationId", organisation.name AS organisation, lower(organisation.name) AS "sortName",
           ARRAY(SELECT number FROM "OrganisationNumber" known WHERE known."organisationId" = organisation.id
                 ORDER BY known."createdAt", known.number) AS numbers,
           review."dueAt", review."finishedAt", review."lapsedAt", review."stoppedAt",
           (SELECT concat_ws(' ', person."firstName", nullif(person."namePrefix", ''), person."lastName")
            FROM "Authorisation" theirs JOIN "Account" person ON person.id = theirs."accountId"
            WHERE theirs.id = review."finishedById") AS "finishedBy",
           (SELECT count(*)::int FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
            WHERE own."organisationId" = organisation.id AND account.status = 'ACTIVE' AND ${ownOpenNow(now)}
              AND ${ownAdministersNow(now)}) AS able,
           coalesce(review.kept, (SELECT count(*)::int FROM "Authorisation" authorisation
             WHERE authorisation."organisationId" = organisation.id AND ${inReviewOf(true, now)})) AS kept,
           coalesce(review.ended + review.lapsed, (SELECT count(*)::int FROM "Authorisation" authorisation
             WHERE authorisation."organisationId" = organisation.id AND authorisation."createdAt" <= review."startedAt"
               AND authorisation."withdrawnAt" >= review."startedAt")) AS ended,
           coalesce(review."left", (SELECT count(*)::int FROM "Authorisation" authorisation
             WHERE authorisation."organisationId" = organisation.id AND ${inReviewOf(false, now)})) AS "left"
    FROM "AccessReview" review JOIN "Organisation" organisation ON organisation.id = review."organisationId"
    WHERE review."campaignId" = ${campaignId}::uuid ${isOf(part)}
      ${after ? sql`AND (lower(organisation.name), review.id) > (${after.name}, ${after.id}::uuid)` : empty}
    ORDER BY lower(organisation.name), review.id LIMIT ${atMost}`;

/** How many people nobody has confirmed yet in the organisations that are not done. */
export async function countLeft(tx: Tx, campaignId: string, now: Date) {
  const [row] = await unconfirmed(tx)`
    SELECT count(*)::int AS people
    FROM "AccessReview" review JOIN "Authorisation" authorisation ON authorisation."organisationId" = review."organisationId"
    WHERE review."campaignId" = ${campaignId}::uuid AND review."finishedAt" IS NULL AND review."stoppedAt" IS NULL
      AND ${inReviewOf(false, now)}`;
  return row?.people ?? 0;
}

const unconfirmed = statement("review-campaigns.unconfirmed", z.object({ people: z.int() }));

/** Each that is past its last day and not done, for what waits on *Vandaag*. It is part of a statement that counts. */
export const overdueReviewRows = (now: Date) => sql`
  SELECT review."dueAt" AS since, review."lapsesAt" AS until, NULL::uuid AS "takenById" FROM "AccessReview" review
  WHERE review."finishedAt" IS NULL AND review."stoppedAt" IS NULL AND review."dueAt" <= ${now}::timestamptz`;
