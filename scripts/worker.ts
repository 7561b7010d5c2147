import { hourly, jobs } from "#lib/jobs.ts";
import { startWorker } from "#lib/platform/outbox/worker.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { endBySignal } from "#scripts/ending.mjs";
import { openMigrated } from "#scripts/open-portal.ts";
import { orSayWhyNot } from "#scripts/sentence.ts";

/** Delivers messages outside the web processes; any number of workers may run. */
await orSayWhyNot(async () => {
  if (!settings().DATABASE_URL) {
    throw new StartRefusal("A worker of its own needs DATABASE_URL; the embedded database is the web process's alone.");
  }
  const opened = await openMigrated();
  const worker = startWorker({ jobs, hourly });
  console.log("Delivering messages.");
  endBySignal(async () => {
    await worker.stop();
    await opened.close();
  });
});
