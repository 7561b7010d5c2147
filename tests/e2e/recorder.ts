import { expect, type Locator, type Page } from "@playwright/test";
import { wordsOf } from "#tests/support/readability.ts";

/** The keystroke-level model: what an average hand and head take, so that a machine gives a stable number. */
const seconds = { key: 0.28, pointAndClick: 1.2, homeHands: 0.4, decide: 1.35, word: 60 / 200 };

type Read = { readonly path: string; readonly words: number };

export type Figures = {
  readonly clicks: number;
  readonly keys: number;
  readonly pages: readonly Read[];
  readonly words: number;
  readonly seconds: number;
};

/** Walks a journey by mouse and keyboard and counts what it asks of someone. */
export class Recorder {
  readonly page: Page;
  readonly #pages: Read[] = [];
  #clicks = 0;
  #keys = 0;
  #homings = 0;
  #hand: "mouse" | "keyboard" = "mouse";

  constructor(page: Page) {
    this.page = page;
  }

  /** The address that began the journey: opening it is no part of it. */
  async open(path: string, parts: (page: Page) => readonly Locator[] = () => []): Promise<void> {
    await this.page.goto(path);
    await this.#read(parts(this.page));
  }

  async click(target: Locator): Promise<void> {
    this.#take("mouse");
    this.#clicks++;
    await target.click();
  }

  /** Into a field, as a click does. */
  async focus(target: Locator): Promise<void> {
    if (this.#hand === "keyboard") await this.tabTo(target);
    else await this.click(target);
  }

  /** In the browser's own window for files: one click opens it, another chooses. */
  async choose(field: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    this.#take("mouse");
    this.#clicks += 2;
    await field.setInputFiles(file);
  }

  async type(text: string): Promise<void> {
    this.#take("keyboard");
    this.#keys += [...text].length;
    await this.page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    this.#take("keyboard");
    this.#keys++;
    await this.page.keyboard.press(key);
  }

  /** Tab after Tab until it has the focus, and shows it. */
  async tabTo(target: Locator): Promise<void> {
    const hasFocus = () => target.evaluate((element) => element.matches(":focus-visible"));
    for (let tabs = 0; !(await hasFocus()); tabs++) {
      // A table in which every cell can be mended has many a stop.
      expect(tabs, "Tab does not lead there").toBeLessThan(250);
      await this.press("Tab");
    }
  }

  /**
   * The next page: waits until it is there and reads it. Whoever is told what to look at there reads its heading and
   * those parts.
   */
  async arrive(address: RegExp, ...parts: readonly Locator[]): Promise<void> {
    await expect(this.page).toHaveURL(address);
    await this.#read(parts);
  }

  figures(): Figures {
    const words = this.#pages.reduce((sum, { words }) => sum + words, 0);
    const hands = this.#keys * seconds.key + this.#clicks * seconds.pointAndClick + this.#homings * seconds.homeHands;
    const head = this.#pages.length * seconds.decide + words * seconds.word;
    return { clicks: this.#clicks, keys: this.#keys, pages: this.#pages, words, seconds: Math.round(hands + head) };
  }

  #take(hand: "mouse" | "keyboard"): void {
    if (this.#hand !== hand) this.#homings++;
    this.#hand = hand;
  }

  async #read(parts: readonly Locator[]): Promise<void> {
    const heading = this.page.locator("main h1");
    await expect(heading).toBeVisible();
    const read = parts.length > 0 ? [heading, ...parts] : [this.page.locator("main")];
    const texts = await Promise.all(read.map((part) => part.evaluate(textToRead)));
    const text = texts.join(" ");
    this.#pages.push({ path: new URL(this.page.url()).pathname, words: wordsOf(text).length });
  }
}

/** What someone sees of an element; of a closed list only what is chosen. */
function textToRead(element: Element): string {
  const texts: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const isSeen = parent?.checkVisibility() && !parent.closest(".sr-only");
    const shown = parent instanceof HTMLOptionElement ? parent.selected : isSeen;
    if (shown) texts.push(walker.currentNode.textContent ?? "");
  }
  return texts.join(" ");
}
