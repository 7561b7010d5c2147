import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

const port = process.env["E2E_PORT"] ?? "3100";
const dataDirectory = process.env["E2E_DATA_DIR"] ?? mkdtempSync(join(tmpdir(), "portal-e2e-"));
const chromium = process.env["CHROMIUM_PATH"];

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../../test-results",
  // Files side by side, tests of one file in order. Files that share the demo world sign in different people there.
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://localhost:${port}`,
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    trace: "retain-on-failure",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // Chromium's sandbox does not work for root.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  webServer: {
    command: "node scripts/start.mjs",
    cwd: join(import.meta.dirname, "../.."),
    url: `http://localhost:${port}/api/health/live`,
    env: { APP_ENV: "demo", PORT: port, DATA_DIR: dataDirectory, PUBLIC_ORIGIN: "", DATABASE_URL: "" },
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 40_000 },
    stdout: "pipe",
  },
});
