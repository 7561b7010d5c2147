import "server-only";
import { Prisma } from "./generated/client.ts";
import { onlyId, statement } from "./statement.ts";
import type { Tx } from "./types.ts";

/** Pieces of SQL that carry their values, for a query put together from conditions. */
export const { sql, join, empty, raw } = Prisma;
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
  | "StaffNote"
  | "Appointment"
  | "Import"
  | "BulkAct"
  | "AccessReview"
  | "ReviewCampaign"
  | "OrganisationLoad"
  | "LegalHold"
  | "Proposal";

/** While such a row is locked, other rows may still refer to it. */
const pointedAt: readonly Locked[] = ["Organisation", "Account"];

const locking = statement("lock", onlyId);

/** Locks one row until the transaction ends; false if there is none, or none that this transaction may change. */
export async function lock(tx: Tx, table: Locked, id: string): Promise<boolean> {
  const strength = Prisma.raw(pointedAt.includes(table) ? "FOR NO KEY UPDATE" : "FOR UPDATE");
  const rows = await locking(tx)`SELECT id FROM ${Prisma.raw(`"${table}"`)} WHERE id = ${id}::uuid ${strength}`;
  return rows.length > 0;
}

/** Changes rows beyond that organisation, where an act is about a person wherever they are. */
export async function everywhere<T>(tx: Tx, act: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SELECT set_config('portal.role', current_user::text, true), set_config('role', 'none', true)`;
  const done = await act();
  await tx.$executeRaw`SELECT set_config('role', current_setting('portal.role'), true)`;
  return done;
}
