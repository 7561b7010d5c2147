import { database } from "#lib/platform/db/client.ts";
import type { PrismaClient } from "#lib/platform/db/generated/client.ts";
import { raw, sql, type Sql } from "#lib/platform/db/sql.ts";
import type { Reader } from "#lib/platform/db/types.ts";

/** What a store function would ask, without asking it. */
async function asked(read: (db: Reader) => Promise<unknown>): Promise<Sql> {
  let found: Sql | undefined;
  const $queryRaw = (text: TemplateStringsArray, ...values: string[]) => {
    found = sql(text, ...values);
    return Promise.resolve([]);
  };
  await read({ $queryRaw } as unknown as Reader);
  if (!found) throw new Error("nothing was asked");
  return found;
}

/** How the engine would go about what a store function asks. */
export async function planOf(read: (db: Reader) => Promise<unknown>): Promise<string> {
  const query = await asked(read);
  const { reader } = await database();
  // The engine's own way of asking: the same text with the same values, so the same plan.
  const { $queryRaw: ask } = reader as Reader & Pick<PrismaClient, "$queryRaw">;
  const rows = await ask<Record<string, string>[]>(sql`EXPLAIN ${query}`);
  return rows.map((row) => Object.values(row)[0]).join("\n");
}

/** The plan for any values, which a connection keeps once it has asked a few times. */
export async function keptPlanOf(read: (db: Reader) => Promise<unknown>): Promise<string> {
  const { text, values } = await asked(read);
  const { prisma } = await database();
  const rows = await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL plan_cache_mode = force_generic_plan`;
    await tx.$executeRaw(sql`PREPARE asked AS ${raw(text)}`);
    const nothing = raw(values.map(() => "NULL").join(", "));
    const plan = await tx.$queryRaw<Record<string, string>[]>(sql`EXPLAIN EXECUTE asked (${nothing})`);
    await tx.$executeRaw`DEALLOCATE asked`;
    return plan;
  });
  return rows.map((row) => Object.values(row)[0]).join("\n");
}

/** The same for whoever has only this role's rights, and its policies. */
export async function planAs(role: string, read: (db: Reader) => Promise<unknown>): Promise<string> {
  const query = await asked(read);
  const { prisma } = await database();
  const rows = await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('role', ${role}, true)`;
    return tx.$queryRaw<Record<string, string>[]>(sql`EXPLAIN (COSTS OFF) ${query}`);
  });
  return rows.map((row) => Object.values(row)[0]).join("\n");
}
