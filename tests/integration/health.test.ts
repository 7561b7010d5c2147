import { beforeEach, expect, test } from "vitest";
import { database, useDatabase, type Database } from "#lib/platform/db/client.ts";
import { readiness } from "#lib/platform/health.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aText } from "#tests/support/outbox.ts";

beforeEach(emptyDatabase);

test("a migrated database that answers is ready", async () => {
  expect(await readiness()).toEqual({
    ready: true,
    database: "answers",
    migrations: "applied",
    outbox: { waitingSeconds: 0, late: false, lanes: {}, failed: 0 },
  });
});

/** An hour and as long as a busy machine takes to ask. */
const anHour = expect.closeTo(3_600, -2) as number;

test("messages that wait long are told, and do not take the portal away", async () => {
  const { prisma } = await database();
  const anHourAgo = new Date(Date.now() - 3_600_000);
  await enqueue(prisma, [aText()], anHourAgo);
  const { ready, outbox } = await readiness();
  expect({ ready, outbox }).toMatchObject({ ready: true, outbox: { late: true, lanes: { SMS: anHour }, failed: 0 } });
});

test("what is tried again and again waits since it was written, and what was given up is counted", async () => {
  const { prisma } = await database();
  const anHourAgo = new Date(Date.now() - 3_600_000);
  const mail = { kind: "EMAIL", to: "a@b.example", subject: "", text: "", html: "" } as const;
  await enqueue(prisma, [mail, aText()], anHourAgo);
  await prisma.outbox.updateMany({
    where: { kind: "EMAIL" },
    data: { notBefore: new Date(Date.now() + 4_000), lastError: "server ECONNECTION" },
  });
  await prisma.outbox.updateMany({ where: { kind: "SMS" }, data: { deadAt: anHourAgo, lastError: "expired" } });
  const { ready, outbox } = await readiness();
  expect({ ready, outbox }).toMatchObject({ ready: true, outbox: { late: true, lanes: { EMAIL: anHour }, failed: 1 } });
});

test.each([
  ["does not answer", () => Promise.reject(new Error("password of portal@db.internal is wrong"))],
  ["never answers", () => new Promise(() => {})],
])("a database that %s is not ready, and nothing of the reason is told", async (_, query) => {
  const working = await database();
  useDatabase({ prisma: { $queryRaw: query } } as unknown as Database);
  try {
    expect(await readiness()).toEqual({
      ready: false,
      database: "silent",
      migrations: "unknown",
      outbox: "unknown",
    });
  } finally {
    useDatabase(working);
  }
});
