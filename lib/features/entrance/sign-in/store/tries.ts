import "server-only";
import { z } from "zod";
import { isKnownTo } from "#lib/features/entrance/known-devices/store.ts";
import {
  type Ladder,
  type Lane,
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
import { type Wrong, watchTries } from "./alarm.ts";
import { personRow, selecting } from "./people.ts";
import { keyIn } from "./waits.ts";

type Ladders = Readonly<Record<Lane, Ladder>>;

/** The key that tries are counted under: the person, or a hash of a name that nobody has. */
export const tryKeyOf = (person: { readonly accountId: string } | null, typed: string): string =>
  person?.accountId ?? keyedHash("identifier", signInNameOf(typed).normal);

const triesRow = { count: z.int(), total: z.int(), firstTriedAt: z.date(), waitUntil: z.date().nullable() };

/**
 * Counts a try, as `counted` in rules.ts says, in the lane of `lane`: whose it is as `key`, and whether the browser is
 * `known`. `taken` has no row when the try does not count. Neither lane feels a wait of the other: a stranger who met the
 * owner's would know that there is one.
 */
function countTry({ key, known }: { readonly key: Sql; readonly known: Sql }, ladders: Ladders, now: Date): Sql {
  const old = sql`tries."firstTriedAt" <= ${new Date(now.getTime() - triesCountFor)}::timestamptz`;
  const until = (count: Sql) => sql`
    (SELECT ${now}::timestamptz + "waitMs" * interval '1 millisecond'
     FROM lane, jsonb_to_recordset(lane.ladder -> 'waits') AS rung(tries int, "waitMs" int) WHERE rung.tries = ${count})`;
  const count = sql`CASE WHEN ${old} THEN 1 ELSE tries.count + 1 END`;
  const rung = (name: string) => sql`(SELECT (ladder ->> ${name})::int FROM lane)`;
  return sql`
    lane AS MATERIALIZED (
      SELECT key, known, CASE WHEN known THEN key || ' known' ELSE key END AS "own",
        CASE WHEN known THEN ${JSON.stringify(ladders.known)}::jsonb ELSE ${JSON.stringify(ladders.elsewhere)}::jsonb END AS ladder
      FROM (SELECT ${key}::text AS key, ${known}::boolean AS known) whose),
    taken AS (
      INSERT INTO "PasswordTries" AS tries (key, count, total, "firstTriedAt", "lastTriedAt", "waitUntil")
      SELECT own, 1, 1, ${now}::timestamptz, ${now}::timestamptz, ${until(sql`1`)} FROM lane
      ON CONFLICT (key) DO UPDATE SET
        count = ${count},
        total = tries.total + 1,
        "firstTriedAt" = CASE WHEN ${old} THEN ${now}::timestamptz ELSE tries."firstTriedAt" END,
        "lastTriedAt" = ${now}::timestamptz,
        "waitUntil" = ${until(count)}
      WHERE (tries."waitUntil" IS NULL OR tries."waitUntil" <= ${now}::timestamptz)
        AND tries.total < ${rung("closeAt")}
        AND (${old} OR coalesce(tries.count < ${rung("blockAt")}, true))
      RETURNING count, total, "firstTriedAt", "waitUntil")`;
}

const counting = statement("sign-in.take-try", z.object(triesRow));

/** Counts this try and says whether it may be looked at, in one statement. */
export async function takeTry(
  tx: Tx,
  { key, lane }: { readonly key: string; readonly lane: Lane },
  ladders: Ladders,
  now: Date,
): Promise<Verdict> {
  const [after] = await counting(tx)`
    WITH ${countTry({ key: sql`${key}`, known: sql`${lane === "known"}` }, ladders, now)}
    SELECT count, total, "firstTriedAt", "waitUntil" FROM taken`;
  const ladder = ladders[lane];
  return after ? verdictOf(null, after, ladder, now) : verdictWithout(tx, keyIn(lane, key), ladder, now);
}

async function verdictWithout(tx: Tx, key: string, ladder: Ladder, now: Date): Promise<Verdict> {
  return verdictOf(await tx.passwordTries.findUnique({ where: { key } }), null, ladder, now);
}

const none = { count: z.null(), total: z.null(), firstTriedAt: z.null(), waitUntil: z.null() };

const countingOf = statement(
  "sign-in.take-try-of",
  z
    .object({ person: z.object(personRow).nullable(), known: z.boolean() })
    .and(z.union([z.object(triesRow), z.object(none)])),
);

/**
 * Finds who is meant by what was typed and counts the try of theirs, in the lane of the browser with these secrets, in
 * one statement whoever that is.
 */
export async function takeTryOf(tx: Tx, typed: string, devices: readonly string[], ladders: Ladders, now: Date) {
  const unknown = tryKeyOf(null, typed);
  const accountId = sql`(SELECT "accountId" FROM person)`;
  const key = sql`coalesce(${accountId}::text, ${unknown})`;
  const [row] = await countingOf(tx)`
    WITH person AS MATERIALIZED (${selecting(signInNameOf(typed), now)}),
      ${countTry({ key, known: isKnownTo(accountId, devices, now) }, ladders, now)}
    SELECT (SELECT to_jsonb(person) FROM person) AS person, lane.known, taken.count, taken.total, taken."firstTriedAt",
      taken."waitUntil"
    FROM lane LEFT JOIN taken ON true`;
  const person = row?.person ?? null;
  const lane: Lane = row?.known ? "known" : "elsewhere";
  const ladder = ladders[lane];
  const tried =
    row && row.count !== null
      ? verdictOf(null, row, ladder, now)
      : await verdictWithout(tx, keyIn(lane, tryKeyOf(person, typed)), ladder, now);
  return { person, lane, tried };
}

/** Has a wrong try written down, together with the others of the same quarter of an hour, and watches for too many. */
export async function noteWrongTry(tx: Tx, wrong: Wrong & { key: string; because: string }, now: Date): Promise<void> {
  const { key, accountId, because } = wrong;
  await tally(tx, `wrong-password ${key}`, now, (window, due) =>
    job("sign-in.note-tries", { key, window, accountId, because, since: now.toISOString() }, due),
  );
  await watchTries(tx, wrong, now);
}

export const wrongTries = (tx: Tx, key: string, window: number) => tallied(tx, `wrong-password ${key}`, window);
