import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { laddersOf } from "#lib/features/entrance/sign-in/rules.ts";
import { takeTry } from "#lib/features/entrance/sign-in/store/tries.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/gate/transaction.ts";
import { settings } from "#lib/platform/settings.ts";
import { emptyDatabase } from "#tests/support/database.ts";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(null);
});

/** As many as `npm run prove -- lanes` says, or few enough for a test. */
const rounds = Number(process.env["RACE_ROUNDS"] ?? 2);

test(`200 tries at once, in the lane of known browsers and in the other: exactly five are looked at, ${rounds} times`, async () => {
  const ladders = laddersOf(settings());
  for (let round = 0; round < rounds; round++) {
    const now = new Date();
    for (const lane of ["known", "elsewhere"] as const) {
      const key = randomUUID();
      const said = await Promise.all(
        Array.from({ length: 200 }, () => transaction((_, tx) => takeTry(tx, { key, lane }, ladders, now))),
      );
      expect(said.filter(({ verdict }) => verdict === "evaluate")).toHaveLength(5);
      expect(said.filter(({ verdict }) => verdict === "wait")).toHaveLength(195);
    }
  }
});
