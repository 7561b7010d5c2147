import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { output } from "../bench/worlds.mjs";
import { freePort } from "../postgresql.mjs";
import { untilDelivered } from "./budget.mjs";
import { changing, standing } from "./changes.mjs";
import { browser } from "./forms.mjs";
import { startWeb, startWorker } from "./portal.mjs";

const minutes = Number(process.env.PROVE_MINUTES ?? 40);
/** A working day of a large insurer: so many requests an hour, eight hours. */
const wanted = 8 * 3_600 * 10;
/** Also when these are done sooner: what a process still takes while it gets warm looks like a leak in a few minutes. */
const atLeastMinutes = Math.min(30, minutes);
const everyMs = 5_000;

/** Resident memory of a process in MB; only Linux tells. */
const memoryOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1_000;

/** How many MB a minute, by the line that fits best. */
function slope(samples) {
  const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [at, mb] = [mean(samples.map(({ at }) => at)), mean(samples.map(({ mb }) => mb))];
  const above = samples.reduce((sum, one) => sum + (one.at - at) * (one.mb - mb), 0);
  return above / samples.reduce((sum, one) => sum + (one.at - at) ** 2, 0);
}

const pages = [
  "/nl",
  "/nl/inloggen",
  "/en/hulp-bij-inloggen",
  "/nl/privacy",
  "/nl/hulp-bij-inloggen/vraag-je-beheerder",
];
const inside = [
  "/nl/mijn",
  "/nl/beheer",
  "/nl/beheer/gebruikers",
  "/nl/beheer/hulpvragen",
  "/nl/beheer/gebruikers?q=kim",
];

/** Mixed requests, as of a working day, on one web process and one worker whose memory must stay flat. */
export async function* soak({ database }) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const environment = { PUBLIC_ORIGIN: origin, TRUSTED_PROXIES: "1", WORKER: "off" };
  const people = JSON.parse(await output(process.env, "scripts/prove/people.ts", "first", "2000"));
  const processes = { web: await startWeb(port, environment), worker: await startWorker(environment) };
  const samples = { web: [], worker: [] };
  const troubles = new Map();
  const onTrouble = (what) => troubles.set(what, (troubles.get(what) ?? 0) + 1);
  let [read, going] = [0, true];
  const reading = async (addresses, person) => {
    for (let n = 0; going; n++) {
      const { status } = await person.get(addresses[n % addresses.length]).catch(({ code }) => ({ status: code }));
      if (status === 200) read++;
      else onTrouble(`page ${status}`);
    }
  };
  const readers = [
    ...Array.from({ length: 2 }, () => [pages, browser(origin, 1)]),
    ...people.slice(-2).map(({ cookie }) => [inside, browser(origin, 1, cookie)]),
  ];
  const load = changing(origin, people.slice(0, -2), { visitors: 1, beheerdersAtOnce: 2, onTrouble });
  const all = Promise.all(readers.map(([addresses, person]) => reading(addresses, person)));
  const begun = performance.now();
  const past = () => (performance.now() - begun) / 60_000;
  const requests = () => read + load.seen.pages + load.seen.asked.size + 2 * load.seen.acts.length;
  while (past() < minutes && (past() < atLeastMinutes || requests() < wanted)) {
    await pause(everyMs);
    for (const [name, { pid }] of Object.entries(processes)) samples[name].push({ at: past(), mb: memoryOf(pid) });
  }
  going = false;
  await all;
  await load.stop();
  for (const [, person] of readers) person.close();
  await untilDelivered(database);
  const [count, took] = [requests(), past()];
  const { lost, torn } = await standing(load.seen, async (text) => (await database.query(text)).rows);
  await Promise.all(Object.values(processes).map((one) => one.stop()));
  yield {
    claim: `mixed requests in ${took.toFixed(0)} minutes; answers that failed; changes lost or torn`,
    figure: `${count}; ${
      [...troubles]
        .map(([what, times]) => `${times} × ${what}`)
        .slice(0, 5)
        .join(", ") || "none"
    }; ${lost.length + torn.length}`,
    goal: `${wanted}; none; 0`,
    holds: count >= wanted && troubles.size === 0 && lost.length + torn.length === 0,
  };
  for (const [name, all] of Object.entries(samples)) {
    const settled = all.slice(Math.floor(all.length / 3));
    const mbAMinute = slope(settled);
    yield {
      claim: `memory of the ${name} in the last two thirds of that: from, to, its rise`,
      figure: `${settled[0].mb.toFixed(0)}, ${settled.at(-1).mb.toFixed(0)} MB, ${mbAMinute.toFixed(2)} MB a minute`,
      goal: "less than 1 MB a minute",
      holds: mbAMinute < 1,
    };
  }
}
