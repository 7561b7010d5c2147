import "server-only";
import { setTimeout } from "node:timers/promises";
import { database } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/types.ts";

const attempts = 4;

/** Runs the work in one READ COMMITTED transaction; again, after a short random pause, when the database asks for that. */
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

/**
 * A deadlock or conflict found by a query carries a code; one found at the commit is the driver's own error. So does
 * what became someone else's between the look and the change (P2002, 23505): looked at again, it has an answer.
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
