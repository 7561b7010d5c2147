import { expect, type Locator, type Page } from "@playwright/test";
import { inOwnPortal as test } from "#tests/e2e/portal.ts";
import { Recorder } from "#tests/e2e/recorder.ts";
import { mailbox, nextMessage } from "#tests/e2e/support.ts";

const anna = "anna@delinden.example";
const dora = "dora@delinden.example";

const help = "/hulp-bij-inloggen";

/** To the sent help request, for someone who is blocked and does not know who their beheerder is. */
const way = [`${help}/geblokkeerd`, `${help}/vraag-je-beheerder`];
const fromStart = [help, ...way];

const byMouse = (recorder: Recorder, target: Locator) => recorder.click(target);

async function byKeyboard(recorder: Recorder, target: Locator): Promise<void> {
  await recorder.tabTo(target);
  if ((await target.getAttribute("href")) !== null) await recorder.press("Enter");
}

type Manner = {
  readonly locale?: "nl" | "en";
  readonly choose?: (recorder: Recorder, target: Locator) => Promise<void>;
  readonly look?: () => Promise<void>;
};

async function askForHelp(page: Page, start: string, links: readonly string[], manner: Manner = {}): Promise<Recorder> {
  const { locale = "nl", choose = byMouse, look = async () => {} } = manner;
  const recorder = new Recorder(page);
  const main = page.getByRole("main");
  const at = (path: string) => new RegExp(`/${locale}${path}(\\?|$)`);
  await recorder.open(`/${locale}${start}`);
  for (const path of links) {
    await look();
    await choose(recorder, main.locator(`a:is([href$="${path}"], [href*="${path}?"])`).first());
    await recorder.arrive(at(path));
  }
  await look();
  await choose(recorder, main.locator("input[name=email]"));
  await recorder.type(dora);
  await recorder.press("Enter");
  await recorder.arrive(at(`${help}/verstuurd`));
  await look();
  await expect(main.locator("a[href^='tel:']").first()).toBeVisible();
  return recorder;
}

test("who is blocked has the beheerder warned with little to do, type, read and wait for", async ({ page }) => {
  const seen = (await mailbox(page.request, anna)).length;
  const { clicks, keys, pages, words, seconds } = (await askForHelp(page, help, way)).figures();
  const { text } = await nextMessage(page.request, anna, seen);
  expect(text).toContain("Dora");

  const journey = JSON.stringify({ clicks, keys, words, seconds, pages });
  test.info().annotations.push({ type: "journey", description: journey });
  expect.soft(clicks, journey).toBeLessThanOrEqual(3);
  expect.soft(keys, journey).toBeLessThanOrEqual(35);
  expect.soft(words, journey).toBeLessThanOrEqual(250);
  expect.soft(seconds, journey).toBeLessThanOrEqual(100);
  for (const { path, words } of pages) expect.soft(words, path).toBeLessThanOrEqual(120);
});

test("it goes with the keyboard alone", async ({ page }) => {
  expect((await askForHelp(page, "", fromStart, { choose: byKeyboard })).figures().clicks).toBe(0);
});

test("it goes on a screen of 320 pixels, where nothing sticks out", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const look = async () => {
    const width = await page.evaluate(() => document.scrollingElement?.scrollWidth);
    expect(width, page.url()).toBeLessThanOrEqual(320);
  };
  await askForHelp(page, "", fromStart, { look });
});

test("it goes in English, without a page in Dutch", async ({ page }) => {
  const look = () => expect(page.locator("html")).toHaveAttribute("lang", "en");
  await askForHelp(page, "", fromStart, { locale: "en", look });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("it goes too", async ({ page }) => {
    const { clicks, keys } = (await askForHelp(page, "", fromStart)).figures();
    expect(clicks).toBeLessThanOrEqual(4);
    expect(keys).toBeLessThanOrEqual(35);
  });
});
