import { hourly, jobs } from "#lib/jobs.ts";
import { startSealer } from "#lib/platform/audit/sealer.ts";
import { startWorker } from "#lib/platform/outbox/worker.ts";
import { settings } from "#lib/platform/settings.ts";
import { sayInJson } from "#lib/platform/watch/json-lines.ts";
import { traced } from "#lib/platform/watch/otlp.ts";
import { startFigures } from "#lib/platform/watch/server.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { endBySignal } from "#scripts/ending.mjs";
import { followPortals, openMigrated } from "#scripts/open-portal.ts";
import { orSayWhyNot } from "#scripts/sentence.ts";

/** Delivers messages outside the web processes; any number of workers may run. */
if (process.env["APP_ENV"] === "production") sayInJson();
await orSayWhyNot(async () => {
  if (!settings().DATABASE_URL) {
    throw new StartRefusal("A worker of its own needs DATABASE_URL; the embedded database is the web process's alone.");
  }
  const opened = await openMigrated();
  const { METRICS_PORT, METRICS_HOST } = settings();
  const { APP_ENV, AUDIT_KEY, AUDIT_CHECKPOINTS: places } = settings();
  if (APP_ENV === "production" && !(AUDIT_KEY && places.length > 0)) {
    await opened.close();
    throw new StartRefusal(
      "A worker of production seals the log: AUDIT_KEY and AUDIT_CHECKPOINTS must say with what, and where that is kept outside of the database.",
    );
  }
  await followPortals(opened);
  const tracing = traced();
  const worker = startWorker({ jobs, hourly });
  const figures = METRICS_PORT ? await startFigures(METRICS_PORT, METRICS_HOST) : null;
  const sealer = AUDIT_KEY ? startSealer({ keys: AUDIT_KEY, places }) : null;
  console.log("Delivering messages.");
  endBySignal(async () => {
    await Promise.all([worker.stop(), sealer?.stop(), figures?.stop()]);
    await tracing?.stop();
    await opened.close();
  });
});
