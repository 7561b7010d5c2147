import "server-only";
import { z } from "zod";
import { sql } from "#lib/platform/db/sql.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";

/** How many of the people an import added can sign in, or could once. */
export const activatedSince = (db: Db, importId: string) =>
  db.authorisation.count({ where: { importId, status: { in: ["ACTIVE", "BLOCKED"] } } });

/** Whoever an import added and became beheerder since: who undoes it leaves them as they are. */
const staying = { role: "ADMINISTRATOR" } as const;

/** The same for SQL, of an authorisation called `own` in the statement. */
const stays = sql`own.role = ${staying.role}::"Role"`;

/** How many those are. */
export const stayingOf = (db: Db, importId: string) => db.authorisation.count({ where: { importId, ...staying } });

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
const authorisationLock = statement("imports.lock-authorisations", z.object({ id: z.string(), accountId: z.string() }));
const leaving = statement("imports.untouched", onlyId);

/**
 * Removes whoever was added and never began, as if the file had not been. Whoever left a trace, or must stay, stays
 * withdrawn; whoever became beheerder since is left alone.
 */
export async function removeAdded(tx: Tx, importId: string, now: Date): Promise<number> {
  await accountLock(tx)`
    SELECT id FROM "Account" WHERE id IN (SELECT "accountId" FROM "Authorisation" WHERE "importId" = ${importId}::uuid)
    ORDER BY id FOR UPDATE`;
  const rows = await authorisationLock(tx)`
    SELECT own.id, own."accountId" FROM "Authorisation" own
    WHERE own."importId" = ${importId}::uuid AND NOT ${stays} ORDER BY own.id FOR UPDATE`;
  const ids = rows.map(({ id }) => id);
  const accountIds = rows.map(({ accountId }) => accountId);
  await tx.$executeRaw`
    UPDATE "ImportRow" SET outcome = 'UNDONE', "authorisationId" = NULL, "organisationId" = NULL
    WHERE "importId" = ${importId}::uuid AND outcome = 'ADDED' AND NOT EXISTS (
      SELECT FROM "Authorisation" own WHERE own.id = "ImportRow"."authorisationId" AND ${stays})`;
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
    WHERE id = ANY (${ids}::uuid[]) AND status <> 'WITHDRAWN'`;
  const untouched = await leaving(tx)`
    SELECT own.id FROM "Authorisation" own WHERE own.id = ANY (${ids}::uuid[]) AND ${isUntouched}
      AND NOT is_held(own."accountId", own."organisationId")`;
  const gone = untouched.map(({ id }) => id);
  await tx.$executeRaw`DELETE FROM "OneTimeLink" WHERE "authorisationId" = ANY (${gone}::uuid[])`;
  await tx.$executeRaw`DELETE FROM "Authorisation" WHERE id = ANY (${gone}::uuid[])`;
  await tx.$executeRaw`
    DELETE FROM "Account" account WHERE account.id = ANY (${accountIds}::uuid[]) AND account.status = 'INVITED'
      AND coalesce(cardinality(account."staffRoles"), 0) = 0 AND ${isAlone}`;
  return rows.length;
}
