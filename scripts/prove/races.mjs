import { runNode } from "../run.mjs";

/** Runs a test with more rounds than it may take among the others, on a database of its own: a proof of `claim`. */
const longer = (project, file, setting, rounds, claim) =>
  async function* () {
    const server = new URL(process.env.DATABASE_URL);
    server.pathname = "/postgres";
    const code = await runNode(
      [
        "node_modules/vitest/vitest.mjs",
        "run",
        "--config=tests/vitest.config.ts",
        `--project=${project}`,
        "--testTimeout=3600000",
        `tests/${file}`,
      ],
      { TEST_DATABASE_URL: server.href, [setting]: String(rounds), APP_ENV: "test", DATABASE_URL: "" },
    );
    yield { claim, figure: code === 0 ? rounds : "fewer", goal: String(rounds), holds: code === 0 };
  };

const race = (file, rounds, claim) => longer("races", `races/${file}`, "RACE_ROUNDS", rounds, claim);

export const administrators = race(
  "administration/administrators.test.ts",
  2_000,
  "beheerders who remove each other, hand over and withdraw at once, rounds that leave one",
);

export const lanes = race(
  "entrance/lanes.test.ts",
  1_000,
  "200 wrong passwords at once in each lane, rounds in which exactly as many as the ladder says are looked at",
);

export const guessing = race(
  "entrance/guessing.test.ts",
  100,
  "a day of guessing at owners with a known device, a passkey or neither: askings of a link after which one is in, and nobody else is refused",
);

export const texts = race(
  "entrance/text-messages.test.ts",
  10_000,
  "codes for one number in twenty spellings, of five accounts, 200 at once: askings of which thirty leave in an hour, and staff are warned once",
);

export const model = longer(
  "postgresql",
  "integration/model.test.ts",
  "MODEL_RUNS",
  2_000,
  "sequences of acts of a beheerder and of what befalls people, after each of which everybody stands as a model says",
);

export const figures = longer(
  "postgresql",
  "integration/base/figures.test.ts",
  "FIGURES_MATTERS",
  10_000_000,
  "finished matters beside 1,000,000 accounts and as many messages, of which the figures of a week read that week alone",
);

export const tampering = longer(
  "unit",
  "platform/audit/chain.test.ts",
  "CHAIN_RUNS",
  10_000,
  "changes, deletions, insertions, swaps, cuts and forks of a sealed log, of each kind so many, that are found where they are",
);
