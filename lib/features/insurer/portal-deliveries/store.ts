import "server-only";
import { z } from "zod";
import type { Scope } from "#lib/platform/access/scope.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import type { PortalKey } from "#lib/platform/portals.ts";
import { tellings, type Telling } from "./rules.ts";

const told = statement(
  "portal-deliveries.told",
  z.object({
    ...{ portal: z.string(), telling: z.enum(tellings), lastAt: z.date().nullable(), waiting: z.int() },
    ...{ waitingSince: z.date().nullable(), failed: z.int(), said: z.string().nullable() },
  }),
);

/** How many of what waits or failed are looked at; more are not counted, nor told again at once. */
export const mostUntold = 1_000;

/** What became of what these portals were told: the last that went well, what waits, and what was given up. */
export async function toldTo(
  db: Reader,
  scope: Scope,
  wanted: readonly { readonly portal: PortalKey; readonly telling: Telling }[],
) {
  if (scope.of !== "everything") return [];
  const [portals, jobs] = [wanted.map(({ portal }) => portal), wanted.map(({ telling }) => telling)];
  return told(db)`
    SELECT asked.portal, asked.telling, done."lastAt", open.waiting, open."waitingSince", open.failed, open.said
    FROM unnest(${portals}::text[], ${jobs}::text[]) WITH ORDINALITY AS asked(portal, telling, place)
    CROSS JOIN LATERAL (
      SELECT max("sentAt") AS "lastAt" FROM "Outbox"
      WHERE portal = asked.portal AND "to" = asked.telling AND "sentAt" IS NOT NULL) done
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE "deadAt" IS NULL)::int AS waiting,
             min("createdAt") FILTER (WHERE "deadAt" IS NULL) AS "waitingSince",
             count(*) FILTER (WHERE "deadAt" IS NOT NULL)::int AS failed,
             (array_agg("lastError" ORDER BY "deadAt" DESC NULLS LAST, "createdAt" DESC)
               FILTER (WHERE "lastError" IS NOT NULL))[1] AS said
      FROM (SELECT "createdAt", "deadAt", "lastError" FROM "Outbox"
            WHERE portal = asked.portal AND "to" = asked.telling AND "sentAt" IS NULL
            ORDER BY "createdAt" LIMIT ${mostUntold}::int) untold) open
    ORDER BY asked.place`;
}

const again = statement("portal-deliveries.again", onlyId);

/** Lets the worker do again what was given up of one kind for one portal; gives how many jobs that are. */
export async function tellOnceMore(tx: Tx, scope: Scope, portal: PortalKey, telling: Telling, now: Date) {
  if (scope.of !== "everything") return 0;
  const rows = await again(tx)`
    UPDATE "Outbox" SET "deadAt" = NULL, "lastError" = NULL, attempts = 0, "notBefore" = ${now}::timestamptz
    WHERE id IN (SELECT id FROM "Outbox"
                 WHERE portal = ${portal} AND "to" = ${telling} AND "sentAt" IS NULL AND "deadAt" IS NOT NULL
                   AND kind = 'JOB' AND payload IS NOT NULL
                 ORDER BY "createdAt" LIMIT ${mostUntold}::int FOR UPDATE)
    RETURNING id`;
  return rows.length;
}
