import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type CDPSession, type Page } from "@playwright/test";
import type Axe from "axe-core";

declare const axe: typeof Axe;

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Locale = "nl" | "en";

/** A page by its address after the language, and what to do there before it is looked at. */
export type Screen = { readonly path: string; readonly act?: (page: Page) => Promise<void> };

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const wide = { width: 1280, height: 800 };
const narrow = { width: 320, height: 640 };
/** So far down a page may begin on a phone: the frame around it leaves it the rest of the screen. */
const lowest = 180;

/** Of the dark, only what colours can break: nothing else changes. */
const inTheDark = ["color-contrast", "link-in-text-block"];

const lines = new WeakMap<Page, CDPSession>();

/** Reading axe takes as long as opening a page, and two thirds longer by page.evaluate, which packs it once more. */
async function bringAxe(page: Page): Promise<void> {
  const line = lines.get(page) ?? (await page.context().newCDPSession(page));
  lines.set(page, line);
  const { exceptionDetails } = await line.send("Runtime.evaluate", { expression: `${axeSource};0` });
  if (exceptionDetails) throw new Error(exceptionDetails.text);
}

/** No page has frames, so axe runs in the page alone. It goes in once: the dark comes second, and finds it there. */
async function violations(page: Page): Promise<string[]> {
  const found = async (scheme: "light" | "dark", runOnly: Axe.RunOnly) => {
    await page.emulateMedia({ colorScheme: scheme });
    return page.evaluate(
      async ([named, only]) => {
        const { violations } = await axe.run({ runOnly: only, resultTypes: ["violations"] });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${named}, ${id}: ${html}`));
      },
      [scheme, runOnly] as const,
    );
  };
  await bringAxe(page);
  const light = await found("light", { type: "tag", values: standards });
  const dark = await found("dark", { type: "rule", values: inTheDark });
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark];
}

async function look(page: Page, locale: Locale, { path, act }: Screen) {
  const address = `/${locale}${path}`;
  // In English it is the same page with other words, and those no machine can judge: it need only fit a phone.
  const isWhole = locale === "nl";
  if (isWhole) await page.setViewportSize(wide);
  await page.goto(address);
  await act?.(page);
  const wrong = isWhole ? await violations(page) : [];
  if (isWhole) await page.setViewportSize(narrow);
  const facts = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    sideways: Math.max(0, (document.scrollingElement?.scrollWidth ?? 0) - innerWidth),
    headings: Array.from(document.querySelectorAll("h1"), (heading) => heading.textContent),
    spoken: Array.from(document.querySelectorAll("main :is(h1, h2, button)"), (each) => each.textContent),
    begins: (() => {
      const heading = document.querySelector("h1");
      if (!heading) return 0;
      // What a page says of what just happened comes first, and may take its place.
      const told = [...document.querySelectorAll<HTMLElement>("main :is(.notice, .error-summary)")].filter(
        (one) => one.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      const above = told.map((one) => one.offsetHeight + parseFloat(getComputedStyle(one).marginBlockEnd));
      return heading.getBoundingClientRect().top + scrollY - above.reduce((sum, height) => sum + height, 0);
    })(),
    title: document.title,
  }));
  const { lang, sideways, headings } = facts;
  const expected = { lang: locale, sideways: 0, headings: [expect.any(String)], wrong: [] };
  expect.soft({ lang, sideways, headings, wrong }, address).toEqual(expected);
  expect.soft(facts.begins, `where the heading of ${address} begins on a phone`).toBeLessThanOrEqual(lowest);
  return { heading: headings[0] ?? "", title: facts.title, spoken: facts.spoken };
}

/** Addresses whose last part is a person or a link, or that differ after the question mark, are one page. */
const pageOf = (path: string) => path.replace(/\?.*/, "").replace(/[\w-]{30,}/, "[id]");

const sameWord = /^(Open|Cookies|Assurantiekantoor De Linden)$/;

export type Titles = Map<string, { readonly of: string; readonly heading: string }>;

type Looking = {
  /** What both languages say in the same words. */
  readonly alike?: RegExp;
  /** Of the screens that were looked at before, when many tests look at what is one whole. */
  readonly titles?: Titles;
};

/** Looks at screens in both languages, and that no two have the same title. */
export async function lookAtAll(
  page: Page,
  screens: readonly (string | Screen)[],
  { alike = sameWord, titles = new Map() }: Looking = {},
): Promise<void> {
  for (const each of screens) {
    const screen = typeof each === "string" ? { path: each } : each;
    const of = pageOf(screen.path);
    const dutch = await look(page, "nl", screen);
    const english = await look(page, "en", screen);
    const both = english.spoken.filter((text) => dutch.spoken.includes(text) && !alike.test(text));
    expect.soft(both, `in Dutch at /en${screen.path}`).toEqual([]);
    for (const { title, heading } of [dutch, english]) {
      expect.soft(title).toMatch(/^\S.+ – Portaalhulp$/);
      const other = titles.get(title);
      const isTheirs = !other || other.of === of || other.heading === heading;
      expect.soft(isTheirs, `${of} has the title of ${other?.of}: ${title}`).toBe(true);
      titles.set(title, { of, heading });
    }
  }
}

/** Sends the form of the page as it is, or with this in its fields, and waits for what is wrong. */
export const send =
  (...typed: string[]) =>
  async (page: Page) => {
    const fields = page.locator("main input:not([type=hidden]):not([hidden])");
    for (const [i, text] of typed.entries()) await fields.nth(i).fill(text);
    await page.locator("main form button:not([type=button])").first().click();
    await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
  };
