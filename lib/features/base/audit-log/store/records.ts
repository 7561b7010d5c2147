import "server-only";
import { z } from "zod";
import { empty, sql } from "#lib/platform/db/sql.ts";
import type { Cursor } from "#lib/features/base/audit-log/rules.ts";

/** A record as it stands in the table: what every statement of the log reads. */
export const Row = z.object({
  ...{ id: z.string(), at: z.date(), event: z.string(), outcome: z.string(), actorKind: z.string() },
  ...{ actorId: z.string().nullable(), subjectId: z.string().nullable(), organisationId: z.string().nullable() },
  ...{ secondId: z.string().nullable(), before: z.json(), after: z.json() },
});
export type Row = Readonly<z.infer<typeof Row>>;

export const columns = sql`record.id, record.at, record.event, record.outcome, record."actorKind", record."actorId",
  record."subjectId", record."organisationId", record."secondId", record.before, record.after`;

export const newestFirst = sql`ORDER BY at DESC, id DESC`;

/** Whether too many wrong passwords or codes blocked the account, wherever they were typed. */
const isBlockByTries = sql`(record.outcome = 'failed' AND record.after->>'cause' IN ('WRONG_TRIES', 'WRONG_CODES'))`;
/** What a record about an account alone tells every organisation of that person: that tries blocked them, or that they ended a wait. */
export const isAboutTries = sql`(record.event = 'sign-in.end-wait'
  OR (record.event IN ('sign-in.password', 'sign-in.code', 'link.confirm', 'step-up.confirm', 'password.change')
      AND ${isBlockByTries}))`;
const steps: readonly string[] = ["sign-in.password", "mobile-number.password", "step-up.confirm"];

/** The log tells what succeeded, what a member proposed, and the wrong passwords or codes that blocked someone. Entering a password is not told by itself. */
export const isWorthTelling = sql`(${isBlockByTries}
  OR (record.outcome = 'proposed' AND record."actorKind" = 'member')
  OR (record.outcome = 'done' AND record.event <> ALL (${[...steps]}::text[])))`;

/** What was denied: one by one, and as a number where it came too often. */
export const isDenial = sql`(record.outcome = 'denied' OR record.event = 'denials.note')`;

export const before = (cursor: Cursor | null) =>
  cursor
    ? sql`AND record.at <= ${cursor.at}::timestamptz AND (record.at, record.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : empty;

export const between = (from: Date | null, until: Date | null) => sql`
  ${from ? sql`AND record.at >= ${from}::timestamptz` : empty} ${until ? sql`AND record.at < ${until}::timestamptz` : empty}`;
