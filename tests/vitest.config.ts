import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");

const shared = {
  root,
  // Node finds the empty module by the condition "react-server", under which React itself could render nothing here.
  resolve: { alias: { "server-only": join(root, "node_modules/server-only/empty.js") } },
};

/** Many times what the slowest test takes in quiet: a slow machine makes the suite slower, never red. */
const limits = { testTimeout: 300_000, hookTimeout: 300_000 };

const environment = { APP_ENV: "test", DATABASE_URL: "", DATA_DIR: "" };

const onDatabase = (name: string, engine: "pglite" | "postgresql", folder: string) => ({
  ...shared,
  test: {
    name,
    include: [`tests/${folder}/**/*.test.ts`],
    env: { ...environment, TEST_ENGINE: engine, TEST_DATABASE: `portal_test_${name}` },
    setupFiles: ["tests/support/database.ts"],
    // Opening a database takes a second: the files of one worker share it, one after the other.
    pool: "forks" as const,
    isolate: false,
    ...limits,
  },
});

/** PostgreSQL's suites run where TEST_DATABASE_URL names a server; `npm test` brings one. */
const postgresql = process.env["TEST_DATABASE_URL"]
  ? [onDatabase("postgresql", "postgresql", "integration"), onDatabase("races", "postgresql", "races")]
  : [];

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/integration/**", "tests/races/**", "tests/e2e/**"],
          env: environment,
          ...limits,
        },
      },
      onDatabase("pglite", "pglite", "integration"),
      ...postgresql,
    ],
  },
});
