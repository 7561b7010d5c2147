import { once } from "node:events";
import { beforeEach, expect, test, vi } from "vitest";
import { routeHelpRequest } from "#lib/features/help/help-requests/commands/asking.ts";
import { jobs } from "#lib/jobs.ts";
import { database } from "#lib/platform/db/client.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { workOff } from "#lib/platform/outbox/worker.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aText } from "#tests/support/outbox.ts";
import { startedWorker } from "#tests/support/worker.ts";

beforeEach(emptyDatabase);

test("a worker killed again and again loses no message, and does no job twice", async () => {
  const { prisma } = await database();
  const route: Outgoing = job("help-request.route", { email: "nobody@nowhere.example", problem: "BLOCKED" });
  const text = aText();
  const some = (count: number) => [...Array<Outgoing>(count).fill(route), ...Array<Outgoing>(count).fill(text)];
  await enqueue(prisma, some(125), new Date(0));
  // However quick a worker is, these are for the last one.
  const later = new Date("2100-01-01");
  await enqueue(prisma, some(25), later);

  const left = () => prisma.outbox.count({ where: { sentAt: null } });
  for (const until of [270, 200]) {
    const worker = await startedWorker();
    await vi.waitUntil(async () => (await left()) < until, { timeout: 120_000, interval: 5 });
    worker.kill("SIGKILL");
    await once(worker, "exit");
    // What the lease does by itself, some seconds later.
    await prisma.outbox.updateMany({ data: { leasedUntil: null } });
  }
  const { count } = await prisma.outbox.updateMany({ where: { notBefore: later }, data: { notBefore: new Date(0) } });
  expect(count).toBe(50);

  await workOff({ jobs });
  expect(await left()).toBe(0);
  expect(await prisma.auditRecord.count({ where: { event: routeHelpRequest.event } })).toBe(150);
  expect(await prisma.demoMessage.count()).toBe(150);
});
