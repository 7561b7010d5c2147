import "server-only";
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQueryable,
} from "@prisma/driver-adapter-utils";

/** One transaction on one connection, for migrations. A failure leaves nothing behind. */
export type MigrationSession = {
  readonly adapter: SqlDriverAdapter;
  /** Runs many statements at once, also those that define functions. */
  script(sql: string): Promise<void>;
};

/**
 * A connection inside one transaction. Statements leave in the order in which they are asked, without waiting for the
 * answer to those before. Once the transaction has ended it takes none: a statement that comes late is refused here,
 * and never reaches the connection, which others use by then. One that was asked in time and that nobody waited for
 * belongs to the transaction: where it fails, nothing is kept, and its error is that of the transaction.
 */
export type Connection = {
  /** The rows that a statement gives, in PostgreSQL's own syntax: $1, $2 … */
  ask(text: string, values: readonly unknown[]): Promise<unknown[]>;
  /** How many rows a statement changed. */
  run(text: string, values: readonly unknown[]): Promise<number>;
  /** The same for Prisma's client. */
  readonly queryable: SqlQueryable;
};

/** What the two databases have in common, below Prisma's client. */
export type Engine = {
  readonly name: "pglite" | "postgresql";
  readonly factory: SqlMigrationAwareDriverAdapterFactory;
  /** One query outside any transaction. */
  ask(text: string, values: readonly unknown[]): Promise<unknown[]>;
  /** Queries on one connection: those asked in one step of the program leave in one write, and are answered in turn. */
  together<T>(work: (ask: Engine["ask"]) => Promise<T>): Promise<T>;
  /** Commits what the work did, or rolls it back when it throws, whatever is still under way. */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  migrating<Result>(run: (session: MigrationSession) => Promise<Result>): Promise<Result>;
  /** Tells the other processes on this database that there may be work. */
  announce(): Promise<void>;
  /** Rings when one of them does, until the returned function is called. */
  listen(ring: () => void): () => Promise<void>;
  /** How many connections there are, how many of them nobody uses, and how many wait for one. */
  load(): { readonly open: number; readonly idle: number; readonly waiting: number } | null;
  close(): Promise<void>;
};
