import { expect, type Page } from "@playwright/test";
import { test } from "#tests/e2e/portal.ts";

type Seen = {
  readonly lang: string;
  /** Everywhere on the page, but for the same page in the other language. */
  readonly links: readonly string[];
  /** In the text, but for the way back. */
  readonly onward: readonly string[];
  readonly hasForm: boolean;
  readonly hasContact: boolean;
};

/** What a visitor finds in a page, without opening it in a window. */
const lookAt = (page: Page, html: string): Promise<Seen> =>
  page.evaluate((html) => {
    const document = new DOMParser().parseFromString(html, "text/html");
    const hrefs = (selector: string) =>
      Array.from(document.querySelectorAll(selector), (link) => link.getAttribute("href")?.replace(/#.*/, "") ?? "");
    return {
      lang: document.documentElement.lang,
      links: hrefs("a[href^='/']:not([hreflang])"),
      onward: hrefs("main a[href^='/']:not(.back)"),
      hasForm: document.querySelector("main form") !== null,
      hasContact: document.querySelector("main a:is([href^='tel:'], [href^='mailto:'])") !== null,
    };
  }, html);

/** Every page that can be reached from the login help, breadth first. */
async function walk(page: Page, start: string): Promise<Map<string, Seen>> {
  const found = new Map<string, Seen>();
  const queue = [start];
  for (const path of queue) {
    const answer = await page.request.get(path);
    expect.soft(answer.status(), path).toBe(200);
    const seen = await lookAt(page, await answer.text());
    found.set(path, seen);
    // The mailbox is the demonstration's, not the product's.
    const next = seen.links.filter((link) => link !== "" && !link.includes("/demo/") && !queue.includes(link));
    queue.push(...new Set(next));
  }
  return found;
}

/** From where a form, a telephone number or a mail address can be reached without going back or to the start. */
function leadingToAnAction(pages: ReadonlyMap<string, Seen>, starts: readonly string[]): Set<string> {
  const good = new Set<string>();
  for (const [path, { hasForm, hasContact }] of pages) if (hasForm || hasContact) good.add(path);
  for (let size = -1; size < good.size;) {
    size = good.size;
    for (const [path, { onward }] of pages)
      if (onward.some((link) => !starts.includes(link) && good.has(link))) good.add(path);
  }
  return good;
}

for (const locale of ["nl", "en"]) {
  test(`every way through the login help ends in something to do, in ${locale} all along`, async ({ page }) => {
    const start = `/${locale}/hulp-bij-inloggen`;
    const pages = await walk(page, start);
    const help = [...pages.keys()].filter((path) => path.startsWith(start));
    expect(help.length).toBeGreaterThan(30);
    // The broker's page is not ours, and speaks Dutch.
    const isOurs = (path: string) => !path.startsWith(`/${locale}/inloggen/eherkenning`);
    for (const [path, { lang }] of pages) if (isOurs(path)) expect.soft([path, lang]).toEqual([path, locale]);
    for (const path of pages.keys()) expect.soft(path).toMatch(new RegExp(`^/${locale}([/?]|$)`));

    const good = leadingToAnAction(pages, [start, `/${locale}`]);
    expect(help.filter((path) => !good.has(path))).toEqual([]);
    const ends = help.filter((path) => !pages.get(path)?.onward.some((link) => link.startsWith(`${path}/`)));
    const isEnd = ({ hasForm, hasContact, onward }: Seen) =>
      hasForm || hasContact || onward.some((link) => pages.get(link)?.hasForm);
    expect(ends.filter((path) => !isEnd(pages.get(path) as Seen))).toEqual([]);
  });
}
