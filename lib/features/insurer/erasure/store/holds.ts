import "server-only";
import { z } from "zod";
import { fullName } from "#lib/features/base/people/rules.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import type { Place } from "#lib/platform/paging.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";

const name = { initials: true, firstName: true, namePrefix: true, lastName: true } as const;

const holdColumns = {
  ...{ id: true, accountId: true, organisationId: true, reason: true, note: true, placedAt: true, until: true },
  ...{ endedAt: true, account: { select: name }, organisation: { select: { name: true } } },
  placedBy: { select: name },
} as const;

const holdFrom = <H extends { account: Parameters<typeof fullName>[0] | null; organisation: { name: string } | null }>({
  account,
  organisation,
  ...hold
}: H) => ({ ...hold, whom: account ? fullName(account) : (organisation?.name ?? "") });

type Wanted = { readonly after: Place | null; readonly atMost: number };

/** What must stay now, the oldest first. */
export async function standingHolds(db: Reader, { after: from, atMost }: Wanted) {
  const beyond = from && { placedAt: { gte: from.at }, OR: [{ placedAt: { gt: from.at } }, { id: { gt: from.id } }] };
  const rows = await db.legalHold.findMany({
    where: { endedAt: null, ...beyond },
    select: holdColumns,
    orderBy: [{ placedAt: "asc" }, { id: "asc" }],
    take: atMost,
  });
  return rows.map(({ placedBy, ...row }) => ({ ...holdFrom(row), by: fullName(placedBy) }));
}

export async function lockHold(tx: Tx, id: string) {
  if (!(await lock(tx, "LegalHold", id))) return null;
  const found = await tx.legalHold.findUnique({ where: { id }, select: holdColumns });
  return found && holdFrom(found);
}

export type Hold = NonNullable<Awaited<ReturnType<typeof lockHold>>>;

const forgetting = {
  call: (callBackId) => job("call-back.forget", { callBackId }),
  request: (helpRequestId) => job("help-request.forget", { helpRequestId }),
  import: (importId) => job("import.forget", { importId }),
  act: (bulkActId) => job("bulk-act.forget", { bulkActId }),
  appointment: (appointmentId) => job("appointment.forget", { appointmentId }),
  load: (loadId) => job("organisation-file.forget", { loadId }),
} as const satisfies Record<string, (id: string) => Outgoing>;

const kept = Object.keys(forgetting) as (keyof typeof forgetting)[];
const again = statement("erasure.kept-by-hold", z.object({ kind: z.enum(kept), id: z.string() }));

/**
 * What was left alone while it was held is looked at again: of the person or of everyone who is or was in the
 * organisation, wherever it is, by what `is_held` and `held_addresses` know them by. What is held otherwise, or is not
 * over yet, stays.
 */
export async function lookedAtAgain(tx: Tx, { accountId, organisationId }: Hold): Promise<Outgoing[]> {
  const rows = await again(tx)`
    WITH people AS (
      SELECT id FROM "Account" WHERE id = ${accountId}::uuid
      UNION SELECT "accountId" FROM "Authorisation" WHERE "organisationId" = ${organisationId}::uuid
    ), places AS (
      SELECT own.id, own."organisationId", own."invitedEmail" FROM "Authorisation" own JOIN people ON people.id = own."accountId"
    ), offices AS (
      SELECT id FROM "Organisation" WHERE id = ${organisationId}::uuid UNION SELECT "organisationId" FROM places
    ), emails AS (
      SELECT email FROM "Account" JOIN people USING (id)
      UNION SELECT "invitedEmail" FROM places
      UNION SELECT changed."newEmail" FROM "AccountChange" changed JOIN people ON people.id = changed."accountId"
        WHERE changed."completedAt" IS NOT NULL
    )
    SELECT 'call' AS kind, id FROM "CallBackRequest"
      WHERE "accountId" IN (SELECT id FROM people) OR email IN (SELECT email FROM emails)
    UNION ALL SELECT 'request', id FROM "HelpRequest" WHERE "organisationId" = ${organisationId}::uuid
      OR "accountId" IN (SELECT id FROM people) OR email IN (SELECT email FROM emails)
    UNION ALL SELECT 'import', id FROM "Import" WHERE "organisationId" IN (SELECT id FROM offices)
    UNION ALL SELECT 'act', id FROM "BulkAct" WHERE "organisationId" IN (SELECT id FROM offices)
    UNION ALL SELECT 'appointment', id FROM "Appointment" WHERE "organisationId" = ${organisationId}::uuid
      OR "authorisationId" IN (SELECT id FROM places) OR email IN (SELECT email FROM emails)
      OR "followerEmail" IN (SELECT email FROM emails)
    UNION ALL SELECT 'load', id FROM "OrganisationLoad"`;
  return rows.map(({ kind, id }) => forgetting[kind](id));
}
