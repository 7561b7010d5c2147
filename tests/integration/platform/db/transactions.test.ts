import { expect, test } from "vitest";
import { database } from "#lib/platform/db/client.ts";

test("a transaction that throws keeps nothing and the next one works", async () => {
  const { prisma } = await database();
  const bucket = "transactions-test";
  const failing = prisma.$transaction(async (tx) => {
    await tx.limit.create({ data: { bucket, count: 1, resetsAt: new Date() } });
    throw new Error("on purpose");
  });
  await expect(failing).rejects.toThrow("on purpose");
  expect(await prisma.limit.count({ where: { bucket } })).toBe(0);
  await prisma.$transaction((tx) => tx.limit.create({ data: { bucket, count: 1, resetsAt: new Date() } }));
  expect(await prisma.limit.count({ where: { bucket } })).toBe(1);
});

test("many transactions at once all come through", async () => {
  const { prisma } = await database();
  const resetsAt = new Date();
  await prisma.limit.upsert({
    where: { bucket: "many" },
    create: { bucket: "many", count: 0, resetsAt },
    update: { count: 0 },
  });
  await Promise.all(
    Array.from({ length: 40 }, () =>
      prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT count FROM "Limit" WHERE bucket = 'many' FOR UPDATE`;
        const { count } = await tx.limit.findUniqueOrThrow({ where: { bucket: "many" } });
        await tx.limit.update({ where: { bucket: "many" }, data: { count: count + 1 } });
      }),
    ),
  );
  expect(await prisma.limit.findUnique({ where: { bucket: "many" } })).toMatchObject({ count: 40 });
});
