import { runNode } from "../run.mjs";

const rounds = 2_000;

/** Runs the race of tests/races for longer than a test may take, on a database of its own. */
export async function* administrators() {
  const server = new URL(process.env.DATABASE_URL);
  server.pathname = "/postgres";
  const code = await runNode(
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config=tests/vitest.config.ts",
      "--project=races",
      "tests/races/administrators.test.ts",
    ],
    { TEST_DATABASE_URL: server.href, RACE_ROUNDS: String(rounds), APP_ENV: "test", DATABASE_URL: "" },
  );
  yield {
    claim: "beheerders who remove each other, hand over and withdraw at once, rounds that leave one",
    figure: code === 0 ? rounds : "fewer",
    goal: String(rounds),
    holds: code === 0,
  };
}
