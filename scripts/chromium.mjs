import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { node24, root } from "./node24.mjs";
import { aptInstall } from "./postgresql.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const macApps = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a Chromium for the end-to-end tests, or undefined when none can be had. */
export async function provideChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const { chromium } = await import("@playwright/test");
  const own = () => [chromium.executablePath()].find(existsSync);
  return onMachine() ?? own() ?? (aptInstall("chromium") ? onMachine() : undefined) ?? (download() ? own() : undefined);
}

function onMachine() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...macApps];
  // A name alone proves nothing: some systems put a script there that only tells where to get the browser.
  return paths.find((path) => existsSync(path) && spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0);
}

function download() {
  console.log("Downloading Chromium …");
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  return spawnSync(node24() ?? process.execPath, [cli, "install", "chromium"], { stdio: "inherit" }).status === 0;
}
