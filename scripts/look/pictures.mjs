import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { to } from "../../lib/addresses.ts";
import { comeHalfway, eventsBefore, mailsOf, onTheWay } from "./before.mjs";
import { nameOf, whose } from "./screens.mjs";
import { inLanes, sheets } from "./sheets.mjs";

const [origin, folder, executablePath, ...only] = process.argv.slice(2);
const unknown = only.filter((name) => !(name in whose));
if (unknown.length > 0) throw new Error(`lib/addresses.ts has no page named ${unknown.join(", ")}.`);

const widths = { wide: 1280, phone: 320 };
const schemes = ["light", "dark"];
const locales = ["nl", "en"];

/** What a crawl leaves alone: it signs out, goes to another party, or is a file. */
const left = /\/(uitloggen|bestand|sjabloon|fouten|incident|kopie)$|\/exporteren$|^\/inloggen\/eherkenning(\/terug)?$/;
const isFile = (path) => left.test(path) && nameOf(path) !== "colleaguesExport";

const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "screens"), { recursive: true });

const withoutLanguage = (url) => {
  const { pathname, search } = new URL(url, origin);
  return (pathname.replace(/^\/(nl|en)(?=\/|$)/, "") || "/") + search;
};

const mails = mailsOf({ origin, withoutLanguage });
/** Where somebody begins to follow links, by their name. */
const starts = new Map();

/** What did not go. It is told at once and at the end, and everything else goes on. */
const failures = [];
function failed(at, error) {
  failures.push(`${at}: ${String(error?.message ?? error).split("\n")[0]}`);
  console.error(failures.at(-1));
}

async function browserOf(who, options) {
  const own = { baseURL: origin, locale: "nl-NL", timezoneId: "Europe/Amsterdam", ...options };
  const context = await browser.newContext(own);
  context.setDefaultTimeout(30_000);
  if (Object.values(onTheWay).includes(who)) {
    const page = await context.newPage();
    starts.set(who, await comeHalfway(page, who, mails));
    await page.close();
    return context;
  }
  const form = { wie: who ?? "", taal: "nl" };
  if (who) await context.request.post("/demo/als", { headers: { Origin: origin }, form, maxRedirects: 0 });
  return context;
}

/**
 * An address for each of these pages, found by following links until all are there; of the login help, whose steps
 * are one page, every heading is one.
 */
async function addressesOf(context, names, starts) {
  const page = await context.newPage();
  const found = new Map();
  const visited = new Set();
  const waiting = [...starts];
  const isMissing = () => names.has("help") || found.size < names.size;
  for (let address = waiting.shift(); address !== undefined && isMissing(); address = waiting.shift()) {
    const path = address.replace(/[?#].*/, "");
    const name = nameOf(path);
    const isStep = name === "help";
    if (!name || visited.has(isStep ? path : name) || isFile(path)) continue;
    const answer = await page.goto(`/nl${address === "/" ? "" : address}`).catch(() => null);
    const landed = withoutLanguage(page.url());
    const isThere = answer && (answer.ok() || name === "notFound") && nameOf(landed.replace(/\?.*/, "")) === name;
    if (!isThere) continue;
    visited.add(isStep ? path : name);
    const key = isStep ? `${name}: ${await page.locator("h1").innerText()}` : name;
    if (names.has(name) && !found.has(key)) found.set(key, { name, address });
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.href));
    waiting.push(...links.filter((href) => href.startsWith(`${origin}/`)).map((href) => withoutLanguage(href)));
  }
  await page.close();
  return found;
}

const ways = locales.flatMap((locale) =>
  Object.keys(widths).flatMap((kind) =>
    schemes.map((scheme) => ({ name: `${kind}-${scheme}-${locale}`, kind, scheme, locale, shots: [] })),
  ),
);
const headings = [];
/** What no screen may be: wider than a phone, or an answer of the server that something broke. */
const wrong = [];

/** One screen in both languages, wide and on a phone, light and dark. */
async function shoot(page, who, key, address, at) {
  for (const locale of locales) {
    const screen = `${who ?? "nobody"} /${locale}${address}`;
    const answer = await page.goto(`/${locale}${address === "/" ? "" : address}`);
    const status = answer?.status() ?? 0;
    if (status >= 500 && key !== "broken") wrong.push(`${screen} answers ${status}`);
    for (const way of ways.filter((one) => one.locale === locale)) {
      await page.setViewportSize({ width: widths[way.kind], height: 800 });
      await page.emulateMedia({ colorScheme: way.scheme });
      const file = `${way.name}-${String(at).padStart(5, "0")}.jpg`;
      await page.screenshot({ path: join(folder, "screens", file), fullPage: true, type: "jpeg", quality: 80 });
      way.shots.push({ file, at, title: `${who ?? "nobody"}: ${key} (${status})` });
    }
    const { top, width } = await page.evaluate(() => ({
      top: Math.round((document.querySelector("h1")?.getBoundingClientRect().top ?? 9999) + scrollY),
      width: document.documentElement.scrollWidth,
    }));
    headings.push({ screen, top });
    if (width > widths.phone) wrong.push(`${screen} is ${width} pixels wide on a phone`);
  }
}

const looked = Object.entries(whose).filter(([name]) => only.length === 0 || only.includes(name));
const byWho = Map.groupBy(
  looked.flatMap(([name, them]) => them.map((who) => ({ who, name }))),
  ({ who }) => who,
);
await eventsBefore({ browserOf, mails, starts, withoutLanguage, failed });
const plain = Object.values(to).flatMap(({ folder: each }) => (each.includes("[") ? [] : [each]));
const screens = [];
await inLanes([...byWho].entries(), async ([first, [who, theirs]]) => {
  const names = new Set(theirs.map(({ name }) => name));
  try {
    const context = await browserOf(who);
    const found = await addressesOf(context, names, [...(starts.get(who) ?? []), ...plain]);
    for (const { name } of found.values()) names.delete(name);
    const theirScreens = [...found].map(([key, { address }], i) => ({ key, address, at: first * 1000 + i }));
    screens.push(...theirScreens.map((screen) => ({ context, who, ...screen })));
    console.log(`${who ?? "nobody"}: ${found.size} screens`);
  } catch (error) {
    failed(`The pages of ${who ?? "nobody"}`, error);
  }
  wrong.push(...[...names].map((name) => `${name} as ${who ?? "nobody"} was not reached`));
});
await inLanes(screens, async ({ context, who, key, address, at }) => {
  const page = await context.newPage();
  await shoot(page, who, key, address, at).catch((error) => failed(`${key} as ${who ?? "nobody"}`, error));
  await page.close();
});
for (const { shots } of ways) shots.sort((a, b) => a.at - b.at);
await sheets(browser, folder, ways).catch((error) => failed("The sheets", error));
await browser.close();

headings.sort((a, b) => b.top - a.top);
const furthest = headings.slice(0, 12).map(({ screen, top }) => `${screen} ${top}`);
const said = [
  `${ways[0].shots.length} screens in ${ways.length} ways: ${join(folder, "index.html")}`,
  `Furthest down begins the heading of, at ${widths.phone} pixels: ${furthest.join(", ")}.`,
  ...wrong.map((each) => `Wrong: ${each}.`),
  ...failures.map((each) => `Failed: ${each}`),
];
writeFileSync(join(folder, "said.txt"), `${said.join("\n")}\n`);
console.log(said.join("\n"));
process.exitCode = wrong.length + failures.length > 0 ? 1 : 0;
