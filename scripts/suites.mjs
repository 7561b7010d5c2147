import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failuresOfPlaywright, failuresOfVitest } from "./failures.mjs";
import { root } from "./node24.mjs";
import { newDatabase } from "./postgresql.mjs";
import { runNode } from "./run.mjs";
import { build as built } from "./steps.mjs";

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null);

/** A suite that dies before it can report still counts as one failure. */
const orOneFailure = (code, counted) =>
  code !== 0 && !counted?.failed ? { passed: 0, ...counted, failed: 1 } : counted;

async function asOne(code) {
  return (await code) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export async function lint() {
  const untyped = await runNode(["node_modules/eslint/bin/eslint.js", ".", "--max-warnings=0"]);
  // The rules that need types. The compiler and the build run beside it, so it keeps to one core.
  const typed = await runNode(["node_modules/oxlint/bin/oxlint", "--threads=1"], { GOMAXPROCS: "1" });
  return asOne(untyped || typed);
}

export async function types() {
  const typegen = await runNode(["node_modules/next/dist/bin/next", "typegen"], { NEXT_TELEMETRY_DISABLED: "1" });
  if (typegen !== 0) return { passed: 0, failed: 1 };
  // The compiler of TypeScript 7; what reads types elsewhere still needs the API of 6. Lint and build run beside it, and
  // on one core it takes half the processor's time that it takes on two.
  return asOne(runNode(["node_modules/typescript-7/bin/tsc", "--noEmit", "--singleThreaded"]));
}

export async function build() {
  try {
    await built();
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

const world = () => join(tmpdir(), "demo-world");

/** The demo world as it was just made: every portal of the end-to-end tests begins with a copy of it, or of the next. */
export const demoWorld = (DATABASE_URL = "") =>
  asOne(
    runNode(["--conditions=react-server", "scripts/prepare.ts"], { APP_ENV: "demo", DATABASE_URL, DATA_DIR: world() }),
  );

/** The same in a new database of this name. */
export async function demoWorldOn(server, name) {
  try {
    return await demoWorld(await newDatabase(server, name));
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

/** The vitest projects with these names, or all when none is named. */
export async function vitest(projects, environment) {
  const report = join(tmpdir(), `vitest-${projects.join("-")}.json`);
  const code = await runNode(
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config=tests/vitest.config.ts",
      "--passWithNoTests",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...projects.map((name) => `--project=${name}`),
    ],
    { ...environment, WHOLE_SUITE: "1" },
  );
  const result = read(report);
  return orOneFailure(code, {
    passed: result?.numPassedTests ?? 0,
    failed: result?.numFailedTests ?? 0,
    failures: failuresOfVitest(result, root),
  });
}

export async function endToEnd(environment) {
  const report = join(tmpdir(), "playwright.json");
  const code = await runNode(
    [
      "node_modules/@playwright/test/cli.js",
      "test",
      "--config=tests/e2e/playwright.config.ts",
      "--reporter=list,json",
      "--pass-with-no-tests",
    ],
    { ...environment, E2E_WORLD: world(), E2E_DATA_DIR: join(tmpdir(), "data"), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  const result = read(report);
  const { expected = 0, flaky = 0, unexpected = 0 } = result?.stats ?? {};
  return orOneFailure(code, {
    passed: expected + flaky,
    failed: unexpected,
    failures: failuresOfPlaywright(result),
  });
}

/**
 * Runs the suites one after the other, the lists of an inner list side by side, and ends with the sum. What failed is
 * named once more before it: by then the place where it was said is thousands of lines back.
 */
export async function runAll(suites) {
  const sum = { passed: 0, failed: 0 };
  const named = [];
  const run = async ([name, suite]) => {
    console.log(`\n${name}`);
    const { passed, failed, failures = [] } = await suite();
    console.log(`${name}: ${passed} passed, ${failed} failed`);
    sum.passed += passed;
    sum.failed += failed;
    if (failed > 0) named.push(...(failures.length > 0 ? failures : [name]));
  };
  const all = async (inOrder) => {
    for (const one of inOrder) await (typeof one[0] === "string" ? run(one) : Promise.all(one.map(all)));
  };
  await all(suites);
  if (named.length > 0) console.log(`\nFailed:\n${named.map((line) => `- ${line}`).join("\n")}`);
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}
