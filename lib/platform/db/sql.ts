import "server-only";
import { Prisma } from "./generated/client.ts";
import { onlyId, statement } from "./statement.ts";
import type { Tx } from "./types.ts";

/** Pieces of SQL that carry their values, for a query put together from conditions. */
export const { sql, join, empty } = Prisma;
export type Sql = Prisma.Sql;

/** Null for a JSON column. */
export const noJson = Prisma.DbNull;

/** The order in which transactions lock tables, so that they wait for each other and never deadlock. */
type Locked =
  | "Organisation"
  | "Account"
  | "Authorisation"
  | "HelpRequest"
  | "CallBackRequest"
  | "StaffCase"
  | "Appointment"
  | "Import"
  | "OrganisationLoad"
  | "Proposal";

/** While such a row is locked, other rows may still refer to it. */
const pointedAt: readonly Locked[] = ["Organisation", "Account"];

const locking = statement("lock", onlyId);

/** Locks one row until the transaction ends; does nothing if it does not exist. */
export async function lock(tx: Tx, table: Locked, id: string): Promise<void> {
  const strength = Prisma.raw(pointedAt.includes(table) ? "FOR NO KEY UPDATE" : "FOR UPDATE");
  await locking(tx)`SELECT id FROM ${Prisma.raw(`"${table}"`)} WHERE id = ${id}::uuid ${strength}`;
}
