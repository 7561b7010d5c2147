import "server-only";
import { setTimeout } from "node:timers/promises";
import { database } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { codeOf } from "../db/trouble.ts";
import type { Tx } from "../db/types.ts";
import { inTurn, noTurns } from "../turns.ts";
import type { Reply } from "./reply.ts";

const attempts = 4;

/** Runs the work in one READ COMMITTED transaction, and again after a random pause if the database asks for that. */
export async function transaction<T>(work: (db: Prisma.TransactionClient, tx: Tx) => Promise<T>): Promise<T> {
  const opened = await database();
  for (let attempt = 1; ; attempt++) {
    try {
      return await opened.transaction((db) => work(db, db as unknown as Tx));
    } catch (error) {
      if (!isConflict(error) || attempt === attempts) throw error;
      await setTimeout(Math.random() * 2 ** attempt * 5);
    }
  }
}

/** Rolls the transaction back, and says what is answered. */
export class Abort extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(reply.status);
    this.reply = reply;
  }
}

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

/**
 * From here on this transaction changes and locks the rows of one organisation only (migration 0017): the database's
 * own answer to a scope that was forgotten. Others can be read, since rules depend on what somebody is elsewhere.
 */
export async function confine(tx: Tx, organisationId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT set_config('role', 'portal_member', true), set_config('portal.organisation', ${organisationId}, true)`;
}

/**
 * Lets this transaction's commit not wait for the disk. What a power cut of the database takes of it is at most what was
 * counted in the last half second with nothing kept after it; the next commit that waits brings it along.
 */
export const lightly = (tx: Tx) => tx.$executeRaw`SELECT set_config('synchronous_commit', 'off', true)`;

/**
 * A last statement, whose rows nobody needs: it leaves with COMMIT instead of being waited for before it. Where it fails
 * nothing is kept, and the transaction fails with its error. Only SQL of ours: what Prisma's client asks it sends later,
 * and would find the transaction ended.
 */
export const leavesWithCommit = (statement: Prisma.PrismaPromise<number>): void => void statement.catch(() => {});

/** The same for a statement that those after it build on: it leaves ahead of the next, and where it fails so do they. */
export const leavesAhead = (statement: Promise<unknown>): void => void statement.catch(() => {});

/** The same transaction with the tables that only the gate writes. */
export const gateSide = (tx: Tx) => tx as unknown as Prisma.TransactionClient;

/**
 * Whether the same work may succeed at another try: after a deadlock or a conflict, or when something was taken
 * between the look and the change, which the second look finds.
 */
function isConflict(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError && ["P2034", "P2002"].includes(error.code)) return true;
  return ["40P01", "40001", "23505"].includes(codeOf(error) ?? "");
}
