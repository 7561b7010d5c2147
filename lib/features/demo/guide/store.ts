import "server-only";
import { z } from "zod";
import { sql } from "#lib/platform/db/sql.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { events } from "./events.ts";

const moving = statement("guide.move-along", onlyId);

/**
 * Moves what keeps real time along with the clock: sessions, logins on their way and their codes are after it as old as
 * before. Whatever else has a time is a deadline.
 */
export async function moveAlong(tx: Tx, milliseconds: number): Promise<void> {
  const ahead = sql`${milliseconds}::double precision * interval '1 millisecond'`;
  await moving(tx)`
    WITH logins AS (
      UPDATE "LoginTransaction" SET "createdAt" = "createdAt" + ${ahead}, "expiresAt" = "expiresAt" + ${ahead}
      WHERE "endedAt" IS NULL RETURNING id
    ), codes AS (
      UPDATE "OneTimeCode" SET "createdAt" = "createdAt" + ${ahead}, "expiresAt" = "expiresAt" + ${ahead}
      WHERE "usedAt" IS NULL RETURNING id
    ), visits AS (
      UPDATE "ExternalSignIn" SET "createdAt" = "createdAt" + ${ahead} WHERE "endedAt" IS NULL RETURNING id
    )
    UPDATE "Session" SET "createdAt" = "createdAt" + ${ahead}, "lastSeenAt" = "lastSeenAt" + ${ahead},
                         "factorAt" = "factorAt" + ${ahead}
    WHERE "endedAt" IS NULL RETURNING id`;
}

const moved = statement("guide.ahead", z.object({ milliseconds: z.number() }));

/** How far the clock of this world is ahead: what its log says of it. */
export async function aheadIn(db: Db): Promise<number> {
  const [row] = await moved(db)`
    SELECT coalesce(sum((after->>'milliseconds')::double precision), 0) AS milliseconds FROM "AuditRecord"
    WHERE event = ${events["demo.move-clock"].name} AND outcome = 'done'`;
  return row?.milliseconds ?? 0;
}
