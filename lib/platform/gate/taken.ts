import "server-only";
import { inTurn, noTurns } from "../turns.ts";

/** Another transaction has the organisation. Rolls back, so that nobody waits with a connection in hand. */
export class Taken extends Error {
  readonly organisationId: string;
  constructor(organisationId: string) {
    super("the organisation is taken");
    this.organisationId = organisationId;
  }
}

const turnsOf = new Map<string, ReturnType<typeof noTurns>>();

/** As long as a connection waits for a lock. */
const limits = { atOnce: 1, mostWaiting: 100, mostWaitMs: 3_000 };

/**
 * Does it after whatever else waits in this process for the same organisation: one of them waits in the database, with
 * one connection. Null when that takes too long.
 */
export async function afterTheOthers<T>(organisationId: string, work: () => Promise<T>): Promise<T | null> {
  const turns = turnsOf.get(organisationId) ?? noTurns();
  turnsOf.set(organisationId, turns);
  try {
    return await inTurn(turns, limits, work);
  } finally {
    if (turns.busy === 0) turnsOf.delete(organisationId);
  }
}
