import { output } from "../bench/worlds.mjs";

const records = Number(process.env.PROVE_RECORDS ?? 40_000);
const goal = 50_000;

/** How fast `npm run audit:verify` reads the log against its chain, in the time of one processor. */
export async function* verify() {
  const rounds = JSON.parse(await output(process.env, "scripts/prove/verify.ts", String(records)));
  const rates = rounds.map(({ seals, cpuMs }) => (seals / cpuMs) * 1_000).sort((a, b) => a - b);
  const middle = rates[Math.floor(rates.length / 2)];
  const of = (rate) => Math.round(rate / 100) * 100;
  yield {
    claim: `reading ${rounds[0].seals} records against their chain, ${rounds.length} times: rows a second of a core (least to most), what does not fit`,
    figure: `${of(middle)} (${of(rates[0])} to ${of(rates.at(-1))}), ${rounds.at(-1).wrong}`,
    goal: `${goal}, 0`,
    holds: middle >= goal && rounds.every(({ wrong }) => wrong === 0),
  };
}
