import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { routeHelpRequest } from "#lib/features/help/help-requests/commands/asking.ts";
import { enterCode } from "#lib/features/entrance/sign-in/commands.ts";
import { sessionIdOf, sessionToken } from "#lib/platform/auth/session-token.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import * as settings from "#lib/platform/settings.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, signedIn, type TestPerson } from "#tests/support/people.ts";
import { halfSignedIn, visitor } from "#tests/support/sign-in.ts";
import { aText } from "#tests/support/outbox.ts";

const older = "the-key-with-which-the-portal-began-2026";
const newer = "the-key-that-takes-its-place-at-a-restart";

beforeEach(emptyDatabase);
const workers: ChildProcess[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
});

/** From now on this process has these keys, as the portal has after a restart with them. */
function restartWith(AUTH_SECRET: string): void {
  const given = settings.readSettings({ APP_ENV: "test", AUTH_SECRET });
  vi.spyOn(settings, "settings").mockReturnValue(given);
}

/** The worker of `npm run worker` with these keys, on the database of this test; gives what it says of trouble. */
async function workerWith(AUTH_SECRET: string): Promise<{ worker: ChildProcess; complaints: () => string }> {
  const { prisma } = await database();
  const [row] = await prisma.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`;
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  url.pathname = `/${row?.name}`;
  const worker = spawn(process.execPath, ["--conditions=react-server", "scripts/worker.ts"], {
    env: { ...process.env, APP_ENV: "test", DATABASE_URL: url.href, AUTH_SECRET },
    stdio: ["ignore", "pipe", "pipe"],
  });
  workers.push(worker);
  let said = "";
  worker.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  await once(worker.stdout, "data");
  return { worker, complaints: () => said };
}

async function stop(worker: ChildProcess): Promise<void> {
  worker.kill("SIGTERM");
  await once(worker, "exit");
}

const messages = (count: number): Outgoing[] => [
  ...Array.from({ length: count }, () =>
    job("help-request.route", { email: "nobody@nowhere.example", problem: "BLOCKED" }),
  ),
  ...Array.from({ length: count }, () => aText()),
];

/** Further on in their plan than this test lasts. */
const later = new Date("2100-01-01");

const left = async () => (await database()).prisma.outbox.count({ where: { sentAt: null } });
const arrived = async (to: string) => (await database()).prisma.demoMessage.count({ where: { to } });

test("the first key becomes another under load: no message, job, session or sign-in is lost", async () => {
  const { prisma } = await database();
  restartWith(older);
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["bram", "dora", "emre"] });
  const people = ["anna", "bram", "dora", "emre"].map((name) => person(name));
  const begin = (who: TestPerson[]) => Promise.all(who.map((each) => halfSignedIn(each)));
  const finish = async (half: Awaited<ReturnType<typeof begin>>) =>
    (await Promise.all(half.map((each) => execute(enterCode, visitor, each)))).map(({ status }) => status);

  const anna = await signedIn(person("anna"));
  const cookie = anna.kind === "session" ? await sessionToken(anna.sessionId) : "";
  const before = await begin(people.slice(0, 2));
  await enqueue(prisma, messages(40), new Date(0));
  await enqueue(prisma, messages(20), later);
  const first = await workerWith(older);
  await vi.waitUntil(async () => (await left()) < 110, { timeout: 120_000, interval: 5 });

  // The web process restarts first, the worker while messages of both keys wait for it, however quick it is.
  restartWith(`${newer} ${older}`);
  await enqueue(prisma, messages(40), new Date(0));
  await enqueue(prisma, messages(20), later);
  const [, late] = await Promise.all([stop(first.worker), begin(people.slice(2))]);
  const { count } = await prisma.outbox.updateMany({ where: { notBefore: later }, data: { notBefore: new Date(0) } });
  expect(count).toBe(80);
  const second = await workerWith(`${newer} ${older}`);
  expect(await finish([...before, ...late])).toEqual(["done", "done", "done", "done"]);
  if (anna.kind === "session") expect(await sessionIdOf(cookie)).toBe(anna.sessionId);
  await vi.waitUntil(async () => (await left()) === 0, { timeout: 120_000, interval: 20 });

  expect(await prisma.outbox.count({ where: { deadAt: { not: null } } })).toBe(0);
  expect(await prisma.auditRecord.count({ where: { event: routeHelpRequest.event } })).toBe(120);
  expect(await arrived("+31612340001")).toBe(120);
  expect(first.complaints() + second.complaints()).toBe("");
});

test("what is sealed with a key that is gone waits, whole, and goes out when the key is back", async () => {
  const { prisma } = await database();
  restartWith(older);
  await enqueue(prisma, messages(2), new Date(0));
  const { worker, complaints } = await workerWith(newer);
  const kept = { sentAt: null, deadAt: null, attempts: 0, lastError: { startsWith: "sealed with the key " } };
  await vi.waitUntil(async () => (await prisma.outbox.count({ where: kept })) === 4, {
    timeout: 120_000,
    interval: 20,
  });
  await stop(worker);
  // The worker may have begun with its hourly work, whose jobs are its own.
  expect(await prisma.outbox.count({ where: { ...kept, payload: { not: null } } })).toBe(4);
  expect(complaints().match(/AUTH_SECRET/g)).toHaveLength(2);
  expect(complaints().trim().split("\n")).toHaveLength(1);

  // What the next look does by itself, some minutes later.
  await prisma.outbox.updateMany({ data: { notBefore: new Date(0) } });
  await workerWith(`${newer},${older}`);
  await vi.waitUntil(async () => (await left()) === 0, { timeout: 120_000, interval: 20 });
  expect(await arrived("+31612340001")).toBe(2);
});
