import "server-only";
import { z } from "zod";
import type { Scope } from "#lib/platform/access/scope.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Reader } from "#lib/platform/db/types.ts";

const frame = statement(
  "shell.frame",
  z.object({
    firstName: z.string(),
    organisation: z.string().nullable(),
    organisations: z.int(),
    requests: z.int(),
  }),
);

/** Who is signed in, where they act, how many organisations they can choose from, and how many requests wait there. */
export async function portalOf(db: Reader, scope: Scope, accountId: string, now: Date) {
  const here = scope.of === "organisation" ? scope.organisationId : null;
  const [row] = await frame(db)`
    SELECT account."firstName", organisation.name AS organisation,
           (SELECT count(*)::int FROM "Authorisation" own WHERE own."accountId" = account.id AND own.status = 'ACTIVE'
              AND (own."validUntil" IS NULL OR own."validUntil" > ${now}::timestamptz)) AS organisations,
           (SELECT count(*)::int FROM "HelpRequest" request WHERE request."organisationId" = organisation.id
              AND request.status IN ('RECEIVED', 'SEEN')) AS requests
    FROM "Account" account LEFT JOIN "Organisation" organisation ON organisation.id = ${here}::uuid
    WHERE account.id = ${accountId}::uuid`;
  return row ?? null;
}
