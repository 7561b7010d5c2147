import autocannon from "autocannon";
import { Stop } from "../run.mjs";

const connections = 16;
const rounds = 7;
const seconds = 2;
const list = "/nl/beheer/gebruikers";
const constant = "/nl/bench/gebruikers";
const mostHtml = 40_000;
/** How many times "Meer" is followed. */
const deep = 150;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const verdict = (holds) => (holds ? "met" : "MISSED");

async function rate(origin, path, cookie) {
  const result = await autocannon({ url: origin + path, connections, duration: seconds, headers: { cookie } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Stop(`${path} answered ${result.non2xx} times otherwise than 200 and failed ${result.errors} times.`);
  return result.requests.average;
}

async function pageOf(origin, path, cookie) {
  return (await fetch(origin + path, { headers: { cookie } })).text();
}

/** The address after following "Meer" this many times. */
async function deepPath(origin, cookie) {
  let path = list;
  for (let page = 0; page < deep; page++) {
    const next = /href="([^"]+)" rel="next"/.exec(await pageOf(origin, path, cookie))?.[1];
    if (!next) throw new Stop(`The list ends after ${page} pages.`);
    path = next.replaceAll("&amp;", "&");
  }
  return path;
}

/** Measures the list, at its beginning and deep in it, against the same page with constant rows. */
export async function pages(origin, cookie) {
  const html = await pageOf(origin, list, cookie);
  const rows = html.match(/<tr/g)?.length ?? 0;
  const bytes = Buffer.byteLength(html);
  console.log(
    `${list}: ${rows - 1} rows, ${(bytes / 1000).toFixed(1)} kB of HTML before compression (goal: at most 40 kB) ${verdict(bytes <= mostHtml)}`,
  );
  const paths = { "the first page": list, [`page ${deep + 1}`]: await deepPath(origin, cookie) };
  const ratios = Object.fromEntries(Object.keys(paths).map((name) => [name, []]));
  for (const path of [constant, ...Object.values(paths)]) await rate(origin, path, cookie);
  for (let round = 1; round <= rounds; round++) {
    const limit = await rate(origin, constant, cookie);
    const said = [];
    for (const [name, path] of Object.entries(paths)) {
      const ours = await rate(origin, path, cookie);
      ratios[name].push(ours / limit);
      said.push(`${name} ${ours.toFixed(0)}/s (${(ours / limit).toFixed(2)})`);
    }
    console.log(`round ${round}: constant rows ${limit.toFixed(0)}/s, ${said.join(", ")}`);
  }
  for (const [name, all] of Object.entries(ratios)) {
    const middle = median(all);
    console.log(
      `requests a second at ${connections} connections, ${name} against constant rows: ${middle.toFixed(2)} (goal: at least 0.70) ${verdict(middle >= 0.7)}`,
    );
  }
}
