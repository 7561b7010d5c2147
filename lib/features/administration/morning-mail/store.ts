import "server-only";
import { z } from "zod";
import { ownAdministersNow, ownOpenNow } from "#lib/features/base/people/store.ts";
import { sentBefore } from "#lib/features/administration/invitations/rules.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { after, days } from "#lib/platform/durations.ts";
import { todayBegan } from "#lib/platform/mornings.ts";
import { endsWithinDays } from "./rules.ts";

const due = statement(
  "morning-mail.due",
  z.object({ id: z.string(), email: z.string(), locale: z.string(), firstName: z.string(), since: z.date() }),
);

/**
 * Takes people whose mail of today is not made yet. Whoever is taken has had it, however many workers ask; who is locked
 * by something else is found by the next hour.
 */
export const takeDue = (tx: Tx, atMost: number, now: Date) =>
  due(tx)`
    WITH next AS MATERIALIZED (
      SELECT id, coalesce("morningMailAt", ${now}::timestamptz - interval '1 day') AS since FROM "Account"
      WHERE "morningMail" AND status = 'ACTIVE'
        AND ("morningMailAt" IS NULL OR "morningMailAt" < ${todayBegan(now)}::timestamptz)
      ORDER BY id LIMIT ${atMost} FOR UPDATE SKIP LOCKED
    )
    UPDATE "Account" account SET "morningMailAt" = ${now}::timestamptz FROM next WHERE account.id = next.id
    RETURNING account.id, account.email, account.locale, account."firstName", next.since`;

const opened = statement(
  "morning-mail.open",
  z.object({
    ...{ organisationId: z.string(), organisation: z.string(), requests: z.int(), proposals: z.int() },
    ...{ blocked: z.int(), invitations: z.int(), returned: z.int(), reviews: z.int() },
    ...{ ending: z.int(), ended: z.int() },
  }),
);

type Reader = { readonly id: string; readonly since: Date };

/** What is open where this person is a beheerder now, without what is about themselves. */
export const openFor = (tx: Tx, { id, since }: Reader, now: Date) =>
  opened(tx)`
    SELECT own."organisationId", organisation.name AS organisation,
      (SELECT count(*)::int FROM "HelpRequest" request
       WHERE request."organisationId" = own."organisationId" AND request.status IN ('RECEIVED', 'SEEN')
         AND request."accountId" IS DISTINCT FROM own."accountId") AS requests,
      (SELECT count(*)::int FROM "Proposal" proposal
       WHERE proposal."organisationId" = own."organisationId" AND proposal.status = 'WAITING'
         AND proposal."expiresAt" > ${now}::timestamptz AND EXISTS (
           SELECT FROM deciders_of(proposal, ${now}::timestamptz) decider WHERE decider."accountId" = own."accountId")
      ) AS proposals,
      (SELECT count(*)::int FROM "Authorisation" colleague JOIN "Account" account ON account.id = colleague."accountId"
       WHERE colleague."organisationId" = own."organisationId" AND colleague.status IN ('ACTIVE', 'BLOCKED')
         AND colleague.id <> own.id AND (colleague.status = 'BLOCKED' OR account.status = 'BLOCKED')) AS blocked,
      (SELECT count(*)::int FROM "Authorisation" invited
       WHERE invited."organisationId" = own."organisationId" AND invited.status = 'PENDING'
         AND (invited."validUntil" IS NULL OR invited."validUntil" > ${now}::timestamptz)
         AND (SELECT max(sent."createdAt") FROM "OneTimeLink" sent
              WHERE sent."accountId" = invited."accountId" AND sent."authorisationId" = invited.id
                AND sent.purpose IN ('ACTIVATE', 'ACCEPT') AND sent."changeId" IS NULL) <= ${sentBefore(now)}::timestamptz
      ) AS invitations,
      (SELECT count(*)::int FROM "Authorisation" colleague JOIN "Account" account ON account.id = colleague."accountId"
       WHERE colleague."organisationId" = own."organisationId" AND colleague.status IN ('PENDING', 'ACTIVE', 'BLOCKED')
         AND colleague.id <> own.id AND EXISTS (
           SELECT FROM "ReturnedAddress" returned WHERE returned.address = account.email
             OR (returned.address = account."mobileNumber" AND colleague.status <> 'PENDING'))) AS returned,
      (SELECT count(*)::int FROM "AccessReview" review
       WHERE review."organisationId" = own."organisationId" AND review."finishedAt" IS NULL
         AND review."stoppedAt" IS NULL AND review."lapsedAt" IS NULL) AS reviews,
      (SELECT count(*)::int FROM "Authorisation" colleague
       WHERE colleague."organisationId" = own."organisationId" AND colleague.status IN ('ACTIVE', 'BLOCKED')
         AND colleague.id <> own.id AND colleague."validUntil" > ${now}::timestamptz
         AND colleague."validUntil" <= ${after(now, days(endsWithinDays))}::timestamptz) AS ending,
      (SELECT count(*)::int FROM "AuditRecord" record
       WHERE record."organisationId" = own."organisationId" AND record.at > ${since}::timestamptz
         AND record.event IN ('authorisation.expire', 'invitation.end') AND record.outcome = 'done') AS ended
    FROM "Authorisation" own
    JOIN "Organisation" organisation ON organisation.id = own."organisationId" AND organisation."closedAt" IS NULL
    WHERE own."accountId" = ${id}::uuid AND ${ownOpenNow(now)} AND ${ownAdministersNow(now)}
    ORDER BY organisation.name, own.id`;
