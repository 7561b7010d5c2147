import { globSync, readFileSync } from "node:fs";
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

const onDatabase = (name: string, engine: "pglite" | "postgresql", ...folders: string[]) => ({
  ...shared,
  test: {
    name,
    include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
    env: { ...environment, TEST_ENGINE: engine, TEST_DATABASE: `portal_test_${name}` },
    setupFiles: ["tests/support/database.ts"],
    globalSetup: ["tests/support/rows.ts"],
    // Opening a database takes a second: the files of one worker share it, one after the other.
    pool: "forks" as const,
    isolate: false,
    ...limits,
  },
});

const elsewhere = ["tests/integration/**", "tests/attacks/**", "tests/races/**", "tests/e2e/**"];
const files = globSync("tests/**/*.test.{ts,tsx}", { cwd: root, exclude: elsewhere });
/** Whoever puts another module in the place of ours has a process of its own; the others share what they load. */
const mocking = files.filter((file) =>
  /vi\.(do[A-Z]\w+|mock|resetModules)\(/.test(readFileSync(join(root, file), "utf8")),
);

const unit = (name: string, its: { include?: string[]; exclude?: string[]; isolate?: boolean }) => ({
  ...shared,
  test: { name, include: files, isolate: false, unstubEnvs: true, env: environment, ...limits, ...its },
});

/** PostgreSQL's suites run where TEST_DATABASE_URL names a server; `npm test` brings one. */
const postgresql = process.env["TEST_DATABASE_URL"]
  ? [onDatabase("postgresql", "postgresql", "integration", "attacks"), onDatabase("races", "postgresql", "races")]
  : [];

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      unit("unit", { exclude: [...elsewhere, ...mocking] }),
      unit("mocking", { include: mocking, isolate: true }),
      onDatabase("pglite", "pglite", "integration", "attacks"),
      ...postgresql,
    ],
  },
});
