import { provideChromium } from "./chromium.mjs";
import { emptyDatabase, freePort, providePostgresql } from "./postgresql.mjs";
import { main, ownTemporaryFolder } from "./run.mjs";
import { generate, install } from "./steps.mjs";
import { build, demoWorld, endToEnd, lint, runAll, types, vitest } from "./suites.mjs";

const missing = (sentence) => async () => {
  console.error(sentence);
  return { passed: 0, failed: 1 };
};

await main(async () => {
  ownTemporaryFolder();
  await install();
  await generate();
  const postgresql = await providePostgresql();
  const chromium = await provideChromium();
  const world = postgresql.missing ? "" : await emptyDatabase(postgresql.url, `portal_world_${process.pid}`);
  return await runAll([
    // Each of the two lists keeps one core busy, and neither depends on the other.
    [
      [
        ["Lint", lint],
        ["Demo world", () => demoWorld()],
        ...(world ? [["Demo world on PostgreSQL", () => demoWorld(world)]] : []),
      ],
      [
        ["Types", types],
        ["Build", build],
      ],
    ],
    ["Unit and integration on PGlite", () => vitest(["unit", "mocking", "pglite"])],
    [
      "Integration and races on PostgreSQL",
      postgresql.missing
        ? missing(postgresql.missing)
        : () => vitest(["postgresql", "races"], { TEST_DATABASE_URL: postgresql.url }),
    ],
    [
      "End to end in Chromium",
      chromium
        ? async () => {
            const database = world ? { TEST_DATABASE_URL: postgresql.url, E2E_DATABASE: world } : {};
            return endToEnd({ CHROMIUM_PATH: chromium, E2E_PORT: String(await freePort()), ...database });
          }
        : missing("Chromium is missing: install it, or let CHROMIUM_PATH name one."),
    ],
  ]);
});
