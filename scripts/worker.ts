import { jobs } from "#lib/jobs.ts";
import { database } from "#lib/platform/db/client.ts";
import { pendingMigrations } from "#lib/platform/db/pending.ts";
import { startWorker } from "#lib/platform/outbox/worker.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { orSayWhyNot } from "#scripts/sentence.ts";

/** Delivers messages beside the web processes; any number may run. */
await orSayWhyNot(async () => {
  if (!settings().DATABASE_URL) {
    throw new StartRefusal("A worker of its own needs DATABASE_URL; the embedded database is the web process's alone.");
  }
  const opened = await database();
  const pending = await pendingMigrations(opened);
  if (pending.length > 0)
    throw new StartRefusal(`The database lacks ${pending.join(", ")}; run "npm run migrate" first.`);
  const worker = startWorker({ jobs });
  console.log("Delivering messages.");
  const stop = async () => {
    await worker.stop();
    await opened.close();
    process.exit(0);
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
});
