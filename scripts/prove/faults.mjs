import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { output } from "../bench/worlds.mjs";
import { descendantsOf } from "../descendants.mjs";
import { freePort } from "../postgresql.mjs";
import { untilDelivered } from "./budget.mjs";
import { changing, standing } from "./changes.mjs";
import { untilQuiet } from "./kills.mjs";
import { startWeb, startWorker } from "./portal.mjs";

const rounds = Number(process.env.PROVE_ROUNDS ?? 3);
const faultMs = 6_000;
const recoveredMs = 10_000;

/** A line to the database that can be cut: what was sent may have arrived, and no answer comes. */
async function line(database) {
  const { hostname, port } = new URL(database);
  const sockets = new Set();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const socket of [near, far])
      sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  const own = await freePort();
  await new Promise((resolve) => server.listen(Number(own), "127.0.0.1", resolve));
  const through = new URL(database);
  through.port = own;
  return {
    url: through.href,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => (isCut = false),
    stop: () => server.close(),
  };
}

/** What happens to a database, and how it comes back. */
function faultsOf(database, cable, postmaster) {
  const ask = (text) => database.query(text);
  const name = new URL(process.env.DATABASE_URL).pathname.slice(1);
  const endingAll = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`;
  const halt = (signal) => {
    for (const pid of [postmaster, ...descendantsOf(postmaster)])
      try {
        process.kill(pid, signal);
      } catch {
        // It has just ended.
      }
  };
  return {
    "one of its processes killed, so that it restarts and recovers": {
      async begin() {
        const { rows } = await ask(
          `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1`,
        );
        if (rows[0]) process.kill(rows[0].pid, "SIGKILL");
      },
      end: () => {},
    },
    "every connection ended": {
      begin: () => ask(endingAll),
      end: () => {},
    },
    "halted (SIGSTOP)": { begin: () => halt("SIGSTOP"), end: () => halt("SIGCONT") },
    "the line to it cut": { begin: () => cable.cut(), end: () => cable.mend() },
    "made read-only": {
      async begin() {
        await ask(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
        await ask(endingAll);
      },
      async end() {
        await ask(`SET default_transaction_read_only = off`);
        await ask(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
        await ask(endingAll);
      },
    },
  };
}

/** A database that goes away in every way, while people change things. */
export async function* faults({ database }) {
  const { rows } = await database.query("SHOW data_directory");
  const postmaster = Number(readFileSync(join(rows[0].data_directory, "postmaster.pid"), "utf8").split("\n")[0]);
  const cable = await line(process.env.DATABASE_URL);
  try {
    yield* troubled(faultsOf(database, cable, postmaster), {
      environment: { ...process.env, DATABASE_URL: cable.url },
      ask: async (text) => (await database.query(text)).rows,
      settled: () => untilDelivered(database),
    });
  } finally {
    cable.stop();
  }
}

/**
 * Each of these faults for a while, so many times, while people change things; and what stands when all are over.
 * `isOne` says that one process has all, and that its database can be asked only after it.
 */
export async function* troubled(faults, { environment, ask, settled, isOne = false }) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const own = { ...environment, PUBLIC_ORIGIN: origin, TRUSTED_PROXIES: "1", WORKER: isOne ? "on" : "off" };
  const people = JSON.parse(await output(environment, "scripts/prove/people.ts", "first", "1500"));
  const processes = [await startWeb(port, own, { quiet: true })];
  if (!isOne) processes.push(await startWorker(own, { quiet: true }));
  const seen = { asked: new Map(), acts: [] };
  try {
    let taken = 0;
    for (const [name, { begin, end }] of Object.entries(faults)) {
      const troubles = new Map();
      const slow = [];
      for (let round = 0; round < rounds; round++) {
        const load = changing(origin, people.slice(taken, (taken += 60)), {
          called: `${taken}-`,
          onTrouble: (what) => troubles.set(what.slice(0, 60), (troubles.get(what.slice(0, 60)) ?? 0) + 1),
        });
        await pause(1_500);
        await begin();
        await pause(faultMs);
        await end();
        const begun = performance.now();
        const done = () => [...load.seen.asked.values()].filter((outcome) => outcome === "done").length;
        const before = done();
        while (done() === before && performance.now() - begun < 60_000) await pause(50);
        slow.push(performance.now() - begun);
        await pause(1_000);
        await load.stop();
        for (const [address, outcome] of load.seen.asked) seen.asked.set(address, outcome);
        seen.acts.push(...load.seen.acts);
      }
      const slowest = Math.max(...slow);
      const broken = [...troubles].filter(([what]) => / 5\d\d/.test(what) && !what.includes(" 503"));
      for (const [what, times] of troubles) console.log(`  ${name}: ${times} times ${what}`);
      yield {
        claim: `the database ${name}, ${rounds} times: until a change is acknowledged again; answers of 5xx but 503`,
        figure: `${(slowest / 1_000).toFixed(1)} s; ${broken.map(([what, times]) => `${times} × ${what}`).join(", ") || "none"}`,
        goal: `at most ${recoveredMs / 1_000} s; none`,
        holds: slowest <= recoveredMs && broken.length === 0,
      };
    }
    if (isOne) {
      await untilQuiet(origin);
      await processes.pop().stop();
    } else await settled();
    const { lost, torn, acknowledged } = await standing(seen, ask);
    yield {
      claim: `after all of these: acknowledged changes of ${acknowledged} that are lost, and that are torn`,
      figure: `${lost.length} and ${torn.length}${[...lost, ...torn]
        .slice(0, 3)
        .map((one) => `; ${one}`)
        .join("")}`,
      goal: "0 and 0",
      holds: lost.length + torn.length === 0 && acknowledged > (isOne ? 15 * rounds : 100),
    };
  } finally {
    await Promise.all(processes.map((one) => one.kill()));
  }
}
