import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";
import { json } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { database } from "#lib/platform/db/client.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { laneNamed } from "#lib/platform/outbox/lanes.ts";
import { claim } from "#lib/platform/outbox/queue.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aText } from "#tests/support/outbox.ts";
import { startedWorker } from "#tests/support/worker.ts";

const long = { timeout: 120_000, interval: 20 };
const mail: Outgoing = { kind: "EMAIL", to: "dora@delinden.example", subject: "Dag", text: "Dag", html: "<p>Dag</p>" };

const texts: unknown[] = [];
const provider = createServer((request, response) => {
  void json(request).then((body) => {
    texts.push(body);
    response.writeHead(202).end();
  });
});

/** What to do at the end, newest first. */
const ends: (() => unknown)[] = [];
const until = (end: () => unknown) => void ends.push(end);

async function listening(server: Pick<Server, "listen" | "address">): Promise<number> {
  await new Promise<void>((open) => void server.listen(0, "127.0.0.1", open));
  return (server.address() as AddressInfo).port;
}

/** Accepts whoever comes, and says nothing. */
async function hangingMailServer() {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
  });
  const port = await listening(server);
  until(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `smtp://127.0.0.1:${port}`, waiting: () => sockets.size };
}

async function workerWith(SMTP_URL: string) {
  const { port } = provider.address() as AddressInfo;
  const worker = await startedWorker({ SMTP_URL, SMS_URL: `http://127.0.0.1:${port}/`, SMS_TOKEN: "secret-of-sms" });
  until(() => worker.kill("SIGKILL"));
  return worker;
}

const mailsLeft = async () => (await database()).prisma.outbox.findMany({ where: { kind: "EMAIL", sentAt: null } });

beforeEach(async () => {
  await emptyDatabase();
  texts.length = 0;
  await listening(provider);
  until(() => provider.close());
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

test("a code leaves while 200 mails wait for a server that hangs, and whoever is cut off gives its mails back", async () => {
  const { prisma } = await database();
  const server = await hangingMailServer();
  await enqueue(prisma, Array<Outgoing>(200).fill(mail), new Date(0));
  const worker = await workerWith(server.url);
  const { atOnce } = laneNamed("EMAIL");
  await vi.waitUntil(() => server.waiting() === atOnce, long);

  await enqueue(prisma, [aText("123456 is je code")], new Date(0));
  await vi.waitUntil(() => texts.length === 1, long);
  expect(texts).toMatchObject([{ text: "123456 is je code" }]);
  expect(await mailsLeft()).toHaveLength(200);

  // It stands still, as if the network had swallowed it, with its mails in hand.
  worker.kill("SIGSTOP");
  const held = (await mailsLeft()).filter(({ leasedUntil }) => leasedUntil).map(({ id }) => id);
  // Those under way, and twice as many that lie ready.
  expect(held).toHaveLength(3 * atOnce);
  const taken = new Map<string, number>();
  await vi.waitUntil(async () => {
    for (const { id, attempts } of await claim([{ lane: "EMAIL", most: 200 }])) taken.set(id, attempts);
    return held.every((id) => taken.has(id));
  }, long);
  for (const id of held) expect(taken.get(id)).toBeGreaterThan(1);

  worker.kill("SIGCONT");
  worker.kill("SIGTERM");
  const [code] = (await once(worker, "exit")) as [number];
  expect(code).toBe(0);
  // What it had in hand is another's now, and it did not touch it.
  const rows = await prisma.outbox.findMany({ where: { id: { in: held } } });
  for (const row of rows) expect(row).toMatchObject({ attempts: taken.get(row.id), sentAt: null, lastError: null });
});

test("stopped while a mail server hangs, a worker ends, and the next one sends each mail once", async () => {
  const { prisma } = await database();
  const hanging = await hangingMailServer();
  await enqueue(prisma, Array<Outgoing>(20).fill(mail), new Date(0));
  const stopped = await workerWith(hanging.url);
  await vi.waitUntil(() => hanging.waiting() > 0, long);
  stopped.kill("SIGTERM");
  const [code] = (await once(stopped, "exit")) as [number];
  expect(code).toBe(0);
  expect((await mailsLeft()).filter(({ leasedUntil }) => leasedUntil)).toEqual([]);
  await prisma.outbox.updateMany({ where: { sentAt: null }, data: { notBefore: new Date(0) } });

  const received: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, _session, answer) => {
      stream.resume().once("end", () => answer());
      received.push("a mail");
    },
  });
  until(() => new Promise<void>((closed) => server.close(() => closed())));
  await new Promise<void>((open) => void server.listen(0, "127.0.0.1", open));
  const { port } = server.server.address() as AddressInfo;
  await Promise.all([1, 2, 3].map(() => workerWith(`smtp://127.0.0.1:${port}`)));
  await vi.waitUntil(async () => (await mailsLeft()).length === 0, long);
  expect(received).toHaveLength(20);
});
