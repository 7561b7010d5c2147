import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { output } from "./worlds.mjs";

const list = "/nl/beheer/gebruikers";
const visitors = 4;
const thinkingMs = 50;
const seconds = 5;
const rounds = 5;
const mostMegabytes = 300;

const verdict = (holds) => (holds ? "met" : "MISSED");
const sorted = (numbers) => numbers.toSorted((a, b) => a - b);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
const p95 = (numbers) => sorted(numbers)[Math.floor(numbers.length * 0.95)];

/** The longest wait for the list, in 19 cases out of 20, of a few people who look around. */
async function waits(origin, cookie) {
  const times = [];
  const until = performance.now() + seconds * 1_000;
  const visitor = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      const answer = await fetch(origin + list, { headers: { cookie } });
      await answer.text();
      times.push(performance.now() - start);
      await pause(thinkingMs);
    }
  };
  await Promise.all(Array.from({ length: visitors }, visitor));
  return p95(times);
}

/** The memory of the server's process in millions of bytes; only Linux tells. */
const memoryOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1_000;

/** What can work while others look around: how it begins, and what it has done then. */
const works = {
  import: {
    begin: ["scripts/bench/import.ts", "start"],
    status: `SELECT status::text FROM "Import" WHERE id = $1`,
    count: `SELECT count(*)::int AS done FROM "ImportRow" WHERE "importId" = $1 AND outcome = 'ADDED'`,
    says: "people added",
  },
  many: {
    begin: ["scripts/bench/many.ts"],
    status: `SELECT status::text FROM "BulkAct" WHERE id = $1`,
    count: `SELECT count(*)::int AS done FROM "BulkActItem" WHERE "bulkActId" = $1 AND outcome = 'DONE'`,
    says: "people withdrawn at once",
    mostSeconds: 60,
  },
};

/** Measures the list for others, and the server's memory, while its worker adds the people of a file, or withdraws many. */
export async function whileWorking(name, { origin, pid, cookie, environment }) {
  const { begin, status: asked, count, says, mostSeconds } = works[name];
  const database = new pg.Client({ connectionString: environment.DATABASE_URL });
  await database.connect();
  const status = async (id) => (await database.query(asked, [id])).rows[0]?.status;
  await waits(origin, cookie);

  const idle = [];
  for (let round = 0; round < rounds; round++) idle.push(await waits(origin, cookie));
  const memory = memoryOf(pid);
  let most = memory;
  const watch = setInterval(() => (most = Math.max(most, memoryOf(pid))), 100);
  const id = await output(environment, ...begin);
  const start = performance.now();
  const during = [];
  while (during.length < rounds && (await status(id)) === "RUNNING") {
    const wait = await waits(origin, cookie);
    if ((await status(id)) === "RUNNING" || during.length === 0) during.push(wait);
  }
  while ((await status(id)) === "RUNNING") await pause(200);
  const took = (performance.now() - start) / 1_000;
  clearInterval(watch);
  const { rows } = await database.query(count, [id]);
  await database.end();

  const ratio = median(during) / median(idle);
  const goal = mostSeconds ? ` (goal: at most ${mostSeconds} s) ${verdict(took <= mostSeconds)}` : "";
  console.log(`${rows[0].done} ${says} in ${took.toFixed(0)} s beside ${visitors} visitors${goal}`);
  console.log(
    `the list for others, p95: ${median(during).toFixed(0)} ms meanwhile (${during.map((ms) => ms.toFixed(0)).join(", ")}), ` +
      `${median(idle).toFixed(0)} ms before (${idle.map((ms) => ms.toFixed(0)).join(", ")}): ` +
      `${ratio.toFixed(2)} times (goal: at most 2) ${verdict(ratio <= 2)}`,
  );
  console.log(
    `memory of the server: at most ${(most - memory).toFixed(0)} MB above ${memory.toFixed(0)} MB before ` +
      `(goal: under ${mostMegabytes}) ${verdict(most - memory < mostMegabytes)}`,
  );
}
