import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { aptInstall, freePort } from "../postgresql.mjs";
import { start, Stop } from "../run.mjs";

/*
 * Firefox and WebKit as Debian has them, by WebDriver: WebKit over HTTP, Firefox over Marionette, the protocol its
 * driver would speak to it. Both take the same commands; what a command is called differs.
 */

const element = "element-6066-11e4-a52e-4f735466cecf";
const miniBrowser = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

async function provide(file, packageName) {
  if (existsSync(file) || ((await aptInstall(packageName)) && existsSync(file))) return file;
  throw new Stop(`${file} is missing: install Debian's package ${packageName}.`);
}

/** Tries until it no longer throws. */
async function eventually(attempt, seconds = 60) {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(100);
    }
  }
}

/** A connection to Firefox: frames of "length:JSON", each answered under its own number. */
async function marionette(port) {
  const socket = await eventually(
    () =>
      new Promise((resolve, reject) => {
        const made = connect(port, "127.0.0.1", () => resolve(made));
        made.once("error", reject);
      }),
  );
  const waiting = new Map();
  let text = Buffer.alloc(0);
  socket.on("data", (bytes) => {
    text = Buffer.concat([text, bytes]);
    for (;;) {
      const colon = text.indexOf(":");
      const length = Number(text.subarray(0, colon));
      if (colon < 0 || text.length < colon + 1 + length) return;
      const message = JSON.parse(text.subarray(colon + 1, colon + 1 + length).toString());
      text = text.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(result);
    }
  });
  let last = 0;
  return (name, parameters = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      const frame = Buffer.from(JSON.stringify([0, id, `WebDriver:${name}`, parameters]));
      socket.write(`${frame.length}:`);
      socket.write(frame);
    });
}

/** Firefox without a window, and the commands it takes. */
export async function firefox() {
  const binary = await provide("/usr/bin/firefox-esr", "firefox-esr");
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  const preferences = { "marionette.port": port, "intl.accept_languages": "nl" };
  const lines = Object.entries(preferences).map(
    (pair) => `user_pref(${pair.map((each) => JSON.stringify(each)).join()});\n`,
  );
  writeFileSync(join(profile, "user.js"), lines.join(""));
  const child = start(binary, ["--headless", "--marionette", "--no-remote", "--profile", profile], {
    stdio: "ignore",
    env: { ...process.env, HOME: profile },
  });
  const send = await marionette(port);
  const { capabilities } = await send("NewSession", { capabilities: { alwaysMatch: {} } });
  return {
    name: `Firefox ${capabilities.browserVersion}`,
    go: (url) => send("Navigate", { url }),
    url: async () => (await send("GetCurrentURL")).value,
    run: async (script, ...args) => (await send("ExecuteScript", { script, args })).value,
    find: async (using, value) => (await send("FindElements", { using, value })).map((found) => found[element]),
    click: (id) => send("ElementClick", { id }),
    clear: (id) => send("ElementClear", { id }),
    type: (id, text) => send("ElementSendKeys", { id, text }),
    forget: () => send("DeleteAllCookies"),
    stop: async () => child.kill("SIGKILL"),
  };
}

/** The middle of an element in the window, when that is what lies there. */
const middleOf = `
  const { x, y, width, height } = arguments[0].getBoundingClientRect();
  const middle = [Math.round(x + width / 2), Math.round(y + height / 2)];
  return arguments[0].contains(document.elementFromPoint(...middle)) ? middle : null;`;

/** WebKit on a screen that is not there, and the commands it takes. */
export async function webkit() {
  const driver = await provide("/usr/bin/WebKitWebDriver", "webkit2gtk-driver");
  await provide("/usr/bin/xvfb-run", "xvfb");
  const port = await freePort();
  const child = start("/usr/bin/xvfb-run", ["-a", driver, `--port=${port}`], {
    stdio: "ignore",
    // As root it has no sandbox of its own, and needs none for our own pages.
    env: {
      ...process.env,
      HOME: mkdtempSync(join(tmpdir(), "webkit-")),
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const options = { "webkitgtk:browserOptions": { binary: miniBrowser, args: ["--automation"] } };
  const made = await eventually(() => ask("POST", "/session", { capabilities: { alwaysMatch: options } }));
  const session = `/session/${made.sessionId}`;
  const send = (path, body) => ask("POST", session + path, body);
  return {
    name: `WebKit ${made.capabilities.browserVersion}`,
    go: (url) => send("/url", { url }),
    url: () => ask("GET", `${session}/url`),
    run: (script, ...args) => send("/execute/sync", { script, args }),
    find: async (using, value) => (await send("/elements", { using, value })).map((found) => found[element]),
    // By the mouse: the driver finds no middle of a link around blocks, where a hand has no trouble.
    click: async (id) => {
      const middle = async () => {
        const found = await send("/execute/sync", { script: middleOf, args: [{ [element]: id }] });
        if (!found) throw new Error("something lies over what is to be clicked");
        return found;
      };
      // What is still moving is not clicked.
      const [x, y] = await eventually(async () => {
        const [before, after] = [await middle(), await pause(100).then(middle)];
        if (before.join() !== after.join()) throw new Error("it does not stand still");
        return after;
      });
      const actions = [
        { type: "pointerMove", duration: 0, x, y },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ];
      await send("/actions", { actions: [{ type: "pointer", id: "mouse", actions }] });
    },
    clear: (id) => send(`/element/${id}/clear`, {}),
    type: (id, text) => send(`/element/${id}/value`, { text }),
    forget: () => ask("DELETE", `${session}/cookie`),
    stop: async () => {
      await ask("DELETE", session).catch(() => {});
      child.kill("SIGTERM");
    },
  };
}

/** What somebody does in a browser, in the words of the journeys; each waits for what it needs, half a minute at most. */
export class Visitor {
  #browser;
  #origin;

  constructor(browser, origin) {
    this.#browser = browser;
    this.#origin = origin;
  }

  open(path) {
    return this.#browser.go(new URL(path, this.#origin).href);
  }

  url() {
    return this.#browser.url();
  }

  /** The first of these that is shown; each is tried before the next. */
  async #first(...selectors) {
    return eventually(async () => {
      for (const selector of selectors) {
        const [using, value] = selector.startsWith("//") ? ["xpath", selector] : ["css selector", selector];
        for (const id of await this.#browser.find(using, value))
          if (await this.#browser.run("return arguments[0].checkVisibility()", { [element]: id })) return id;
      }
      throw new Error(`there is no ${selectors[0]} at ${await this.url()}`);
    }, 30);
  }

  /** Whether it is there now. */
  async sees(selector) {
    return (await this.#browser.find("css selector", selector)).length > 0;
  }

  /** The button or link of the page's content with these words; else the first that has them among others. */
  async press(words) {
    const said = (test) => ["button", "a"].map((tag) => `//main//${tag}[${test}]`);
    await this.#press(
      await this.#first(...said(`normalize-space(.)="${words}"`), ...said(`contains(normalize-space(.), "${words}")`)),
    );
  }

  async #press(found) {
    await this.#browser.run("arguments[0].scrollIntoView({ block: 'center' })", { [element]: found });
    await this.#browser.click(found);
  }

  async pressIn(selector) {
    await this.#press(await this.#first(selector));
  }

  /** Again when the page that holds it is only coming. */
  async fill(selector, text) {
    await eventually(async () => {
      const found = await this.#first(selector);
      await this.#browser.clear(found);
      await this.#browser.type(found, text);
    }, 30);
  }

  /** Chooses this file of the machine. */
  async choose(selector, path) {
    await this.#browser.type(await this.#first(selector), path);
  }

  async says(pattern) {
    await eventually(async () => {
      const text = await this.#browser.run("return document.querySelector('main')?.innerText ?? ''");
      if (!pattern.test(text)) throw new Error(`no ${pattern} at ${await this.url()}: ${text.slice(0, 400)}`);
    }, 30);
  }

  async arrives(pattern) {
    await eventually(async () => {
      const url = await this.url();
      if (!pattern.test(url)) throw new Error(`at ${url}, not at ${pattern}`);
    }, 30);
  }

  /** Somebody else sits down: nothing of the one before is left. */
  async leaves() {
    await this.open("/nl");
    await this.#browser.forget();
  }
}
