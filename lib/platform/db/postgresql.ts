import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { StartRefusal } from "../start-refusal.ts";
import type { Engine } from "./engine.ts";
import { announcing, listenOver } from "./notices.ts";

/** An arbitrary number that is the same in every process that migrates. */
const migrationLock = 728_112_023;

export function openPostgresql(url: string, poolSize: number): Engine {
  // Prisma's adapters drop the offset of a timestamp instead of converting it: another zone would shift every expiry.
  const config = { connectionString: url, options: "-c TimeZone=UTC", connectionTimeoutMillis: 5_000 };
  const pool = new pg.Pool({ ...config, max: poolSize });
  // Without a listener, an idle connection that the server closes would end this process.
  pool.on("error", () => {});
  return {
    name: "postgresql",
    factory: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => preparedName(sql).name ?? "" }),
    ask: async (text, values) =>
      (await pool.query({ text, values: [...values], ...preparedName(text) })).rows as unknown[],
    async migrating(run) {
      const single = new pg.Pool({ ...config, max: 1, idleTimeoutMillis: 0 });
      single.on("error", () => {});
      try {
        await single.query("BEGIN");
        await single.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
        const result = await run({
          adapter: await new PrismaPg(single).connect(),
          script: async (sql) => void (await single.query(sql)),
        });
        await single.query("COMMIT");
        return result;
      } finally {
        await single.end();
      }
    },
    announce: async () => void (await pool.query(announcing)),
    listen: (ring) => listenOver(config, ring),
    close: () => pool.end(),
  };
}

const names = new Map<string, string>();
/** A list of another length makes another statement, and each connection keeps every statement it has prepared. */
const mostNames = 500;

/**
 * What is asked again and again is planned once a connection. Not a search: its pattern decides which plan is good,
 * and the plan for any pattern scans far more than an organisation's own rows.
 */
function preparedName(text: string): { name?: string } {
  if (text.includes(" LIKE ")) return {};
  let name = names.get(text);
  if (name === undefined) {
    if (names.size >= mostNames) return {};
    names.set(text, (name = `portal_${names.size}`));
  }
  return { name };
}

/** The refusal, in one sentence, when the database does not let us in. */
export function connectionRefusal(error: unknown, setting = "DATABASE_URL"): StartRefusal {
  const message = error instanceof Error ? error.message : String(error);
  // Prisma wraps the reason: "Raw query failed. Code: `3D000`. Message: `database "x" does not exist`".
  const reason = /Message: `(.+)`/.exec(message)?.[1] ?? message.trim().split("\n").at(-1);
  return new StartRefusal(`The database of ${setting} does not answer: ${reason}.`);
}
