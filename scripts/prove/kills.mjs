import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { output } from "../bench/worlds.mjs";
import { freePort } from "../postgresql.mjs";
import { untilDelivered } from "./budget.mjs";
import { changing, standing } from "./changes.mjs";
import { auditKey, commanded, startWeb, startWorker } from "./portal.mjs";

/** How many kills of each engine; in a run that goes on with another, how many more than that one made. */
const wanted = Number(process.env.PROVE_KILLS ?? 100) - Number(process.env.PROVE_FROM ?? 0);
/** A process is killed at a random moment within this time after it is up; some are killed while they catch up. */
const withinMs = 1_500;
const patienceMs = 30_000;
/** When the time of an engine is up, what was reached is said. */
const minutes = Number(process.env.PROVE_MINUTES ?? 30);

const acknowledgedIn = ({ asked, acts }) =>
  [...asked.values(), ...acts.map(({ outcome }) => outcome)].filter((outcome) => outcome === "done").length;

/** Kills processes of an installation while people change things, and starts them again. */
async function killed(name, { begin, origin, environment, ask, settled }) {
  const people = JSON.parse(await output(environment, "scripts/prove/people.ts", "first", "1500"));
  const running = new Map();
  for (const [which, start] of Object.entries(begin)) running.set(which, await start());
  const load = changing(origin, people, { visitors: 4 });
  let [kills, unstarted] = [0, 0];
  const until = performance.now() + minutes * 60_000;
  try {
    await pause(1_000);
    while (kills < wanted && performance.now() < until) {
      const names = [...running.keys()];
      const which = names[Math.floor(Math.random() * names.length)];
      // Every other time not before more changes were heard to be done than there were kills, so that on a slow machine
      // there is something to lose.
      const latest = performance.now() + patienceMs;
      while (kills % 2 === 1 && acknowledgedIn(load.seen) < kills + 2 && performance.now() < latest) await pause(20);
      await pause(Math.random() * withinMs);
      await running.get(which).kill();
      kills++;
      running.delete(which);
      await begin[which]().then(
        (again) => running.set(which, again),
        () => unstarted++,
      );
      if (!running.has(which)) break;
    }
  } finally {
    await load.stop();
  }
  await settled();
  const { lost, torn, acknowledged } = await standing(load.seen, ask(running)).finally(() =>
    Promise.all([...running.values()].map((one) => one.stop())),
  );
  // It ends with 1 when something does not fit, and says what.
  const { stdout, stderr } = await commanded({ ...environment, AUDIT_KEY: auditKey }, "audit-verify");
  const verdict = stdout + stderr;
  return [
    {
      claim: `${name}: ${kills} times kill -9 of a process during changes; ${acknowledged} acknowledged: lost, torn, restarts that failed`,
      figure: `${lost.length}, ${torn.length}, ${unstarted}${[...lost, ...torn]
        .slice(0, 3)
        .map((one) => `; ${one}`)
        .join("")}`,
      goal: `0, 0, 0 of ${wanted}`,
      holds: lost.length + torn.length + unstarted === 0 && kills >= wanted && acknowledged > kills,
    },
    {
      claim: `${name}: the log's chain after that`,
      figure: verdict.trim().split("\n").slice(-3).join(" "),
      goal: "everything fits",
      holds: verdict.includes("Everything fits"),
    },
  ];
}

async function atHome() {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  return { port, origin, common: { PUBLIC_ORIGIN: origin, TRUSTED_PROXIES: "1", AUDIT_KEY: auditKey } };
}

/** On PostgreSQL a web process and a worker. */
export async function* kills({ database }) {
  const { port, origin, common } = await atHome();
  yield* await killed("PostgreSQL", {
    origin,
    environment: process.env,
    begin: {
      web: () => startWeb(port, { ...common, WORKER: "off" }),
      worker: () => startWorker(common),
    },
    settled: () => untilDelivered(database),
    ask: () => async (text) => (await database.query(text)).rows,
  });
}

/** On the embedded engine the one process that has both. */
export async function* killsEmbedded() {
  const { port, origin, common } = await atHome();
  const embedded = { ...process.env, DATABASE_URL: "", DATA_DIR: mkdtempSync(join(tmpdir(), "embedded-")) };
  await output(embedded, "scripts/migrate.ts");
  await output(embedded, "scripts/prove/fill.ts", "600");
  const rows = async (text) => JSON.parse(await output(embedded, "scripts/prove/ask.ts", text));
  yield* await killed("the embedded engine", {
    origin,
    environment: embedded,
    begin: { web: () => startWeb(port, { ...embedded, ...common, WORKER: "on" }) },
    // Only its own process can be asked while it runs.
    settled: () => untilQuiet(origin),
    ask: (running) => async (text) => {
      for (const [which, one] of running) {
        await one.stop();
        running.delete(which);
      }
      return rows(text);
    },
  });
}

/** Until its health says that nothing waits. */
export async function untilQuiet(origin) {
  for (;;) {
    const health = await fetch(`${origin}/api/health/ready`).then((answer) => answer.json());
    if (health.outbox?.lanes && Object.values(health.outbox.lanes).every((waited) => waited === 0)) break;
    await pause(500);
  }
  await pause(3_000);
}
