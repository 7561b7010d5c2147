import "server-only";
import { z } from "zod";
import { endChanges } from "#lib/features/administration/authorisations/store/ending.ts";
import { closeRequests } from "#lib/features/help/help-requests/store/closing.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";

/**
 * How one of the people an import added stands when it is undone: can sign in, or could once; stays as they are, since
 * they became beheerder or somebody ended it before; or goes.
 */
const standings = ["begun", "staying", "leaving"] as const;
type Standing = (typeof standings)[number];

/** Of an authorisation called `own` in the statement. The invited address goes with the first moment that it is active. */
const standing = sql`CASE WHEN own."invitedEmail" IS NULL THEN 'begun'
  WHEN own.status = 'PENDING' AND own.role <> 'ADMINISTRATOR' THEN 'leaving' ELSE 'staying' END`;

const counting = statement("imports.standings", z.object({ standing: z.enum(standings), count: z.int() }));

/** How many of the people an import added stand in each way. */
export async function standingsOf(db: Db, importId: string): Promise<Readonly<Record<Standing, number>>> {
  const rows = await counting(db)`
    SELECT ${standing} AS standing, count(*)::int AS count FROM "Authorisation" own
    WHERE own."importId" = ${importId}::uuid GROUP BY 1`;
  const count = (wanted: Standing) => rows.find((row) => row.standing === wanted)?.count ?? 0;
  return { begun: count("begun"), staying: count("staying"), leaving: count("leaving") };
}

/** No other row refers to this authorisation that would stay without it; each such table is named here. */
const isUntouched = sql`
  NOT EXISTS (SELECT FROM "HelpRequest" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "LoginTransaction" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "AccountChange" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "Session" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "StaffView" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "Appointment" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "ImportRow" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "OneTimeLink" other WHERE other."authorisationId" = own.id AND other."usedAt" IS NOT NULL)`;

/** Without this authorisation, no other row refers to the account. */
const isAlone = sql`
  NOT EXISTS (SELECT FROM "Authorisation" other WHERE other."accountId" = account.id)
  AND NOT EXISTS (SELECT FROM "OneTimeLink" other WHERE other."accountId" = account.id)
  AND NOT EXISTS (SELECT FROM "LoginTransaction" other WHERE other."accountId" = account.id)
  AND NOT EXISTS (SELECT FROM "Session" other WHERE other."accountId" = account.id)
  AND NOT EXISTS (SELECT FROM "HelpRequest" other WHERE account.id IN (other."accountId", other."takenById"))
  AND NOT EXISTS (SELECT FROM "CallBackRequest" other WHERE account.id IN (other."accountId", other."takenById"))
  AND NOT EXISTS (SELECT FROM "AccountChange" other WHERE other."accountId" = account.id)
  AND NOT EXISTS (SELECT FROM "StaffCase" other WHERE account.id IN (other."accountId", other."takenById"))`;

const accountLock = statement("imports.lock-accounts", onlyId);
const Place = z.object({ id: z.string(), accountId: z.string(), standing: z.enum(standings) });
type Place = Readonly<z.infer<typeof Place>>;
const authorisationLock = statement("imports.lock-authorisations", Place);
const untouched = statement("imports.untouched", onlyId);

/** Those people, locked before it is asked how they stand: whoever begins takes no lock of the organisation. */
export async function lockAdded(tx: Tx, importId: string): Promise<Place[]> {
  await accountLock(tx)`
    SELECT id FROM "Account" WHERE id IN (SELECT "accountId" FROM "Authorisation" WHERE "importId" = ${importId}::uuid)
    ORDER BY id FOR UPDATE`;
  return authorisationLock(tx)`
    SELECT own.id, own."accountId", ${standing} AS standing FROM "Authorisation" own
    WHERE own."importId" = ${importId}::uuid ORDER BY own.id FOR UPDATE`;
}

/**
 * Removes people who were added and never began, as if the file had not been, with all that was on its way for them. They
 * must be locked. Whoever left a trace, or must stay, stays withdrawn. Returns what the record says of it.
 */
export async function removeAdded(
  tx: Tx,
  { id: importId, organisationId }: { readonly id: string; readonly organisationId: string },
  leaving: readonly Place[],
  now: Date,
) {
  const ids = leaving.map(({ id }) => id);
  const accountIds = leaving.map(({ accountId }) => accountId);
  await tx.$executeRaw`
    UPDATE "ImportRow" SET outcome = 'UNDONE', "authorisationId" = NULL, "organisationId" = NULL
    WHERE "importId" = ${importId}::uuid AND outcome = 'ADDED' AND "authorisationId" = ANY (${ids}::uuid[])`;
  const helpRequestIds = await closeRequests(tx, ids, now);
  const changes = await endChanges(tx, { ids, organisationId }, now);
  // One link activates the account wherever it waits, so another organisation's invitation still needs it.
  await tx.$executeRaw`
    UPDATE "OneTimeLink" link SET "authorisationId" = elsewhere.id FROM "Authorisation" elsewhere
    WHERE link."authorisationId" = ANY (${ids}::uuid[]) AND link.purpose = 'ACTIVATE'
      AND link."usedAt" IS NULL AND link."replacedAt" IS NULL
      AND elsewhere."accountId" = link."accountId" AND elsewhere.status = 'PENDING' AND elsewhere.id <> ALL (${ids}::uuid[])`;
  await tx.$executeRaw`
    UPDATE "OneTimeLink" SET "replacedAt" = ${now}::timestamptz
    WHERE "authorisationId" = ANY (${ids}::uuid[]) AND "usedAt" IS NULL AND "replacedAt" IS NULL`;
  await tx.$executeRaw`
    UPDATE "Authorisation" SET status = 'WITHDRAWN', "withdrawnAt" = ${now}::timestamptz
    WHERE id = ANY (${ids}::uuid[])`;
  const gone = (
    await untouched(tx)`
    SELECT own.id FROM "Authorisation" own WHERE own.id = ANY (${ids}::uuid[]) AND ${isUntouched}
      AND NOT is_held(own."accountId", own."organisationId")`
  ).map(({ id }) => id);
  await tx.$executeRaw`DELETE FROM "OneTimeLink" WHERE "authorisationId" = ANY (${gone}::uuid[])`;
  await tx.$executeRaw`DELETE FROM "Authorisation" WHERE id = ANY (${gone}::uuid[])`;
  await tx.$executeRaw`
    DELETE FROM "Account" account WHERE account.id = ANY (${accountIds}::uuid[]) AND account.status = 'INVITED'
      AND coalesce(cardinality(account."staffRoles"), 0) = 0 AND ${isAlone}`;
  const authorisationIds = ids.filter((id) => !gone.includes(id));
  return {
    removed: ids.length,
    ...(authorisationIds.length > 0 && { authorisationIds }),
    ...(helpRequestIds.length > 0 && { helpRequestIds }),
    ...(changes > 0 && { changes }),
  };
}
