import { spawn } from "node:child_process";
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

beforeEach(emptyDatabase);

/** The worker of `npm run worker`, on the database of this test. */
async function startedWorker() {
  const { prisma } = await database();
  const [row] = await prisma.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`;
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  url.pathname = `/${row?.name}`;
  const worker = spawn(process.execPath, ["--conditions=react-server", "scripts/worker.ts"], {
    env: { ...process.env, APP_ENV: "test", DATABASE_URL: url.href },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(worker.stdout, "data");
  return worker;
}

test("a worker killed again and again loses no message, and does no job twice", async () => {
  const { prisma } = await database();
  const route: Outgoing = job("help-request.route", { email: "nobody@nowhere.example", problem: "BLOCKED" });
  const text = aText();
  await enqueue(prisma, [...Array<Outgoing>(150).fill(route), ...Array<Outgoing>(150).fill(text)], new Date(0));

  const left = () => prisma.outbox.count({ where: { sentAt: null } });
  for (const until of [270, 200]) {
    const worker = await startedWorker();
    await vi.waitUntil(async () => (await left()) < until, { timeout: 120_000, interval: 5 });
    worker.kill("SIGKILL");
    await once(worker, "exit");
    // What the lease does by itself, a minute later.
    await prisma.outbox.updateMany({ data: { leasedUntil: null } });
  }
  expect(await left()).toBeGreaterThan(0);

  await workOff({ jobs });
  expect(await left()).toBe(0);
  expect(await prisma.auditRecord.count({ where: { event: routeHelpRequest.event } })).toBe(150);
  expect(await prisma.demoMessage.count()).toBe(150);
});
