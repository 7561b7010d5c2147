import { beforeAll, expect, test } from "vitest";
import { databaseOver } from "#lib/platform/db/client.ts";
import type { Engine } from "#lib/platform/db/engine.ts";
import { embedded, overPGlite } from "#lib/platform/db/pglite.ts";
import { isOutOfReach } from "#lib/platform/db/trouble.ts";

/** What a disk without room makes of the embedded engine: `npm run prove -- full-disk` fills a real one. */
let engine: Engine;
let isFull = false;

beforeAll(async () => {
  engine = overPGlite(await embedded(), () => {
    if (isFull) throw Object.assign(new Error("No space left on device"), { code: "ENOSPC" });
  });
  await engine.ask("CREATE TABLE things (n int)", []);
});

const added = (n: number) =>
  engine
    .transaction((connection) => connection.run("INSERT INTO things VALUES ($1)", [n]))
    .catch((error: unknown) => error);
const asked = (text: string) => engine.ask(text, []).catch((error: unknown) => error);

test("on a full disk the embedded engine reads on, changes nothing, and changes again once there is room", async () => {
  expect(await added(1)).toBe(1);
  isFull = true;
  expect(isOutOfReach(await added(2))).toBe(true);
  expect(isOutOfReach(await asked("UPDATE things SET n = 3"))).toBe(true);
  expect(isOutOfReach(await asked("WITH part AS (SELECT 3 AS n) INSERT INTO things SELECT n FROM part"))).toBe(true);
  expect(await asked("SELECT n FROM things")).toEqual([{ n: 1 }]);
  expect(await asked("WITH part AS (SELECT n FROM things) SELECT n FROM part")).toEqual([{ n: 1 }]);
  isFull = false;
  expect(await added(4)).toBe(1);
  expect(await asked("SELECT n FROM things ORDER BY n")).toEqual([{ n: 1 }, { n: 4 }]);
});

test("nor does it change anything by Prisma's client outside a transaction, which reads on", async () => {
  const { prisma, close } = await databaseOver(engine);
  const change = () => prisma.$executeRaw`UPDATE things SET n = 5`.catch((error: unknown) => error);
  isFull = true;
  expect(isOutOfReach(await change())).toBe(true);
  expect(isOutOfReach(await prisma.limit.deleteMany().catch((error: unknown) => error))).toBe(true);
  expect(await prisma.$queryRaw`WITH part AS (SELECT n FROM things) SELECT n FROM part ORDER BY n`).toEqual([
    { n: 1 },
    { n: 4 },
  ]);
  isFull = false;
  expect(await change()).toBe(2);
  await close();
});
