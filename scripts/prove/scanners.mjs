import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provideChromium } from "../chromium.mjs";
import { freePort } from "../postgresql.mjs";
import { runNode, Stop } from "../run.mjs";

const times = Number(process.env.PROVE_ROUNDS ?? 200);

/** Every kind of link that leaves by mail, opened by machines in twelve ways: that of `npm test`, many times over. */
export async function* scanners() {
  const chromium = await provideChromium();
  if (!chromium) throw new Stop("There is no Chromium to open links with.");
  const folder = mkdtempSync(join(tmpdir(), "scanners-"));
  const world = join(folder, "world");
  const demo = { APP_ENV: "demo", DATABASE_URL: "", DATA_DIR: world };
  if ((await runNode(["--conditions=react-server", "scripts/prepare.ts"], demo)) !== 0)
    throw new Stop("The demo world could not be made; the reason stands above.");
  cpSync(world, join(folder, "data"), { recursive: true });
  const report = join(folder, "report.json");
  const code = await runNode(
    [
      "node_modules/@playwright/test/cli.js",
      "test",
      "--config=tests/e2e/playwright.config.ts",
      "--reporter=list,json",
      "--timeout=7200000",
      "--grep=machine|scanner",
      "help/scanners.spec",
      "beheer/links.spec",
    ],
    {
      ...{ SCANS: String(times), CHROMIUM_PATH: chromium, E2E_PORT: String(await freePort()), E2E_WORLD: world },
      ...{ E2E_DATA_DIR: join(folder, "data"), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    },
  );
  const { stats } = JSON.parse(readFileSync(report, "utf8"));
  yield {
    claim: `links opened by mail filters, previews and browsers in twelve ways, ${times} times each: kinds of which none did what its button does or gave a session`,
    figure: `${stats.expected} of ${stats.expected + stats.unexpected}`,
    goal: "all",
    holds: code === 0 && stats.expected > 0,
  };
}
