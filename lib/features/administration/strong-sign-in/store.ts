import "server-only";
import { z } from "zod";
import { accountName, nameRow } from "#lib/features/base/people/store.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";

/** The organisation in which the actor is beheerder, with what it asks. */
export const ruleOf = async (db: Reader | Tx, scope: Scope) =>
  scope.of === "organisation"
    ? db.organisation.findUnique({
        where: { id: scope.organisationId },
        select: { id: true, name: true, strongFrom: true },
      })
    : null;

/** So many names are shown at most. */
export const mostShown = 50;

const people = statement(
  "strong-sign-in.people",
  z.object({
    ...{ id: z.string(), accountId: z.string(), ...nameRow },
    ...{ isExcused: z.boolean(), smsUntil: z.date().nullable(), smsBecause: z.string().nullable() },
  }),
);

/** Who may enter and has no app or passkey, or is excused, by name: one more than are shown. */
export const withoutStrong = (db: Reader, organisationId: string, now: Date) =>
  people(db)`
    SELECT own.id, account.id AS "accountId", ${accountName}, own."smsUntil", own."smsBecause",
      coalesce(own."smsUntil" > ${now}::timestamptz, false) AS "isExcused"
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own."organisationId" = ${organisationId}::uuid AND own.status = 'ACTIVE'
      AND (own."smsUntil" > ${now}::timestamptz OR NOT (
        EXISTS (SELECT FROM "Passkey" passkey WHERE passkey."accountId" = account.id)
        OR EXISTS (SELECT FROM "AuthenticatorApp" app
          WHERE app."accountId" = account.id AND app."confirmedAt" IS NOT NULL)))
    ORDER BY "isExcused" DESC, own."sortName", own.id LIMIT ${mostShown + 1}`;
