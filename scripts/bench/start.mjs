import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { node24 } from "../node24.mjs";
import { freePort } from "../postgresql.mjs";
import { start, Stop } from "../run.mjs";

const rounds = 7;
const restMs = 5_000;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const verdict = (holds) => (holds ? "met" : "MISSED");
const said = (name, figures, unit, most) =>
  console.log(
    `${name}: ${median(figures).toFixed(1)} ${unit} (rounds ${Math.min(...figures).toFixed(1)} to ` +
      `${Math.max(...figures).toFixed(1)}; goal: at most ${most}) ${verdict(median(figures) <= most)}`,
  );

/** Seconds until it is ready, and how many MiB it holds while it rests; only Linux tells the latter. */
async function served(program, args, env, rest) {
  const begun = performance.now();
  const server = start(program, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve, reject) => {
    server.stdout.on("data", (text) => String(text).includes("Ready on") && resolve());
    server.once("exit", () => reject(new Stop("The server did not start; it says why above.")));
  });
  const ready = (performance.now() - begun) / 1_000;
  await pause(rest);
  const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1]) / 1_024;
  server.kill("SIGTERM");
  await once(server, "exit");
  return { ready, memory };
}

/** A build that stands, served on PostgreSQL; and `npm start` again, with its own database. */
export async function starts(environment, demo) {
  const port = await freePort();
  const origin = { PORT: String(port), PUBLIC_ORIGIN: `http://localhost:${port}` };
  const rested = [];
  for (let round = 0; round < rounds; round++)
    rested.push(await served(node24(), ["scripts/serve.mjs"], { ...environment, ...origin, WORKER: "on" }, restMs));
  said(
    "ready",
    rested.map(({ ready }) => ready),
    "s",
    2,
  );
  said(
    "memory at rest",
    rested.map(({ memory }) => memory),
    "MiB",
    200,
  );
  const again = { ...process.env, ...origin, APP_ENV: "demo", DATABASE_URL: "", DATA_DIR: demo };
  await served(process.execPath, ["scripts/start.mjs"], again, 0);
  const later = [];
  for (let round = 0; round < rounds; round++)
    later.push(await served(process.execPath, ["scripts/start.mjs"], again, 0));
  said(
    "npm start again",
    later.map(({ ready }) => ready),
    "s",
    5,
  );
}
