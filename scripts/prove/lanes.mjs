import { runNode } from "../run.mjs";

const rounds = 1_000;

/** Runs the race of tests/races for longer than a test may take, on a database of its own. */
export async function* lanes() {
  const server = new URL(process.env.DATABASE_URL);
  server.pathname = "/postgres";
  const code = await runNode(
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config=tests/vitest.config.ts",
      "--project=races",
      "--testTimeout=3600000",
      "tests/races/entrance/lanes.test.ts",
    ],
    { TEST_DATABASE_URL: server.href, RACE_ROUNDS: String(rounds), APP_ENV: "test", DATABASE_URL: "" },
  );
  yield {
    claim: "200 wrong passwords at once in each lane, rounds in which exactly as many as the ladder says are looked at",
    figure: code === 0 ? rounds : "fewer",
    goal: String(rounds),
    holds: code === 0,
  };
}
