import "server-only";
import { z } from "zod";
import {
  type Ladder,
  signInNameOf,
  triesCountFor,
  type Verdict,
  verdictOf,
} from "#lib/features/entrance/sign-in/rules.ts";
import { type Sql, sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { tallied, tally } from "#lib/platform/gate/tally.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { personRow, selecting } from "./people.ts";

/** The key that tries are counted under: the person, or a hash of a name that nobody has. */
export const tryKeyOf = (person: { readonly accountId: string } | null, typed: string): string =>
  person?.accountId ?? keyedHash("identifier", signInNameOf(typed).normal);

const triesRow = { count: z.int(), firstTriedAt: z.date(), waitUntil: z.date().nullable() };

/** Counts a try under this key, as `counted` in rules.ts says. It gives no row when the try does not count. */
function countTry(key: Sql, ladder: Ladder, now: Date): Sql {
  const old = new Date(now.getTime() - triesCountFor);
  const until = (tries: Sql) => sql`
    (SELECT ${now}::timestamptz + "waitMs" * interval '1 millisecond'
     FROM jsonb_to_recordset(${JSON.stringify(ladder.waits)}::jsonb) AS rung(tries int, "waitMs" int)
     WHERE rung.tries = ${tries})`;
  const count = sql`CASE WHEN known."firstTriedAt" <= ${old}::timestamptz THEN 1 ELSE known.count + 1 END`;
  return sql`
    INSERT INTO "PasswordTries" AS known (key, count, "firstTriedAt", "waitUntil")
    VALUES (${key}, 1, ${now}::timestamptz, ${until(sql`1`)})
    ON CONFLICT (key) DO UPDATE SET
      count = ${count},
      "firstTriedAt" = CASE WHEN known."firstTriedAt" <= ${old}::timestamptz THEN ${now}::timestamptz ELSE known."firstTriedAt" END,
      "waitUntil" = ${until(count)}
    WHERE (known."waitUntil" IS NULL OR known."waitUntil" <= ${now}::timestamptz)
      AND (known."firstTriedAt" <= ${old}::timestamptz OR known.count < ${ladder.blockAt})
    RETURNING count, "firstTriedAt", "waitUntil"`;
}

const counting = statement("sign-in.take-try", z.object(triesRow));

/** Counts this try and says whether it may be looked at, in one statement. */
export async function takeTry(tx: Tx, key: string, ladder: Ladder, now: Date): Promise<Verdict> {
  const [after] = await counting(tx)`${countTry(sql`${key}`, ladder, now)}`;
  return after ? verdictOf(null, after, ladder, now) : verdictWithout(tx, key, ladder, now);
}

async function verdictWithout(tx: Tx, key: string, ladder: Ladder, now: Date): Promise<Verdict> {
  return verdictOf(await tx.passwordTries.findUnique({ where: { key } }), null, ladder, now);
}

const none = { count: z.null(), firstTriedAt: z.null(), waitUntil: z.null() };

const countingOf = statement(
  "sign-in.take-try-of",
  z.object({ person: z.object(personRow).nullable() }).and(z.union([z.object(triesRow), z.object(none)])),
);

/** Finds who is meant by what was typed and counts the try of theirs, in one statement whoever that is. */
export async function takeTryOf(tx: Tx, typed: string, ladder: Ladder, now: Date) {
  const unknown = tryKeyOf(null, typed);
  const key = sql`coalesce((SELECT "accountId"::text FROM person), ${unknown})`;
  const [row] = await countingOf(tx)`
    WITH person AS MATERIALIZED (${selecting(signInNameOf(typed), now)}), taken AS (${countTry(key, ladder, now)})
    SELECT (SELECT to_jsonb(person) FROM person) AS person, taken.count, taken."firstTriedAt", taken."waitUntil"
    FROM (SELECT) one LEFT JOIN taken ON true`;
  const person = row?.person ?? null;
  const tried =
    row && row.count !== null
      ? verdictOf(null, row, ladder, now)
      : await verdictWithout(tx, tryKeyOf(person, typed), ladder, now);
  return { person, tried };
}

/** Has a wrong try written down, together with the others of the same quarter of an hour. */
export const noteWrongTry = (
  tx: Tx,
  { key, accountId, because }: { key: string; accountId: string | null; because: string },
  now: Date,
) =>
  tally(tx, `wrong-password ${key}`, now, (window, due) =>
    job("sign-in.note-tries", { key, window, accountId, because, since: now.toISOString() }, due),
  );

export const wrongTries = (tx: Tx, key: string, window: number) => tallied(tx, `wrong-password ${key}`, window);

export async function clearTries(tx: Tx, accountId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM "PasswordTries" WHERE key = ${accountId}`;
}
