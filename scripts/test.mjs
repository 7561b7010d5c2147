import { randomBytes } from "node:crypto";
import { provideChromium } from "./chromium.mjs";
import { dropDatabases, freePort, providePostgresql } from "./postgresql.mjs";
import { atTheEnd, main, ownTemporaryFolder } from "./run.mjs";
import { generate, install } from "./steps.mjs";
import { build, demoWorld, demoWorldOn, endToEnd, lint, runAll, types, vitest } from "./suites.mjs";

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
  // On a server that stays, what this run made goes with it.
  const databases = `portal_run_${randomBytes(4).toString("hex")}_`;
  if (process.env.TEST_DATABASE_URL) atTheEnd(() => dropDatabases(postgresql.url, databases));
  return await runAll([
    // Each of the two lists keeps one core busy, and neither depends on the other.
    [
      [
        ["Lint", lint],
        ["Demo world", () => demoWorld()],
        ...(postgresql.missing
          ? []
          : [["Demo world on PostgreSQL", () => demoWorldOn(postgresql.url, `${databases}world`)]]),
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
            const database = postgresql.missing
              ? {}
              : { TEST_DATABASE_URL: postgresql.url, E2E_WORLD_DATABASE: `${databases}world` };
            return endToEnd({ CHROMIUM_PATH: chromium, E2E_PORT: String(await freePort()), ...database });
          }
        : missing("Chromium is missing: install it, or let CHROMIUM_PATH name one."),
    ],
  ]);
});
