import "server-only";
import { setTimeout } from "node:timers/promises";
import { database } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/types.ts";

const attempts = 4;

/** Runs the work in one READ COMMITTED transaction, and again after a random pause if the database asks for that. */
export async function transaction<T>(work: (db: Prisma.TransactionClient, tx: Tx) => Promise<T>): Promise<T> {
  const { prisma } = await database();
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction((db) => work(db, db as unknown as Tx), { maxWait: 20_000, timeout: 20_000 });
    } catch (error) {
      if (!isConflict(error) || attempt === attempts) throw error;
      await setTimeout(Math.random() * 2 ** attempt * 5);
    }
  }
}

/** The same transaction with the tables that only the gate writes. */
export const gateSide = (tx: Tx) => tx as unknown as Prisma.TransactionClient;

/**
 * Whether the same work may succeed at another try. A deadlock or conflict in a query carries Prisma's code; one at
 * the commit is the driver's own error. P2002 and 23505 mean that something was taken between the look and the
 * change: the second look finds it.
 */
function isConflict(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (error.code === "P2034" || error.code === "P2002") return true;
    return error.code === "P2010" && /40P01|40001|23505/.test(error.message);
  }
  return (
    error instanceof Error &&
    error.name === "DriverAdapterError" &&
    /TransactionWriteConflict|40P01|40001/.test(error.message)
  );
}
