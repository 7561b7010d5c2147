import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "@prometheus-io/client";

/**
 * What is counted of one process. No label says who: what a person does is in the log, behind a policy. What is asked
 * of the database is asked when somebody reads the figures (figures.ts), and never by a request.
 */
function newMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge({ name, help, labelNames, registers });
  return {
    registry,
    requests: counter("portal_requests_total", "Requests by kind of route and status.", "kind", "status"),
    requestSeconds: new Histogram({
      ...{ name: "portal_request_seconds", help: "How long a request took.", labelNames: ["kind"], registers },
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    }),
    commands: counter(
      "portal_commands_total",
      "Commands by what became of them; limited is a limit that tripped.",
      "event",
      "outcome",
    ),
    signIns: counter("portal_sign_ins_total", "Sign-ins that came to their end, by way and outcome.", "way", "outcome"),
    records: counter("portal_records_total", "Records of the log.", "outcome"),
    busy: counter("portal_busy_total", "Whom the door could not serve in time.", "lane"),
    waiting: gauge("portal_waiting", "Who waits at the door.", "lane"),
    deliveries: counter("portal_deliveries_total", "Tries of what leaves, by what became of them.", "lane", "outcome"),
    queueDepth: gauge("portal_queue_depth", "What is due and has not left.", "lane"),
    queueSeconds: gauge("portal_queue_oldest_seconds", "How long the oldest that is due has waited.", "lane"),
    queueDead: gauge("portal_queue_dead", "What was given up and is still on record.", "lane"),
    portalSeconds: gauge(
      "portal_told_oldest_seconds",
      "How long the oldest has waited that a portal is to be told.",
      "portal",
    ),
    portalDead: gauge("portal_told_given_up", "What a portal was to be told and was given up.", "portal"),
    connections: gauge("portal_database_connections", "Connections of this process.", "state"),
    databaseUp: gauge("portal_database_up", "Whether the database answers."),
    migrationsPending: gauge("portal_migrations_pending", "Migrations that the database lacks."),
    unsealedSeconds: gauge("portal_audit_unsealed_seconds", "How long the oldest record without a seal has waited."),
    sealed: counter("portal_audit_sealed_total", "Records sealed by this process."),
    sealingFails: gauge("portal_audit_sealing_fails", "Whether this process last failed to seal."),
    checkpointAt: gauge("portal_audit_checkpoint_timestamp_seconds", "When this process last shipped a checkpoint."),
    workerSeconds: gauge("portal_worker_idle_seconds", "How long ago this process's worker last looked for work."),
    build: gauge("portal_build_info", "The build that runs.", "commit"),
  };
}

/** Next loads this module once per bundle and the Node server once more; the process counts once. */
const shared = globalThis as {
  [key: symbol]: ReturnType<typeof newMetrics> | Map<string, () => number> | { at: number } | undefined;
};
const name = Symbol.for("portal.metrics");
const known = shared[name] as ReturnType<typeof newMetrics> | undefined;

export const metrics = known ?? (shared[name] = newMetrics());

/** When the worker of this process last looked for work, in milliseconds of `performance.now()`; null without one. */
export function workerLooked(): void {
  shared[lookedAt] = { at: performance.now() };
}
const lookedAt = Symbol.for("portal.worker-looked");
export function secondsSinceWork(): number | null {
  const looked = shared[lookedAt] as { at: number } | undefined;
  return looked ? (performance.now() - looked.at) / 1_000 : null;
}

/** How many wait in a lane at the door, asked when the figures are read. */
export function showWaiting(lane: string, count: () => number): void {
  const lanes = (shared[atTheDoor] ??= new Map()) as Map<string, () => number>;
  lanes.set(lane, count);
}
const atTheDoor = Symbol.for("portal.waiting");
export function lookAtTheDoor(): void {
  const lanes = (shared[atTheDoor] ?? new Map()) as Map<string, () => number>;
  for (const [lane, count] of lanes) metrics.waiting.set({ lane }, count());
}
