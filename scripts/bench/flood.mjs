import { hash, verify } from "@node-rs/argon2";
import { browser } from "../prove/forms.mjs";
import { Stop } from "../run.mjs";
import { password, people } from "./signers.mjs";

const rounds = 7;
const hashes = 60;
const list = "/nl/beheer/gebruikers";
const restMs = 20;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const p95 = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * 0.95)];
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How many passwords one core verifies in a second, with nothing around it. */
async function raw(known) {
  const begun = performance.now();
  for (let n = 0; n < hashes; n++) await verify(known, password);
  return (hashes * 1000) / (performance.now() - begun);
}

/** How long others wait for the list while `work` runs. */
async function meanwhile(origin, cookie, work) {
  const times = [];
  let isOver = false;
  const working = work().finally(() => (isOver = true));
  while (!isOver) {
    const begun = performance.now();
    const answer = await fetch(origin + list, { headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Stop(`${list} answered ${answer.status} meanwhile.`);
    times.push(performance.now() - begun);
    await pause(restMs);
  }
  return { times, result: await working };
}

/** Sends so many right passwords at once, each from a network of its own, and waits for the last answer. */
async function flood(post) {
  const begun = performance.now();
  const answers = await Promise.all(
    Array.from({ length: people }, (_, n) => post(`inlogger${n + 1}@bench.example`, { password })),
  );
  const seconds = (performance.now() - begun) / 1000;
  const wrong = answers.filter(({ status, location }) => status !== 303 || !location.includes("/inloggen/code"));
  return { seconds, wrong };
}

/** Five hundred sign-ins at once, beside what one core verifies and what others wait in quiet. */
export async function floods(origin, cookie) {
  const known = await hash(password);
  const visitor = browser(origin, people);
  const post = await visitor.open({ path: "/nl/inloggen", fields: {}, field: "identifier" });
  await meanwhile(origin, cookie, () => flood(post));
  const figures = { rate: [], drained: [], others: [], busy: [] };
  for (let round = 1; round <= rounds; round++) {
    const limit = await raw(known);
    const idle = await meanwhile(origin, cookie, () => pause(3_000));
    const { times, result } = await meanwhile(origin, cookie, () => flood(post));
    const [wrong] = result.wrong;
    if (wrong && wrong.status !== 503) throw new Stop(`A sign-in answered ${wrong.status} ${wrong.location}.`);
    figures.busy.push(result.wrong.length);
    const rate = people / result.seconds;
    figures.rate.push(rate / limit);
    figures.drained.push(result.seconds / (people / (0.8 * limit)));
    figures.others.push(p95(times) / p95(idle.times));
    console.log(
      `round ${round}: ${rate.toFixed(1)}/s in ${result.seconds.toFixed(1)} s, one core ${limit.toFixed(1)}/s; ` +
        `others' p95 ${p95(times).toFixed(0)} ms, in quiet ${p95(idle.times).toFixed(0)} ms`,
    );
  }
  visitor.close();
  const range = (all) =>
    `${median(all).toFixed(2)} (rounds ${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)}`;
  const verdict = (holds) => (holds ? "met" : "MISSED");
  const [rate, drained, others] = [figures.rate, figures.drained, figures.others].map(median);
  const busy = Math.max(...figures.busy);
  console.log(`told that it is too busy, most in a round: ${busy} (goal: none) ${verdict(busy === 0)}`);
  console.log(
    `500 sign-ins at once: rate against argon2id on one core: ${range(figures.rate)}; goal: at least 0.8) ${verdict(rate >= 0.8)}`,
  );
  console.log(
    `time until the last answer against 500 at 0.8 of that rate: ${range(figures.drained)}; goal: at most 1.3) ${verdict(drained <= 1.3)}`,
  );
  console.log(
    `others' p95 meanwhile against quiet: ${range(figures.others)}; goal: at most 3) ${verdict(others <= 3)}`,
  );
}
