import "server-only";
import { z } from "zod";
import { stopReview } from "#lib/features/administration/access-reviews/store.ts";
import { stopImports } from "#lib/features/administration/imports/store/imports.ts";
import { closeAllRequests } from "#lib/features/help/help-requests/store/closing.ts";
import { closedWith } from "#lib/features/insurer/organisations/rules.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";

const ending = statement(
  "organisations.what-ends",
  z.object({
    ...{ people: z.int(), sessions: z.int(), requests: z.int(), invitations: z.int(), changes: z.int() },
    imports: z.int(),
  }),
);

/** What ends when the organisation ends. */
export async function whatEnds(db: Db, organisationId: string) {
  const [row] = await ending(db)`
    WITH own AS (SELECT id FROM "Authorisation"
                 WHERE "organisationId" = ${organisationId}::uuid AND status IN ('PENDING', 'ACTIVE', 'BLOCKED'))
    SELECT (SELECT count(*)::int FROM own) AS people,
           (SELECT count(*)::int FROM "Session" session JOIN own ON own.id = session."authorisationId"
            WHERE session."endedAt" IS NULL) AS sessions,
           (SELECT count(*)::int FROM "HelpRequest" request WHERE request."organisationId" = ${organisationId}::uuid
              AND request.status IN ('RECEIVED', 'SEEN')) AS requests,
           (SELECT count(*)::int FROM "Authorisation" pending WHERE pending."organisationId" = ${organisationId}::uuid
              AND pending.status = 'PENDING') AS invitations,
           (SELECT count(*)::int FROM "AccountChange" change WHERE change."organisationId" = ${organisationId}::uuid
              AND change."completedAt" IS NULL AND change."cancelledAt" IS NULL) AS changes,
           (SELECT count(*)::int FROM "Import" import WHERE import."organisationId" = ${organisationId}::uuid
              AND import.status = 'RUNNING') AS imports`;
  return row ?? { people: 0, sessions: 0, requests: 0, invitations: 0, changes: 0, imports: 0 };
}

const isStillThere = sql`own.status IN ('PENDING', 'ACTIVE', 'BLOCKED')`;

const accountLock = statement("organisations.lock-accounts", onlyId);
const withdrawing = statement("organisations.withdraw-everyone", onlyId);
const cancelling = statement("organisations.cancel-changes", onlyId);

/**
 * Ends everything of everyone in a locked organisation, in a few statements however many they are. What people have
 * elsewhere goes on: an activation link waits with another invitation, and "that was not me" stays possible.
 */
export async function endEverything(tx: Tx, organisationId: string, now: Date) {
  await accountLock(tx)`
    SELECT id FROM "Account" WHERE id IN (
      SELECT own."accountId" FROM "Authorisation" own WHERE own."organisationId" = ${organisationId}::uuid AND ${isStillThere})
    ORDER BY id FOR NO KEY UPDATE`;
  const authorisations = await withdrawing(tx)`
    UPDATE "Authorisation" own SET status = 'WITHDRAWN', "withdrawnAt" = ${now}::timestamptz,
      "withdrawReason" = ${closedWith}, "deputyFrom" = NULL, "deputyUntil" = NULL
    WHERE own."organisationId" = ${organisationId}::uuid AND ${isStillThere} RETURNING own.id`;
  const ids = authorisations.map(({ id }) => id);
  const sessions = await tx.$executeRaw`
    UPDATE "Session" SET "endedAt" = ${now}::timestamptz
    WHERE "authorisationId" IN (SELECT id FROM "Authorisation" WHERE "organisationId" = ${organisationId}::uuid)
      AND "endedAt" IS NULL`;
  const changes = await cancelling(tx)`
    UPDATE "AccountChange" SET "cancelledAt" = ${now}::timestamptz
    WHERE "organisationId" = ${organisationId}::uuid AND "completedAt" IS NULL AND "cancelledAt" IS NULL RETURNING id`;
  await tx.$executeRaw`
    UPDATE "OneTimeLink" SET "replacedAt" = ${now}::timestamptz
    WHERE "changeId" = ANY (${changes.map(({ id }) => id)}::uuid[]) AND purpose <> 'NOT_ME'
      AND "usedAt" IS NULL AND "replacedAt" IS NULL`;
  await tx.$executeRaw`
    UPDATE "OneTimeLink" link SET "authorisationId" = (
      SELECT max(elsewhere.id::text)::uuid FROM "Authorisation" elsewhere
      WHERE elsewhere."accountId" = link."accountId" AND elsewhere.status = 'PENDING')
    WHERE link."authorisationId" = ANY (${ids}::uuid[]) AND link.purpose = 'ACTIVATE'
      AND link."usedAt" IS NULL AND link."replacedAt" IS NULL AND EXISTS (
        SELECT FROM "Authorisation" elsewhere
        WHERE elsewhere."accountId" = link."accountId" AND elsewhere.status = 'PENDING')`;
  const invitations = await tx.$executeRaw`
    UPDATE "OneTimeLink" SET "replacedAt" = ${now}::timestamptz
    WHERE "authorisationId" = ANY (${ids}::uuid[]) AND purpose IN ('ACTIVATE', 'ACCEPT')
      AND "usedAt" IS NULL AND "replacedAt" IS NULL`;
  await stopReview(tx, organisationId, now);
  const requests = await closeAllRequests(tx, organisationId, now);
  const imports = await stopImports(tx, organisationId, now);
  return { authorisations: ids.length, sessions, changes: changes.length, invitations, requests, imports };
}
