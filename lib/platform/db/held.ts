import "server-only";
import { sql, type Sql } from "./sql.ts";

const none = sql`NULL::uuid`;

/** Whether something of this person or of this organisation must stay for now, as a part of a statement (migration 0051). */
export const held = ({ person = none, office = none }: { readonly person?: Sql; readonly office?: Sql }): Sql =>
  sql`is_held(${person}, ${office})`;
