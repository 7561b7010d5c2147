import { beforeAll, expect, test } from "vitest";
import { everyoneAgainstEveryone } from "#tests/support/administrators-race.ts";
import { emptyDatabase } from "#tests/support/database.ts";

beforeAll(emptyDatabase);

/** `npm run prove` asks for more. */
const rounds = Number(process.env["RACE_ROUNDS"] ?? 50);

test(
  `beheerders who remove each other, hand over and withdraw at once never leave an office without one: ${rounds} rounds`,
  { timeout: rounds * 20_000 },
  async () => {
    const all: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const { left, answers } = await everyoneAgainstEveryone();
      expect(left).toBeGreaterThan(0);
      all.push(...answers);
    }
    expect([...new Set(all)].filter((status) => !["done", "refused", "denied", "notFound"].includes(status))).toEqual(
      [],
    );
    expect(all.filter((status) => status === "done").length).toBeGreaterThanOrEqual(rounds);
  },
);
