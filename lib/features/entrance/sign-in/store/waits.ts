import "server-only";
import { z } from "zod";
import { type Lane, manyWrong } from "#lib/features/entrance/sign-in/rules.ts";
import { type Sql, sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";

/** A person's tries in their own browsers stand under a key beside the first. */
export const keyIn = (lane: Lane, key: string) => (lane === "known" ? `${key} known` : key);

/** Joins the later of somebody's waits in both lanes, for who may see it, as `tries."waitUntil"`; null without one. */
export const waitsOf = (accountId: Sql, now: Date): Sql => sql`
  LEFT JOIN LATERAL (
    SELECT max(tried."waitUntil") AS "waitUntil" FROM "PasswordTries" tried
    WHERE tried.key IN (${accountId}::text, ${accountId}::text || ' known') AND tried."waitUntil" > ${now}::timestamptz) tries ON true`;

/** The same for these people, by their account; who does not wait is not in it. */
export async function waitsAmong(db: Db, accountIds: readonly string[], now: Date): Promise<Map<string, Date>> {
  const keys = accountIds.flatMap((accountId) => [keyIn("elsewhere", accountId), keyIn("known", accountId)]);
  const rows = await db.passwordTries.findMany({ where: { key: { in: keys }, waitUntil: { gt: now } } });
  const waits = new Map<string, Date>();
  for (const { key, waitUntil } of rows) {
    const accountId = key.split(" ")[0] ?? key;
    const other = waits.get(accountId);
    if (waitUntil && (!other || waitUntil > other)) waits.set(accountId, waitUntil);
  }
  return waits;
}

/** The rows of a person's tries in these lanes, locked in the order in which a try locks them. */
const rowsOf = (accountId: string, lanes: readonly Lane[]) => sql`
  SELECT ctid FROM "PasswordTries" WHERE key = ANY (${lanes.map((lane) => keyIn(lane, accountId))}::text[])
  ORDER BY key COLLATE "C" DESC FOR UPDATE`;

/** Forgets the wrong passwords of a person, and with them every wait, as a statement to be put into another. */
export const forgettingTries = (accountId: string, lanes: readonly Lane[] = ["known", "elsewhere"]): Sql =>
  sql`DELETE FROM "PasswordTries" WHERE ctid = ANY (ARRAY(${rowsOf(accountId, lanes)}))`;

/**
 * Forgets the wrong passwords of a person in both lanes, as after a new password. A right one clears its own lane: the
 * owner who signs in gives no new tries to whoever guesses elsewhere. Gives how many there were in a row, the right one
 * with them.
 */
export async function clearTries(tx: Tx, accountId: string, lane?: Lane): Promise<number> {
  const cleared = await clearing(tx)`${forgettingTries(accountId, lane && [lane])} RETURNING total`;
  return Math.max(0, ...cleared.map(({ total }) => total));
}

const clearing = statement("sign-in.clear-tries", z.object({ total: z.int() }));

/** Whether somebody guessed at this password for so long since its owner last came in, in either lane. */
export const wereManyWrong = (accountId: string, since: Sql): Sql => sql`
  EXISTS (SELECT FROM "PasswordTries" WHERE key = ANY (${[keyIn("elsewhere", accountId), keyIn("known", accountId)]}::text[])
    AND total >= ${manyWrong} AND "lastTriedAt" > ${since})`;

/** Ends a wait in the browsers that are known, for whoever opened a link from their mail. The count goes on to its block. */
export async function endKnownWait(tx: Tx, accountId: string, now: Date): Promise<void> {
  const waiting = { key: keyIn("known", accountId), waitUntil: { gt: now } };
  await tx.passwordTries.updateMany({ where: waiting, data: { waitUntil: null } });
}

/** Ends a wait, for someone who has shown who they are without a password. True if there was one. What adds up stays. */
export async function endWait(tx: Tx, accountId: string, now: Date): Promise<boolean> {
  const ended = await tx.$executeRaw`
    UPDATE "PasswordTries" SET "waitUntil" = NULL, count = 0
    WHERE ctid = ANY (ARRAY(${rowsOf(accountId, ["known", "elsewhere"])})) AND "waitUntil" > ${now}::timestamptz`;
  return ended > 0;
}
