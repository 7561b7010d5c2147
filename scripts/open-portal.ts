import type { Database } from "#lib/platform/db/client.ts";
import { hourly, jobs } from "#lib/jobs.ts";
import { startSealer } from "#lib/platform/audit/sealer.ts";
import { database } from "#lib/platform/db/client.ts";
import { isUnfinished } from "#lib/platform/db/backup.ts";
import { schemaState } from "#lib/platform/db/pending.ts";
import { whyNotApplication } from "#lib/platform/db/roles.ts";
import { strayRights } from "#lib/features/base/people/store.ts";
import { followRegistry } from "#lib/features/entrance/provisioning/commands.ts";
import { knowsFeeds } from "#lib/features/entrance/provisioning/store.ts";
import { executeAs } from "#lib/platform/gate/execute.ts";
import { renewedForm } from "#lib/platform/gate/kept.ts";
import { releaseAll } from "#lib/platform/outbox/queue.ts";
import { startWorker } from "#lib/platform/outbox/worker.ts";
import { openProvider } from "#lib/platform/oidc/front.ts";
import { readPortals } from "#lib/platform/portals-file.ts";
import { feeds, portals, usePortals } from "#lib/platform/portals.ts";
import { settings } from "#lib/platform/settings.ts";
import { startFigures } from "#lib/platform/watch/server.ts";
import { traced } from "#lib/platform/watch/otlp.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { demoPortals, openDemoPortals } from "./demo/portals.ts";
import { portalAccess } from "./portal-access.ts";

/**
 * Opens the database. Refuses one that a restore left halfway, and when a migration is missing or a portal that rights
 * refer to.
 */
export async function openMigrated(): Promise<Database> {
  const { PORTALS_FILE, APP_ENV } = settings();
  if (PORTALS_FILE) usePortals(readPortals(PORTALS_FILE, process.env));
  else if (APP_ENV !== "production") usePortals(demoPortals());
  const opened = await database();
  const wrong = await whyNot(opened, PORTALS_FILE ?? "the list of the seed");
  if (!wrong) return opened;
  await opened.close();
  throw new StartRefusal(wrong);
}

async function whyNot(opened: Database, registry: string): Promise<string | undefined> {
  const { APP_ENV, MIGRATE_DATABASE_URL } = settings();
  if (APP_ENV === "production") {
    if (MIGRATE_DATABASE_URL)
      return "The setting MIGRATE_DATABASE_URL is for npm run migrate alone: the portal must not know the owner of its tables.";
    const more = await whyNotApplication(opened);
    if (more) return more;
  }
  if (await isUnfinished(opened))
    return 'A backup was brought back into this database, and that was not finished: what ended since would live again. Take this database away, and run "npm run restore" into an empty one.';
  const { pending, beyond } = await schemaState(opened);
  if (pending.length > 0) return `The database lacks ${pending.join(", ")}; run "npm run migrate" first.`;
  if (beyond.length > 0) return `The database is that of a newer build (${beyond.join(", ")}); start that one.`;
  const [stray] = await strayRights(
    opened.reader,
    portals().map(({ key }) => key),
  );
  if (!stray) return undefined;
  const { portal, organisations, people } = stray;
  const refer = `rights refer to it (organisations: ${organisations}, people: ${people})`;
  return `The portal ${portal} is not in ${registry}, but ${refer}; put it back there, and mark it as retired if it ended.`;
}

/** Has the database know which portals are told of their people; nothing happens while it does. */
export async function followPortals({ reader }: Database): Promise<void> {
  if (!(await knowsFeeds(reader, feeds()))) await executeAs("portal:follow-registry", followRegistry, {});
}

/** What a web process needs before its first request. */
export async function openPortal(): Promise<void> {
  const opened = await openMigrated();
  if (opened.engine === "pglite") await releaseAll();
  const { WORKER, APP_ENV, AUDIT_KEY, AUDIT_CHECKPOINTS: places, PORTALS_FILE } = settings();
  if (APP_ENV === "production" && AUDIT_KEY) {
    await opened.close();
    throw new StartRefusal(
      "The setting AUDIT_KEY is for npm run worker alone: a web process must not know what seals the log.",
    );
  }
  globalThis.portalRenewed = renewedForm;
  openProvider(portalAccess);
  if (APP_ENV !== "production" && !PORTALS_FILE) openDemoPortals();
  // Production loads nothing of a broker that lets everybody in as anybody, nor of a guide that does so by a click.
  if (APP_ENV !== "production") (await import("./demo/broker.ts")).openDemoBroker();
  if (APP_ENV !== "production") await (await import("./demo/guide.ts")).openDemoGuide(opened.reader);
  await followPortals(opened);
  const tracing = traced();
  const worker = WORKER ? startWorker({ jobs, hourly }) : null;
  const { METRICS_PORT, METRICS_HOST } = settings();
  const figures = METRICS_PORT ? await startFigures(METRICS_PORT, METRICS_HOST) : null;
  const sealer = AUDIT_KEY ? startSealer({ keys: AUDIT_KEY, places }) : null;
  // scripts/serving.mjs runs outside Next's bundle: it waits for this promise, and closes after the last request.
  const shared = globalThis as Record<symbol, PromiseWithResolvers<() => Promise<void>> | undefined>;
  shared[Symbol.for("portal.opened")]?.resolve(async () => {
    await Promise.all([worker?.stop(), sealer?.stop(), figures?.stop()]);
    await tracing?.stop();
    await opened.close();
  });
}
