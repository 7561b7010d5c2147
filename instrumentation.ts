import type { Database } from "#lib/platform/db/client.ts";
import type { Settings } from "#lib/platform/settings.ts";

/** Next calls this once, before the first request. What is wrong stops the start with one sentence. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env["NEXT_PHASE"] === "phase-production-build") return;
  const { StartRefusal } = await import("#lib/platform/start-refusal.ts");
  try {
    const { settings } = await import("#lib/platform/settings.ts");
    const { database } = await import("#lib/platform/db/client.ts");
    await serveFrom(settings(), await database());
  } catch (error) {
    console.error(error instanceof StartRefusal ? error.message : error);
    process.exit(1);
  }
}

async function serveFrom({ WORKER }: Settings, database: Database) {
  const { pendingMigrations } = await import("#lib/platform/db/pending.ts");
  const { StartRefusal } = await import("#lib/platform/start-refusal.ts");
  const pending = await pendingMigrations(database);
  if (pending.length > 0) {
    await database.close();
    throw new StartRefusal(`The database lacks ${pending.join(", ")}; run "npm run migrate" first.`);
  }
  const { startWorker } = await import("#lib/platform/outbox/worker.ts");
  const { jobs } = await import("#lib/jobs.ts");
  const worker = WORKER ? startWorker({ jobs }) : null;
  // scripts/serve.mjs runs outside Next's bundle and calls this when the last request has ended.
  (globalThis as Record<symbol, unknown>)[Symbol.for("portal.shutdown")] = async () => {
    await worker?.stop();
    await database.close();
  };
}
