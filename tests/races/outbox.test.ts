import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/platform/db/client.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { claim, type Claimed } from "#lib/platform/outbox/queue.ts";
import { emptyDatabase } from "#tests/support/database.ts";

beforeEach(emptyDatabase);

test("of many workers at once each row goes to one, and none is forgotten", async () => {
  const { prisma } = await database();
  const message = { kind: "SMS", to: "+31612340001", text: "x" } as const;
  await enqueue(prisma, Array(400).fill(message), new Date(0));
  const worker = async () => {
    const mine: Claimed[] = [];
    for (let rows = await claim(7); rows.length > 0; rows = await claim(7)) mine.push(...rows);
    return mine;
  };
  const claimed = (await Promise.all(Array.from({ length: 8 }, worker))).flat();
  expect(claimed).toHaveLength(400);
  expect(new Set(claimed.map(({ id }) => id)).size).toBe(400);
  expect(new Set(claimed.map(({ attempts }) => attempts))).toEqual(new Set([1]));
});
