import { expect, test } from "vitest";
import { database } from "#lib/platform/db/client.ts";
import type { PrismaClient } from "#lib/platform/db/generated/client.ts";
import type { Reader } from "#lib/platform/db/types.ts";

type Answer = { readonly connection: number; readonly number: number };

/** A read that also says on which connection it was answered. */
const asked = (db: Reader, number: number) =>
  (db as Reader & Pick<PrismaClient, "$queryRaw">).$queryRaw<Answer[]>`
    SELECT pg_backend_pid() AS connection, 12 / ${number}::int AS number`;

test("what is read together is read on one connection, each with its own answer", async () => {
  const { together } = await database();
  const all = await together((db) => Promise.all([asked(db, 1), asked(db, 2), asked(db, 3)]));
  expect(all.map(([row]) => row?.number)).toEqual([12, 6, 4]);
  expect(new Set(all.map(([row]) => row?.connection)).size).toBe(1);
});

test("one that fails leaves the others their answers, and no connection is lost by it", async () => {
  const { together, load } = await database();
  for (let round = 0; round < 20; round++) {
    const all = await together((db) => Promise.allSettled([asked(db, 1), asked(db, 0), asked(db, 3)]));
    expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    await expect(together((db) => asked(db, 0))).rejects.toThrow(/division by zero/);
  }
  const { open, idle, waiting } = load() ?? { open: 0, idle: 0, waiting: 0 };
  expect({ used: open - idle, waiting }).toEqual({ used: 0, waiting: 0 });
});

test("a connection is given back once all was answered, also what nobody waited for", async () => {
  const { together, load } = await database();
  const aside: Promise<unknown>[] = [];
  await together(async (db) => {
    const slow = (db as Reader & Pick<PrismaClient, "$queryRaw">).$queryRaw`SELECT pg_sleep(0.05)::text`;
    aside.push(
      slow,
      asked(db, 0).catch(() => "failed"),
    );
    await asked(db, 1).catch(() => []);
  });
  const { open, idle } = load() ?? { open: 0, idle: 0 };
  expect(open - idle).toBe(0);
  expect(await aside[1]).toBe("failed");
});
