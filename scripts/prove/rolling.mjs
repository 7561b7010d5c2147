import { setTimeout as pause } from "node:timers/promises";
import { output } from "../bench/worlds.mjs";
import { untilDelivered } from "./budget.mjs";
import { changing, standing } from "./changes.mjs";
import { browser } from "./forms.mjs";
import { startInstallation } from "./installation.mjs";

const rounds = Number(process.env.PROVE_ROUNDS ?? 3);
const endings = 20;

/** How long one of them is let in after the other was told that the session is over. */
async function shutOut(origin, [told, other], { cookie }) {
  const [here, there] = [told, other].map((port) => browser(origin, 1, cookie, `http://localhost:${port}`));
  const isIn = async () => (await there.get("/nl/mijn")).status === 200;
  if (!(await isIn())) throw new Error("nobody was signed in");
  const answer = await here.submit("/nl/mijn", "Uitloggen", {});
  const begun = performance.now();
  if (answer?.status !== 303) throw new Error(`signing out answered ${answer?.status}`);
  while (await isIn()) if (performance.now() - begun > 10_000) break;
  const milliseconds = performance.now() - begun;
  here.close();
  there.close();
  return milliseconds;
}

/**
 * Two web processes and two workers behind nginx, as deploy/ has them, are restarted in turn, again and again, while
 * people read pages and change things.
 */
export async function* rolling({ database }) {
  const installation = await startInstallation();
  try {
    yield* restarted(installation, database);
  } finally {
    await installation.stop();
  }
}

async function* restarted({ origin, ports, restart }, database) {
  const people = JSON.parse(await output(process.env, "scripts/prove/people.ts", "first", "1000"));
  const leaving = JSON.parse(await output(process.env, "scripts/prove/people.ts", "second", String(endings)));

  const times = [];
  for (const [i, person] of leaving.entries())
    times.push(await shutOut(origin, i % 2 ? ports : ports.toReversed(), person));
  const slowest = Math.max(...times);
  yield {
    claim: `${endings} sessions ended at one process, the longest that another still let somebody in`,
    figure: `${slowest.toFixed(0)} ms`,
    goal: "at most 1,000 ms",
    holds: slowest <= 1_000,
  };

  const troubles = [];
  const load = changing(origin, people, { visitors: 6, onTrouble: (trouble) => troubles.push(trouble) });
  await pause(2_000);
  for (let round = 0; round < rounds; round++) for (const i of ports.keys()) await restart(i);
  await load.stop();
  await untilDelivered(database);
  const { seen } = load;
  const sent = seen.asked.size + seen.acts.length;
  const { lost, torn, acknowledged } = await standing(seen, async (text) => (await database.query(text)).rows);
  yield {
    claim: `${2 * rounds} restarts of a web process and ${2 * rounds} of a worker, in turn: answers that failed of ${seen.pages} pages and ${sent} forms`,
    figure: troubles.length === 0 ? "0" : `${troubles.length}: ${[...new Set(troubles)].slice(0, 5).join(", ")}`,
    goal: "0",
    holds: troubles.length === 0 && sent > 100,
  };
  yield {
    claim: `acknowledged changes of ${acknowledged} that are lost, and that are torn`,
    figure: `${lost.length} and ${torn.length}${[...lost, ...torn]
      .slice(0, 3)
      .map((one) => `; ${one}`)
      .join("")}`,
    goal: "0 and 0",
    holds: lost.length === 0 && torn.length === 0 && acknowledged > 100,
  };
}
