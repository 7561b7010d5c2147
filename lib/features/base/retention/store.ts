import "server-only";
import { forgetting, stepSize, type Forgotten } from "#lib/platform/db/forgetting.ts";
import type { Tx } from "#lib/platform/db/types.ts";

/** Removes the oldest rows that are over, and says how many and whether there may be more. */
export async function forgetSome(tx: Tx, table: Forgotten, now: Date) {
  const rows = await tx.$executeRaw(forgetting(table, now));
  return { rows, isMore: rows === stepSize };
}
