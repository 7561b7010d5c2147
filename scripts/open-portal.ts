import type { Database } from "#lib/platform/db/client.ts";
import { jobs } from "#lib/jobs.ts";
import { database } from "#lib/platform/db/client.ts";
import { pendingMigrations } from "#lib/platform/db/pending.ts";
import { releaseAll } from "#lib/platform/outbox/queue.ts";
import { startWorker } from "#lib/platform/outbox/worker.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";

/** The database, if it has every migration. */
export async function openMigrated(): Promise<Database> {
  settings();
  const opened = await database();
  const pending = await pendingMigrations(opened);
  if (pending.length === 0) return opened;
  await opened.close();
  throw new StartRefusal(`The database lacks ${pending.join(", ")}; run "npm run migrate" first.`);
}

/** What a web process needs before its first request. */
export async function openPortal(): Promise<void> {
  const opened = await openMigrated();
  if (opened.engine === "pglite") await releaseAll();
  const worker = settings().WORKER ? startWorker({ jobs }) : null;
  // scripts/serve.mjs runs outside Next's bundle: it waits for this, and closes when the last request has ended.
  const shared = globalThis as Record<symbol, PromiseWithResolvers<() => Promise<void>> | undefined>;
  shared[Symbol.for("portal.opened")]?.resolve(async () => {
    await worker?.stop();
    await opened.close();
  });
}
