import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

const port = process.env["E2E_PORT"] ?? "3100";
const dataDirectory = process.env["E2E_DATA_DIR"] ?? mkdtempSync(join(tmpdir(), "portal-e2e-"));
const outputDir = join(import.meta.dirname, "../../test-results");
const chromium = process.env["CHROMIUM_PATH"];

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir,
  // Files side by side, tests of one file in order. Files that share the demo world sign in different people there. A
  // test waits for half of its time, for mails and for a portal that starts: two cores have time for three.
  workers: 3,
  // Many times what each takes in quiet: a slow machine makes the suite slower, never red.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://localhost:${port}`,
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    // It takes a tenth of the time. To look into a failure: --trace=retain-on-failure.
    trace: "off",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // Chromium's sandbox does not work for root.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  webServer: {
    // The first portal begins in the world that those of the tests are copies of.
    command: `"${process.execPath}" tests/e2e/world.ts "${outputDir}" && node scripts/start.mjs`,
    cwd: join(import.meta.dirname, "../.."),
    url: `http://localhost:${port}/api/health/live`,
    env: { APP_ENV: "demo", PORT: port, DATA_DIR: dataDirectory, PUBLIC_ORIGIN: "", DATABASE_URL: "" },
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 60_000 },
    stdout: "pipe",
  },
});
