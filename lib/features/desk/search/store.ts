import "server-only";
import { z } from "zod";
import { accountName, nameRow } from "#lib/features/base/people/store.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Reader } from "#lib/platform/db/types.ts";

const finding = statement(
  "search.by-reference",
  z.object({
    ...{ kind: z.enum(["requests", "calls", "cases", "appointments"]), id: z.string(), reference: z.string() },
    ...{ since: z.date(), state: z.enum(["ours", "theirs", "done"]), organisation: z.string().nullable() },
    ...{ authorisationId: z.string().nullable(), person: z.object(nameRow).nullable() },
  }),
);

export type Matter = Awaited<ReturnType<typeof findMatters>>[number];

const viewing = statement(
  "search.recent",
  z.object({
    ...{ organisationId: z.string(), authorisationId: z.string().nullable(), organisation: z.string() },
    ...{ at: z.date(), person: z.object(nameRow).nullable() },
  }),
);

/** Whom this member of staff looked at last, and which organisations; each once. */
export const recentlyViewed = (db: Reader, staffId: string, atMost: number) =>
  viewing(db)`
    SELECT viewed."organisationId", viewed."authorisationId", viewed.at, organisation.name AS organisation,
      (SELECT to_json(named) FROM (SELECT ${accountName} FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
        WHERE own.id = viewed."authorisationId") named) AS person
    FROM (SELECT "organisationId", "authorisationId", max(at) AS at FROM "StaffView" WHERE "staffId" = ${staffId}::uuid
      GROUP BY "organisationId", "authorisationId" ORDER BY max(at) DESC LIMIT ${atMost}::int) viewed
    JOIN "Organisation" organisation ON organisation.id = viewed."organisationId" ORDER BY viewed.at DESC`;

const nameOf = sql`(SELECT to_json(named) FROM (SELECT ${accountName} FROM "Account" account WHERE account.id = found."accountId") named)`;

/**
 * What has this reference and staff may see: not what waits for a confirmation from its own mailbox. Two can have the
 * same one, since nothing opens by it.
 */
export const findMatters = (db: Reader, reference: string) =>
  finding(db)`
    SELECT 'requests' AS kind, found.id, found.reference, found."openedAt" AS since, organisation.name AS organisation,
      CASE WHEN found.status IN ('RESOLVED', 'CLOSED') THEN 'done' WHEN found."escalatedAt" IS NULL THEN 'theirs' ELSE 'ours' END AS state,
      found."authorisationId", ${nameOf} AS person
    FROM "HelpRequest" found JOIN "Organisation" organisation ON organisation.id = found."organisationId"
    WHERE found.reference = ${reference} AND found.status <> 'UNCONFIRMED'
    UNION ALL
    SELECT 'calls', found.id, found.reference, coalesce(found."openedAt", found."createdAt"), NULL,
      CASE WHEN found.status = 'DONE' THEN 'done' ELSE 'ours' END,
      (SELECT own.id FROM "Authorisation" own WHERE own."accountId" = found."accountId" ORDER BY own.id LIMIT 1), ${nameOf}
    FROM "CallBackRequest" found WHERE found.reference = ${reference} AND found.status <> 'UNCONFIRMED'
    UNION ALL
    SELECT 'cases', found.id, found.reference, found."openedAt", organisation.name,
      CASE WHEN found."doneAt" IS NULL THEN 'ours' ELSE 'done' END,
      (SELECT own.id FROM "Authorisation" own WHERE own."accountId" = found."accountId"
         AND (found."organisationId" IS NULL OR own."organisationId" = found."organisationId") ORDER BY own.id LIMIT 1), ${nameOf}
    FROM "StaffCase" found LEFT JOIN "Organisation" organisation ON organisation.id = found."organisationId"
    WHERE found.reference = ${reference}
    UNION ALL
    SELECT 'appointments', found.id, found.reference, found."submittedAt", found."companyName",
      CASE WHEN found."endedAt" IS NOT NULL THEN 'done' ELSE 'ours' END, NULL,
      json_build_object('initials', found.initials, 'firstName', found."firstName", 'namePrefix', found."namePrefix", 'lastName', found."lastName")
    FROM "Appointment" found WHERE found.reference = ${reference} AND found.status <> 'SUBMITTED'`;
