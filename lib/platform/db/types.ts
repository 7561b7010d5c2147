import type { Prisma, PrismaClient } from "./generated/client.ts";

declare const opened: unique symbol;

/** The tables that only the gate writes. */
type GateTables = "auditRecord" | "outbox" | "limit";

/** What gives rows is a statement of a name and a schema: `statement.ts`. */
type Unsafe = "$queryRaw" | "$queryRawUnsafe" | "$executeRawUnsafe";

/** A transaction a command runs in. Only the gate opens one. */
export type Tx = Omit<Prisma.TransactionClient, GateTables | Unsafe | "$transaction"> & { readonly [opened]: true };

type ReadMethod =
  | "findMany"
  | "findFirst"
  | "findFirstOrThrow"
  | "findUnique"
  | "findUniqueOrThrow"
  | "count"
  | "aggregate"
  | "groupBy";
type Tables = Exclude<keyof PrismaClient, `$${string}` | symbol>;

/** The database as a query sees it, without a way to write. A statement on it is a SELECT. */
export type Reader = { [T in Tables]: Pick<PrismaClient[T], ReadMethod & keyof PrismaClient[T]> };

/** What can be read, wherever one reads: a query, which cannot write, or the transaction of a command. */
export type Db = Reader | Tx;
