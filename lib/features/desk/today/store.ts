import "server-only";
import { z } from "zod";
import { openAppointmentRows } from "#lib/features/appointment/onboarding/store.ts";
import { waitsForCall } from "#lib/features/help/call-backs/store.ts";
import { waitsForStaff } from "#lib/features/help/help-requests/store/reading.ts";
import { openCaseRows } from "#lib/features/help/staff-cases/store.ts";
import { overdueReviewRows } from "#lib/features/insurer/review-campaigns/store.ts";
import { awaitsDecisionOf } from "#lib/features/insurer/proposals/store.ts";
import type { Staff } from "#lib/platform/access/actor.ts";
import { join, type Sql, sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { mostCounted } from "#lib/platform/paging.ts";
import type { Waiting } from "./rules.ts";

const counting = statement(
  "today.waiting",
  z.object({
    ...{
      kind: z.enum(["requests", "calls", "cases", "appointments", "proposals", "reviews"]),
      open: z.int(),
      mine: z.int(),
    },
    ...{ oldest: z.date().nullable(), until: z.date().nullable() },
  }),
);

const rowsOf = (actor: Staff, now: Date): Record<Waiting, Sql> => ({
  requests: waitsForStaff,
  calls: waitsForCall,
  cases: openCaseRows,
  appointments: openAppointmentRows,
  proposals: awaitsDecisionOf(actor, now),
  reviews: overdueReviewRows(now),
});

/**
 * Of each kind how many wait (counted no further than is said), how many of those this member of staff took, since when
 * the oldest waits and when the first runs out.
 */
export function waitingNow(db: Reader, actor: Staff, kinds: readonly Waiting[], now: Date) {
  const rows = rowsOf(actor, now);
  const counts = kinds.map(
    (kind) => sql`
      SELECT ${kind}::text AS kind, count(*)::int AS open, min(since) AS oldest, min(until) AS until,
        count(*) FILTER (WHERE "takenById" = ${actor.accountId}::uuid)::int AS mine
      FROM (${rows[kind]} ORDER BY since LIMIT ${mostCounted + 1}) waiting`,
  );
  return counting(db)`${join(counts, " UNION ALL ")}`;
}
