import "server-only";
import { z } from "zod";
import { accountName, nameRow } from "#lib/features/base/people/store.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";

/** The organisation in which the actor is beheerder, with what it asks. */
export const ruleOf = async (db: Db, scope: Scope) =>
  scope.of === "organisation"
    ? db.organisation.findUnique({
        where: { id: scope.organisationId },
        select: { id: true, name: true, strongFrom: true },
      })
    : null;

/** How many names are shown at most. */
export const mostShown = 50;

const people = statement(
  "strong-sign-in.people",
  z.object({
    ...{ id: z.string(), accountId: z.string(), ...nameRow },
    ...{ isExempt: z.boolean(), smsUntil: z.date().nullable(), smsBecause: z.string().nullable() },
  }),
);

type Ruled = { readonly id: string; readonly strongFrom: Date | null };

/**
 * Who may enter and has no app or passkey, or is exempt, by name: one more than are shown. Where nothing is asked nobody
 * is exempt.
 */
export function withoutStrong(db: Reader, { id, strongFrom }: Ruled, now: Date) {
  const isExempt = strongFrom ? sql`coalesce(own."smsUntil" > ${now}::timestamptz, false)` : sql`false`;
  return people(db)`
    SELECT own.id, account.id AS "accountId", ${accountName}, own."smsUntil", own."smsBecause",
      ${isExempt} AS "isExempt"
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own."organisationId" = ${id}::uuid AND own.status = 'ACTIVE'
      AND (${isExempt} OR NOT (
        EXISTS (SELECT FROM "Passkey" passkey WHERE passkey."accountId" = account.id)
        OR EXISTS (SELECT FROM "AuthenticatorApp" app
          WHERE app."accountId" = account.id AND app."confirmedAt" IS NOT NULL)))
    ORDER BY "isExempt" DESC, own."sortName", own.id LIMIT ${mostShown + 1}`;
}

const untold = statement(
  "strong-sign-in.untold",
  z.object({ ...{ id: z.string(), accountId: z.string(), email: z.string(), locale: z.string() }, ...nameRow }),
);

type After = { readonly id: string; readonly strongFrom: Date; readonly afterId: string | null };

/** Colleagues who cannot enter from that day on with what they have; the beheerders hear of it with the setting itself. */
export const withNothingYet = (tx: Tx, { id, strongFrom, afterId }: After, most: number) => untold(tx)`
    SELECT own.id, account.id AS "accountId", account.email, account.locale, ${accountName}
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own."organisationId" = ${id}::uuid AND own.status = 'ACTIVE' AND own.role = 'EMPLOYEE' AND account.status = 'ACTIVE'
      AND (${afterId}::uuid IS NULL OR own.id > ${afterId}::uuid)
      AND NOT coalesce(own."smsUntil" > ${strongFrom}::timestamptz, false)
      AND NOT EXISTS (SELECT FROM "Passkey" passkey WHERE passkey."accountId" = account.id)
      AND NOT EXISTS (SELECT FROM "AuthenticatorApp" app
        WHERE app."accountId" = account.id AND app."confirmedAt" IS NOT NULL)
    ORDER BY own.id LIMIT ${most}`;
