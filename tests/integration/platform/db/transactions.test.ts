import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { database, databaseOver } from "#lib/platform/db/client.ts";
import type { Connection } from "#lib/platform/db/engine.ts";
import type { Prisma } from "#lib/platform/db/generated/client.ts";
import { leavesWithCommit } from "#lib/platform/gate/transaction.ts";
import { freshEngine } from "#tests/support/database.ts";

test("a transaction that throws keeps nothing and the next one works", async () => {
  const { prisma, transaction } = await database();
  const bucket = "transactions-test";
  const failing = transaction(async (tx) => {
    await tx.limit.create({ data: { bucket, count: 1, resetsAt: new Date() } });
    throw new Error("on purpose");
  });
  await expect(failing).rejects.toThrow("on purpose");
  expect(await prisma.limit.count({ where: { bucket } })).toBe(0);
  await transaction((tx) => tx.limit.create({ data: { bucket, count: 1, resetsAt: new Date() } }));
  expect(await prisma.limit.count({ where: { bucket } })).toBe(1);
});

test("many transactions at once all come through", async () => {
  const { prisma, transaction } = await database();
  const resetsAt = new Date();
  await prisma.limit.upsert({
    where: { bucket: "many" },
    create: { bucket: "many", count: 0, resetsAt },
    update: { count: 0 },
  });
  await Promise.all(
    Array.from({ length: 40 }, () =>
      transaction(async (tx) => {
        await tx.$queryRaw`SELECT count FROM "Limit" WHERE bucket = 'many' FOR UPDATE`;
        const { count } = await tx.limit.findUniqueOrThrow({ where: { bucket: "many" } });
        await tx.limit.update({ where: { bucket: "many" }, data: { count: count + 1 } });
      }),
    ),
  );
  expect(await prisma.limit.findUnique({ where: { bucket: "many" } })).toMatchObject({ count: 40 });
});

test("raw statements and those of Prisma's tables are one transaction", async () => {
  const { prisma, transaction } = await database();
  const bucket = "one-transaction";
  await transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO "Limit" (bucket, count, "resetsAt") VALUES (${bucket}, 1, now())`;
    await tx.limit.update({ where: { bucket }, data: { count: 2 } });
    expect(await tx.$queryRaw`SELECT count FROM "Limit" WHERE bucket = ${bucket}`).toEqual([{ count: 2 }]);
  });
  expect(await prisma.limit.findUnique({ where: { bucket } })).toMatchObject({ count: 2 });
});

test("a last statement that nobody waits for is kept with the rest, and where it fails nothing is", async () => {
  const { prisma, transaction } = await database();
  const put = (tx: Prisma.TransactionClient, bucket: string) =>
    tx.$executeRaw`INSERT INTO "Limit" (bucket, count, "resetsAt") VALUES (${bucket}, 1, now())`;
  const kept = () => prisma.limit.findMany({ where: { bucket: { startsWith: "last-" } }, select: { bucket: true } });
  await transaction(async (tx) => {
    await put(tx, "last-first");
    leavesWithCommit(put(tx, "last-second"));
  });
  expect(await kept()).toEqual([{ bucket: "last-first" }, { bucket: "last-second" }]);
  const failing = transaction(async (tx) => {
    await put(tx, "last-third");
    leavesWithCommit(put(tx, "last-first"));
    return "done";
  });
  // By its own reason, so that the gate knows whether another try may succeed.
  await expect(failing).rejects.toMatchObject({ code: "23505" });
  expect(await kept()).toEqual([{ bucket: "last-first" }, { bucket: "last-second" }]);
});

const meanwhile: Record<string, (tx: Prisma.TransactionClient) => Promise<unknown>> = {
  nothing: () => setTimeout(100),
  "another statement": (tx) => tx.$queryRaw`SELECT 1`,
  "a statement of a table": (tx) => tx.limit.count(),
};

test.each(Object.entries(meanwhile))(
  "a last statement that fails before %s is over is the fault of its transaction",
  async (_, wait) => {
    const { prisma, transaction } = await database();
    const bucket = "failed-early";
    const put = (tx: Prisma.TransactionClient) =>
      tx.$executeRaw`INSERT INTO "Limit" (bucket, count, "resetsAt") VALUES (${bucket}, 1, now())`;
    const failing = transaction(async (tx) => {
      await put(tx);
      leavesWithCommit(put(tx));
      await wait(tx);
      return "done";
    });
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    expect(await prisma.limit.count({ where: { bucket } })).toBe(0);
  },
);

test("a last statement that never reaches the database lets nothing be kept either", async () => {
  const { prisma, transaction } = await database();
  const unsayable: Record<string, unknown> = {};
  unsayable["itself"] = unsayable;
  const failing = transaction(async (tx) => {
    await tx.limit.create({ data: { bucket: "unsayable", count: 1, resetsAt: new Date() } });
    leavesWithCommit(tx.$executeRaw`UPDATE "Limit" SET count = ${unsayable} WHERE bucket = 'unsayable'`);
  });
  await expect(failing).rejects.toThrow();
  expect(await prisma.limit.count({ where: { bucket: "unsayable" } })).toBe(0);
});

const late: Record<string, (tx: Prisma.TransactionClient) => Promise<unknown>> = {
  raw: (tx) => tx.$executeRaw`INSERT INTO "Limit" (bucket, count, "resetsAt") VALUES ('late', 1, now())`,
  "of a table": (tx) => tx.limit.create({ data: { bucket: "late", count: 1, resetsAt: new Date() } }),
};

test.each(Object.entries(late))(
  "a statement, %s, that is on its way when its transaction is given up never reaches the database",
  async (_, write) => {
    const engine = await freshEngine("late");
    const { promise: delay, resolve: goOn } = Promise.withResolvers<void>();
    const { promise: leaving, resolve: leaves } = Promise.withResolvers<void>();
    /** Keeps what writes for a while between the client and the connection. */
    const delayed = ({ ask, run, queryable }: Connection): Connection => {
      const kept = <A extends unknown[], R>(send: (...args: A) => Promise<R>) => {
        return async (...args: A) => (leaves(), await delay, send(...args));
      };
      return {
        ask,
        run: kept(run),
        queryable: {
          provider: queryable.provider,
          adapterName: queryable.adapterName,
          queryRaw: kept((query) => queryable.queryRaw(query)),
          executeRaw: kept((query) => queryable.executeRaw(query)),
        },
      };
    };
    const opened = await databaseOver({
      ...engine,
      transaction: (work) => engine.transaction((connection) => work(delayed(connection))),
    });
    try {
      await engine.ask(`CREATE TABLE "Limit" (bucket text PRIMARY KEY, count int, "resetsAt" timestamptz)`, []);
      let writing: Promise<unknown> | undefined;
      const givenUp = opened.transaction(async (tx) => {
        writing = write(tx);
        writing.catch(() => {});
        await leaving;
        throw new Error("given up");
      });
      await expect(givenUp).rejects.toThrow("given up");
      goOn();
      await expect(writing).rejects.toThrow();
      // Whoever has the connection next finds it as it should be.
      expect(await opened.transaction((tx) => tx.$queryRaw`SELECT bucket FROM "Limit"`)).toEqual([]);
    } finally {
      await opened.close();
    }
  },
);
