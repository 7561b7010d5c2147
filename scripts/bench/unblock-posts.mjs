import { once } from "node:events";
import { node24 } from "../node24.mjs";
import { freePort } from "../postgresql.mjs";
import { browser } from "../prove/forms.mjs";
import { start, Stop } from "../run.mjs";
import { output } from "./worlds.mjs";

const rounds = 7;
const times = 20;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The whole POST of a beheerder who unblocks, beside the least that such a POST could do over node:http. */
export async function unblockPosts(origin, environment) {
  const port = String(await freePort());
  const bare = start(node24(), ["scripts/bench/unblock-bare.mjs", port], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(bare.stdout, "data");
  const victims = JSON.parse(
    await output(environment, "scripts/bench/blocked-colleagues.ts", String((rounds + 1) * times)),
  );
  const beheerder = browser(origin, 1, await output(environment, "scripts/bench/cookie.ts"));
  const raw = browser(`http://localhost:${port}`, 1);
  const took = { ours: [], raw: [] };
  try {
    for (let round = 0; round <= rounds; round++) {
      const [ours, theirs] = [[], []];
      for (const { id, accountId } of victims.slice(round * times, (round + 1) * times)) {
        const answer = await beheerder.submit(`/nl/beheer/gebruikers/${id}`, `value="${id}"`, { authorisationId: id });
        if (answer?.status !== 303)
          throw new Stop(`Unblocking ${id} was answered ${answer?.status ?? "with no form"}.`);
        ours.push(answer.milliseconds);
        theirs.push((await raw.send("/", "POST", {}, accountId)).milliseconds);
      }
      // The first round warms up.
      if (round === 0) continue;
      took.ours.push(median(ours));
      took.raw.push(median(theirs));
    }
  } finally {
    beheerder.close();
    raw.close();
    bare.kill();
  }
  const ratios = took.ours.map((ours, i) => ours / took.raw[i]);
  console.log(
    `the whole POST that unblocks, p50: ${median(took.ours).toFixed(2)} ms against ${median(took.raw).toFixed(2)} of a raw transaction over node:http: ` +
      `${median(ratios).toFixed(2)} (rounds ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}; goal: at most 5) ${median(ratios) <= 5 ? "met" : "MISSED"}`,
  );
}
