import autocannon from "autocannon";
import { Stop } from "../run.mjs";

const connections = 16;
const rounds = 11;
const seconds = 2;
const list = "/nl/beheer/gebruikers";
const constant = "/nl/bench/gebruikers";
const mostHtml = 40_000;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const verdict = (holds) => (holds ? "met" : "MISSED");

async function rate(origin, path, cookie) {
  const result = await autocannon({ url: origin + path, connections, duration: seconds, headers: { cookie } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Stop(`${path} answered ${result.non2xx} times otherwise than 200 and failed ${result.errors} times.`);
  return result.requests.average;
}

/** The list against the same page from rows that stand in the code. */
export async function pages(origin, cookie) {
  const html = await (await fetch(origin + list, { headers: { cookie } })).text();
  const rows = html.match(/<tr/g)?.length ?? 0;
  const bytes = Buffer.byteLength(html);
  console.log(
    `${list}: ${rows - 1} rows, ${(bytes / 1000).toFixed(1)} kB of HTML before compression (goal: at most 40 kB) ${verdict(bytes <= mostHtml)}`,
  );
  await rate(origin, list, cookie);
  await rate(origin, constant, cookie);
  const ratios = [];
  for (let round = 1; round <= rounds; round++) {
    const limit = await rate(origin, constant, cookie);
    const ours = await rate(origin, list, cookie);
    ratios.push(ours / limit);
    console.log(
      `round ${round}: constant rows ${limit.toFixed(0)}/s, from the database ${ours.toFixed(0)}/s, ratio ${(ours / limit).toFixed(2)}`,
    );
  }
  const middle = median(ratios);
  console.log(
    `requests a second at ${connections} connections against constant rows: ${middle.toFixed(2)} (goal: at least 0.70) ${verdict(middle >= 0.7)}`,
  );
}
