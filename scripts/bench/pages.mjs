import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { node24 } from "../node24.mjs";
import { browser } from "../prove/forms.mjs";
import { start, Stop } from "../run.mjs";

const connections = 16;
const rounds = 7;
const seconds = 2;
const list = "/nl/beheer/gebruikers";
const blocked = `${list}?status=geblokkeerd`;
const naive = "/api/naief";
const constantRows = "/api/rijen";
const help = "/nl/hulp-bij-inloggen";
const mostHtml = 25_000;
/** How many times "Meer" is followed. */
const deep = 150;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const verdict = (holds) => (holds ? "met" : "MISSED");

async function load(url, cookie = "") {
  const result = await autocannon({ url, connections, duration: seconds, headers: { cookie } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Stop(`${url} answered ${result.non2xx} times otherwise than 200 and failed ${result.errors} times.`);
  return result.requests;
}

const pageOf = async (url, cookie = "") => (await fetch(url, { headers: { cookie } })).text();

/** The address after following "Meer" this many times. */
async function deepPath(origin, cookie) {
  let path = list;
  for (let page = 0; page < deep; page++) {
    const next = /href="([^"]+)" rel="next"/.exec(await pageOf(origin + path, cookie))?.[1];
    if (!next) throw new Stop(`The list ends after ${page} pages.`);
    path = next.replaceAll("&amp;", "&");
  }
  return path;
}

/** The milliseconds of a core that a process has used. */
function cpuOf(pid) {
  const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const [user, system] = fields.split(" ").slice(11, 13).map(Number);
  return (user + system) * 10;
}

async function measured(origin, pid, path, cookie) {
  const before = cpuOf(pid);
  const { average, total } = await load(origin + path, cookie);
  return { rate: average, cpu: (cpuOf(pid) - before) / total };
}

/** A server of node:http alone, that sends the same bytes to everyone. */
async function bareServer(url) {
  const script = fileURLToPath(new URL("bare.mjs", import.meta.url));
  const server = start(node24(), [script, url], { stdio: ["ignore", "pipe", "inherit"] });
  const [text] = await once(server.stdout, "data");
  return { server, url: String(text).trim() };
}

/** The list as it answers a form of which it cannot tell for whom it was made: with why not, and everybody else. */
async function refusedPage(origin, cookie) {
  const [button] = (await pageOf(origin + blocked, cookie)).match(/<button[^>]*name="authorisationId"[^>]*>/) ?? [];
  const [, authorisationId] = /value="([^"]+)"/.exec(button ?? "") ?? [];
  const beheerder = browser(origin, 1, cookie);
  const form = { authorisationId, madeFor: "" };
  const answer = await beheerder.submit(blocked, 'name="authorisationId"', form);
  beheerder.close();
  if (answer?.status !== 200) throw new Stop(`A form made for nobody was answered ${answer?.status}.`);
  return answer.body;
}

/** Measures the list against the page one writes on the first day, and the login help against node:http. */
export async function pages(origin, cookie, pid) {
  // The first page of a process is Next's.
  await pageOf(origin + list, cookie);
  const shown = { [list]: () => pageOf(origin + list, cookie), [blocked]: () => pageOf(origin + blocked, cookie) };
  shown["the same after a form that was refused"] = () => refusedPage(origin, cookie);
  for (const [path, page] of Object.entries(shown)) {
    const html = await page();
    const [rows, bytes] = [html.match(/<tr/g)?.length ?? 0, Buffer.byteLength(html)];
    console.log(
      `${path}: ${rows - 1} rows, ${(bytes / 1000).toFixed(1)} kB of HTML before compression (goal: at most 25 kB) ${verdict(bytes <= mostHtml)}`,
    );
  }
  const bare = await bareServer(origin + help);
  const paths = { list, deep: await deepPath(origin, cookie), naive, constantRows, help };
  const all = { list: [], deep: [], cpu: [], help: [] };
  for (const path of Object.values(paths)) await load(origin + path, path === help ? "" : cookie);
  for (let round = 1; round <= rounds; round++) {
    const got = {};
    for (const [name, path] of Object.entries(paths))
      got[name] = await measured(origin, pid, path, name === "help" ? "" : cookie);
    const bareRate = (await load(bare.url)).average;
    all.list.push(got.list.rate / got.naive.rate);
    all.deep.push(got.deep.rate / got.naive.rate);
    all.cpu.push(got.list.cpu / got.constantRows.cpu);
    all.help.push(got.help.rate / bareRate);
    const each = Object.entries(got).map(
      ([name, { rate, cpu }]) => `${name} ${rate.toFixed(0)}/s ${cpu.toFixed(2)} ms`,
    );
    console.log(`round ${round}: ${each.join(", ")}, node:http ${bareRate.toFixed(0)}/s`);
  }
  bare.server.kill("SIGTERM");
  const say = (what, numbers, goal, isMet) =>
    console.log(`${what}: ${median(numbers).toFixed(2)} (goal: ${goal}) ${verdict(isMet(median(numbers)))}`);
  const against = `requests a second at ${connections} connections / the naive page of Next and Prisma`;
  say(`the list, ${against}`, all.list, "at least 1", (ratio) => ratio >= 1);
  say(`its page ${deep + 1}, ${against}`, all.deep, "at least 1", (ratio) => ratio >= 1);
  say("the list, CPU a request / 25 constant rows in an empty page", all.cpu, "at most 1.3", (ratio) => ratio <= 1.3);
  say("the login help, requests a second / node:http with the same bytes", all.help, "at least 0.3", (r) => r >= 0.3);
}
