import "server-only";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";

/** One transaction on one connection, for migrations. A failure leaves nothing behind. */
export type MigrationSession = {
  readonly adapter: SqlDriverAdapter;
  /** Runs many statements at once, also those that define functions. */
  script(sql: string): Promise<void>;
};

/** What the two databases have in common, below Prisma's client. */
export type Engine = {
  readonly name: "pglite" | "postgresql";
  readonly factory: SqlMigrationAwareDriverAdapterFactory;
  /** One query outside any transaction, in PostgreSQL's own syntax: $1, $2 … */
  ask(text: string, values: readonly unknown[]): Promise<unknown[]>;
  migrating<Result>(run: (session: MigrationSession) => Promise<Result>): Promise<Result>;
  /** Tells the other processes on this database that there may be work. */
  announce(): Promise<void>;
  /** Rings when one of them does, until the returned function is called. */
  listen(ring: () => void): () => Promise<void>;
  close(): Promise<void>;
};
