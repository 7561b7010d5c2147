import { afterEach, beforeEach, expect, test } from "vitest";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { tidy } from "#lib/platform/db/tidy.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation } from "#tests/support/people.ts";

const now = new Date("2026-11-22T09:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
});
afterEach(() => fixClock(null));

test("what still counts stays, what is over goes", async () => {
  const { prisma } = await database();
  await prisma.limit.createMany({
    data: [
      { bucket: "over", count: 1, resetsAt: after(now, -1) },
      { bucket: "running", count: 1, resetsAt: after(now, hours(1)) },
    ],
  });
  await prisma.passwordTries.createMany({
    data: [
      { key: "old", count: 3, firstTriedAt: after(now, -days(2)) },
      { key: "old, but waiting", count: 15, firstTriedAt: after(now, -days(2)), waitUntil: after(now, 1) },
      { key: "of today", count: 3, firstTriedAt: after(now, -hours(1)) },
    ],
  });
  const row = { kind: "JOB", to: "test", createdAt: after(now, -days(31)), notBefore: now } as const;
  await prisma.outbox.createMany({ data: [{ ...row, sentAt: now }, { ...row, deadAt: now }, row] });

  const { person } = await anOrganisation({ employees: ["dora"] });
  const { accountId } = person("dora");
  const login = {
    purpose: "RESET_PASSWORD",
    accountId,
    passwordHash: "chosen",
    createdAt: after(now, -minutes(20)),
  } as const;
  await prisma.loginTransaction.createMany({
    data: [
      { ...login, browserHash: "expired", expiresAt: now },
      { ...login, browserHash: "under way", expiresAt: after(now, 1) },
    ],
  });

  await tidy();

  const logins = await prisma.loginTransaction.findMany({ orderBy: { expiresAt: "asc" } });
  expect(logins.map(({ passwordHash }) => passwordHash)).toEqual([null, "chosen"]);

  expect((await prisma.limit.findMany()).map(({ bucket }) => bucket)).toEqual(["running"]);
  expect((await prisma.passwordTries.findMany()).map(({ key }) => key).sort()).toEqual([
    "of today",
    "old, but waiting",
  ]);
  expect(await prisma.outbox.findMany({ select: { sentAt: true, deadAt: true } })).toEqual([
    { sentAt: null, deadAt: null },
  ]);
});
