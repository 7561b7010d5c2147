import "server-only";
import { z } from "zod";
import { accountName, nameRow, ownOpenNow } from "#lib/features/base/people/store.ts";
import { type Person, signInNameOf } from "#lib/features/entrance/sign-in/rules.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { enums, statement } from "#lib/platform/db/statement.ts";
import type { Tx } from "#lib/platform/db/types.ts";

type Wanted = {
  readonly accountId?: string | null;
  readonly email?: string | null;
  readonly accessCode?: string | null;
};

export const personRow = {
  ...{ accountId: z.string(), email: z.string(), locale: z.string(), status: z.enum(enums.AccountStatus), ...nameRow },
  ...{ passwordHash: z.string().nullable(), mobileNumber: z.string().nullable(), isStaff: z.boolean() },
  ...{ authorisationId: z.string().nullable(), active: z.array(z.string()) },
};

export const selecting = ({ accountId = null, email = null, accessCode = null }: Wanted, now: Date) => sql`
    SELECT account.id AS "accountId", account.email, account.locale, account.status::text AS status,
           ${accountName},
           account."passwordHash", account."mobileNumber", coalesce(cardinality(account."staffRoles"), 0) > 0 AS "isStaff",
           (SELECT id FROM "Authorisation" WHERE "accessCode" = ${accessCode}) AS "authorisationId",
           ARRAY(SELECT own.id::text FROM "Authorisation" own
                 WHERE own."accountId" = account.id AND ${ownOpenNow(now)}
                 ORDER BY own.id) AS active
    FROM "Account" account
    WHERE account.id = coalesce(
      ${accountId}::uuid,
      (SELECT "accountId" FROM "Authorisation" WHERE "accessCode" = ${accessCode}),
      (SELECT id FROM "Account" WHERE email = ${email}))`;

const finding = statement("sign-in.person", z.object(personRow));

/** It runs one statement whatever was typed, so that an unknown name takes as long as a known one. */
export async function findPerson(tx: Tx, wanted: Wanted, now: Date): Promise<Person | null> {
  const [person] = await finding(tx)`${selecting(wanted, now)}`;
  return person ?? null;
}

export const findByName = (tx: Tx, typed: string, now: Date) => findPerson(tx, signInNameOf(typed), now);
