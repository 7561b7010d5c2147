import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { to } from "../../lib/addresses.ts";
import { comeHalfway, eventsBefore, mailsOf, onTheWay } from "./before.mjs";
import { nameOf, whose } from "./screens.mjs";
import { inLanes, sheets } from "./sheets.mjs";

const [origin, folder, executablePath, only = ""] = process.argv.slice(2);

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

async function browserOf(who) {
  const context = await browser.newContext({ baseURL: origin, locale: "nl-NL", timezoneId: "Europe/Amsterdam" });
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

/** An address for each of these pages, found by following links; of the login help every heading is one. */
async function addressesOf(context, names, starts) {
  const page = await context.newPage();
  const found = new Map();
  const visited = new Set();
  const waiting = [...starts];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
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

/** One screen in both languages, wide and on a phone, light and dark. */
async function shoot(page, who, key, address, at) {
  for (const locale of locales) {
    const answer = await page.goto(`/${locale}${address === "/" ? "" : address}`);
    for (const way of ways.filter((one) => one.locale === locale)) {
      await page.setViewportSize({ width: widths[way.kind], height: 800 });
      await page.emulateMedia({ colorScheme: way.scheme });
      const file = `${way.name}-${String(way.shots.length + 1).padStart(3, "0")}.jpg`;
      // Somebody else's come between, so the place is taken first.
      way.shots.push({ file, at, title: `${who ?? "nobody"}: ${key} (${answer?.status()})` });
      await page.screenshot({ path: join(folder, "screens", file), fullPage: true, type: "jpeg", quality: 80 });
    }
    const top = await page
      .locator("h1")
      .first()
      .evaluate((h1) => Math.round(h1.getBoundingClientRect().top + scrollY))
      .catch(() => null);
    headings.push({ screen: `${who ?? "nobody"} /${locale}${address}`, top });
  }
}

const byWho = Map.groupBy(
  Object.entries(whose).flatMap(([name, them]) => them.map((who) => ({ who, name }))),
  ({ who }) => who,
);
await eventsBefore({ browserOf, mails, starts, withoutLanguage });
const unseen = [];
const everybody = [...byWho.keys()];
await inLanes(byWho, async ([who, looked]) => {
  const context = await browserOf(who);
  const names = new Set(looked.map(({ name }) => name));
  const plain = Object.values(to).flatMap(({ folder: each }) => (each.includes("[") ? [] : [each]));
  const found = await addressesOf(context, names, [...(starts.get(who) ?? []), ...plain]);
  const isFound = new Set([...found.values()].map(({ name }) => name));
  for (const name of names) if (!isFound.has(name)) unseen.push(`${name} as ${who ?? "nobody"}`);
  const wanted = [...found].filter(([key]) => key.includes(only));
  console.log(`${who ?? "nobody"}: ${wanted.length} screens`);
  const page = await context.newPage();
  const first = everybody.indexOf(who) * 1000;
  for (const [i, [key, { address }]] of wanted.entries()) await shoot(page, who, key, address, first + i);
  await context.close();
});
for (const { shots } of ways) shots.sort((a, b) => a.at - b.at);
await sheets(browser, folder, ways);
await browser.close();

headings.sort((a, b) => (b.top ?? 9999) - (a.top ?? 9999));
const said = [
  `${ways[0].shots.length} screens in ${ways.length} ways: ${join(folder, "index.html")}`,
  ...(unseen.length > 0 ? [`Not reached: ${unseen.join(", ")}.`] : []),
  `Furthest down begins the heading of, at ${widths.phone} pixels: ${headings
    .slice(0, 12)
    .map(({ screen, top }) => `${screen} ${top}`)
    .join(", ")}.`,
];
writeFileSync(join(folder, "said.txt"), `${said.join("\n")}\n`);
console.log(said.join("\n"));
process.exitCode = unseen.length > 0 ? 1 : 0;
