import "server-only";
import { z } from "zod";
import type { Member, Person, Staff } from "#lib/platform/access/actor.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { mostCounted } from "#lib/platform/paging.ts";

/** As `fullName` of base/people says it: behind an apostrophe comes no space, save that of "'t" and "'s". */
const fullName = sql`regexp_replace(
  concat_ws(' ', coalesce(nullif(account."firstName", ''), account.initials), nullif(account."namePrefix", ''), account."lastName"),
  '([[:alpha:]][''’]) ', '\\1')`;

const frame = statement(
  "shell.frame",
  z.object({
    firstName: z.string(),
    name: z.string(),
    organisation: z.string().nullable(),
    organisations: z.int(),
    requests: z.int(),
    proposals: z.int(),
    toApprove: z.int(),
  }),
);

/** Who is signed in, where they act, in how many organisations they could, and how much waits there and for them. */
export async function portalOf(db: Reader, scope: Scope, actor: Person | Member, now: Date) {
  const { accountId, onlyIn = null } = actor;
  // A deputy sees of proposals only their own.
  const isDeputy = actor.kind === "member" && actor.isDeputy;
  const here = scope.of === "organisation" ? scope.organisationId : null;
  const [row] = await frame(db)`
    SELECT account."firstName", ${fullName} AS name, organisation.name AS organisation,
           (SELECT count(*)::int FROM "Authorisation" own WHERE own."accountId" = account.id AND own.status = 'ACTIVE'
              AND (own."validUntil" IS NULL OR own."validUntil" > ${now}::timestamptz)
              AND own."organisationId" = coalesce(${onlyIn}::uuid, own."organisationId")) AS organisations,
           (SELECT count(*)::int FROM (
              SELECT FROM "HelpRequest" request WHERE request."organisationId" = organisation.id
                AND request.status IN ('RECEIVED', 'SEEN') ORDER BY request."createdAt" LIMIT ${mostCounted + 1}) counted) AS requests,
           proposed.open AS proposals, proposed.mine AS "toApprove"
    FROM "Account" account LEFT JOIN "Organisation" organisation ON organisation.id = ${here}::uuid
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS open, count(*) FILTER (WHERE "isMine")::int AS mine FROM (
        SELECT proposal."proposedById" <> account.id AND EXISTS (
            SELECT FROM deciders_of(proposal, ${now}::timestamptz) decider WHERE decider."accountId" = account.id) AS "isMine"
        FROM "Proposal" proposal WHERE proposal."organisationId" = organisation.id
          AND proposal.status = 'WAITING' AND proposal."expiresAt" > ${now}::timestamptz
          AND proposal."proposedAsId" IS NOT NULL
          AND (${isDeputy} = false OR proposal."proposedById" = account.id)
        LIMIT ${mostCounted + 1}) counted) proposed
    WHERE account.id = ${accountId}::uuid`;
  return row ?? null;
}

const named = statement("shell.name", z.object({ name: z.string() }));

/** The name of one of the insurer's people. */
export async function nameOf(db: Reader, { accountId }: Staff): Promise<string | null> {
  const [row] = await named(db)`
    SELECT ${fullName} AS name FROM "Account" account WHERE account.id = ${accountId}::uuid`;
  return row?.name ?? null;
}
