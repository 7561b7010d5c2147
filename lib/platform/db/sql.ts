import "server-only";
import { Prisma } from "./generated/client.ts";
import type { Tx } from "./types.ts";

/** Pieces of SQL that carry their values, for a query put together from conditions. */
export const { sql, join, empty } = Prisma;
export type Sql = Prisma.Sql;

/** For a JSON column that holds nothing. */
export const noJson = Prisma.DbNull;

/** In the order in which a transaction takes them: two that take them so wait for each other, and never deadlock. */
type Locked =
  | "Organisation"
  | "Account"
  | "Authorisation"
  | "HelpRequest"
  | "CallBackRequest"
  | "StaffCase"
  | "Appointment"
  | "Import"
  | "OrganisationLoad";

/** Others may go on pointing at a row of these while it is locked. */
const pointedAt: readonly Locked[] = ["Organisation", "Account"];

/** Locks one row until the transaction ends; what is not there is not locked. */
export async function lock(tx: Tx, table: Locked, id: string): Promise<void> {
  const strength = Prisma.raw(pointedAt.includes(table) ? "FOR NO KEY UPDATE" : "FOR UPDATE");
  await tx.$queryRaw`SELECT id FROM ${Prisma.raw(`"${table}"`)} WHERE id = ${id}::uuid ${strength}`;
}
