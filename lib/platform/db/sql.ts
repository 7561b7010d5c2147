import "server-only";
import { Prisma } from "./generated/client.ts";

/** Pieces of SQL that carry their values, for a query put together from conditions. */
export const { sql, join, empty } = Prisma;
export type Sql = Prisma.Sql;

/** For a JSON column that holds nothing. */
export const noJson = Prisma.DbNull;
