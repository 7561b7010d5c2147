import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./node24.mjs";
import { aptInstall } from "./postgresql.mjs";
import { outputOf, runNode } from "./run.mjs";

/** The first is Chromium without its windows: the same pages take three quarters of the time. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
const macApps = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a Chromium for the end-to-end tests, or undefined when none can be had. */
export async function provideChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const { chromium } = await import("@playwright/test");
  const own = () => [chromium.executablePath()].find(existsSync);
  return (
    (await onMachine()) ??
    own() ??
    ((await aptInstall("chromium-headless-shell")) ? await onMachine() : undefined) ??
    ((await aptInstall("chromium")) ? await onMachine() : undefined) ??
    ((await download()) ? own() : undefined)
  );
}

async function onMachine() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...macApps];
  for (const path of paths.filter(existsSync)) if (await tells(path)) return path;
}

/** A name proves nothing: some systems have a script there that only tells where to get the browser. */
async function tells(path) {
  const answer = outputOf(path, ["--version"], { timeout: 200_000 });
  return answer.then(
    ({ code }) => code === 0,
    () => false,
  );
}

async function download() {
  console.log("Downloading Chromium …");
  return (await runNode([join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"])) === 0;
}
