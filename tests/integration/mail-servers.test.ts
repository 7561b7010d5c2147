import type { AddressInfo, Socket } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { jobs } from "#lib/jobs.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { rest } from "#lib/platform/outbox/resting.ts";
import { closeSmtp } from "#lib/platform/outbox/transport-smtp.ts";
import { startWorker, workOff } from "#lib/platform/outbox/worker.ts";
import { settings } from "#lib/platform/settings.ts";
import { emptyDatabase } from "#tests/support/database.ts";

const start = new Date("2026-11-23T10:00:00Z");

/** What a mail server does with what it is told; each of them is the whole of a real server beside that. */
type Server = {
  readonly took: Map<string, number>;
  readonly url: string;
  /** Breaks off whatever is under way. */
  cut(): void;
  close(): Promise<void>;
};

const someMoment = expect.any(Date) as unknown;

const failure = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

async function aServer(how: SMTPServerOptions = {}, login = ""): Promise<Server> {
  const took = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: !login,
    onAuth: ({ username, password }, _, done) =>
      username === "portal" && password === "goed" ? done(null, { user: username }) : done(failure(535, "5.7.8 no")),
    onData: (stream, _, done) => {
      void simpleParser(stream).then(({ messageId = "" }) => {
        took.set(messageId, (took.get(messageId) ?? 0) + 1);
        done(null, "2.0.0 Ok: queued");
      });
    },
    ...how,
  });
  // Some of these servers break off by themselves, and so do we.
  server.on("error", () => {});
  await new Promise<void>((open) => void server.listen(0, "127.0.0.1", open));
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket) => sockets.add(socket));
  const cut = () => sockets.forEach((socket) => socket.destroy());
  const { port } = server.server.address() as AddressInfo;
  const url = `smtp://${login}127.0.0.1:${port}?tls.rejectUnauthorized=false`;
  return { took, url, cut, close: () => new Promise((done) => void server.close(() => done())) };
}

let open: Server[] = [];

async function use(how?: SMTPServerOptions, login?: string): Promise<Server> {
  const server = await aServer(how, login);
  open.push(server);
  Object.assign(settings(), { SMTP_URL: server.url });
  return server;
}

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(async () => {
  fixClock(null);
  vi.restoreAllMocks();
  closeSmtp();
  rest("EMAIL", 0);
  Object.assign(settings(), { SMTP_URL: undefined, SMTP_SECOND_URL: undefined });
  for (const server of open) await server.close();
  open = [];
});

const rows = async () =>
  (await database()).prisma.outbox.findMany({ where: { kind: "EMAIL" }, orderBy: { id: "asc" } });

async function write(...to: string[]) {
  const mails = to.map(
    (each) => ({ kind: "EMAIL", to: each, subject: "Dag", text: "Dag", html: "<p>Dag</p>" }) as const,
  );
  await enqueue((await database()).prisma, mails, start);
}

/** Every mail that is said to be sent was taken, and every one that was taken is said to be. */
async function isTrue({ took }: Server) {
  for (const { id, sentAt } of await rows()) {
    const times = [...took].find(([messageId]) => messageId.startsWith(`<${id}@`))?.[1] ?? 0;
    expect(times, id).toBe(sentAt ? 1 : 0);
  }
}

test("a server with STARTTLS and a password takes a mail, and its answer is kept", async () => {
  const server = await use({}, "portal:goed@");
  await write("dora@delinden.example");
  await workOff({ jobs });
  expect(await rows()).toMatchObject([
    { attempts: 1, payload: null, answer: "250 2.0.0 Ok: queued", sentAt: someMoment },
  ]);
  await isTrue(server);
});

test.each<[string, SMTPServerOptions, string]>([
  ["refuses our password", {}, "portal:fout@"],
  ["refuses to relay", { onRcptTo: (_, __, done) => done(failure(550, "5.7.1 Relaying denied")) }, ""],
  ["refuses our address", { onMailFrom: (_, __, done) => done(failure(553, "5.7.1 Sender address rejected")) }, ""],
  ["is too busy to greet", { onConnect: (_, done) => done(failure(421, "too busy")) }, ""],
])(
  "a server that %s loses no mail: it waits whole, no try is counted, and it goes to the second",
  async (_, how, login) => {
    // A lane rests for seconds, and a busy machine may take as long for what follows.
    vi.spyOn(performance, "now").mockReturnValue(performance.now());
    await use(how, login);
    await write("dora@delinden.example", "bram@delinden.example");
    await workOff({ jobs });
    const waiting = { attempts: 0, sentAt: null, deadAt: null, payload: expect.any(Uint8Array) as unknown };
    expect(await rows()).toMatchObject([waiting, waiting]);
    for (const { lastError } of await rows()) expect(lastError).toMatch(/^server /);
    const second = await aServer();
    open.push(second);
    Object.assign(settings(), { SMTP_SECOND_URL: second.url });
    fixClock(after(start, minutes(1)));
    // While its lane rests nothing is tried, however often one asks.
    await workOff({ jobs });
    expect(second.took.size).toBe(0);
    rest("EMAIL", 0);
    await workOff({ jobs });
    expect((await rows()).filter(({ sentAt }) => sentAt === null)).toEqual([]);
    await isTrue(second);
  },
);

test("a server that refuses one recipient is believed about that one alone", async () => {
  const server = await use({
    onRcptTo: ({ address }, _, done) => done(address.startsWith("weg@") ? failure(550, "5.1.1 User unknown") : null),
  });
  await write("weg@delinden.example", "dora@delinden.example");
  await workOff({ jobs });
  expect(await rows()).toMatchObject([
    { deadAt: someMoment, sentAt: null, lastError: "SMTP 550 5.1.1", payload: null },
    { deadAt: null, sentAt: someMoment },
  ]);
  // The refusal is a report too, which marks the address.
  fixClock(after(start, minutes(1)));
  await workOff({ jobs });
  expect(await (await database()).prisma.returnedAddress.findMany()).toMatchObject([
    { address: "weg@delinden.example" },
  ]);
  await isTrue(server);
});

test("a server that greylists, and then drops the line in the middle, gets the mail again later, once", async () => {
  let asked = 0;
  const server: Server = await use({
    onRcptTo: (_, __, done) => done(asked++ === 0 ? failure(451, "4.7.1 Greylisted") : null),
    onData: (stream, _, done) => {
      if (asked === 2) return server.cut();
      void simpleParser(stream).then(({ messageId = "" }) => {
        server.took.set(messageId, (server.took.get(messageId) ?? 0) + 1);
        done();
      });
    },
  });
  await write("dora@delinden.example");
  for (const tries of [1, 2, 3]) {
    await workOff({ jobs });
    expect(await rows()).toMatchObject([{ attempts: tries, deadAt: null }]);
    fixClock(after(start, minutes(tries * 10)));
  }
  expect(await rows()).toMatchObject([{ sentAt: someMoment }]);
  await isTrue(server);
});

test("mails leave by themselves once a server that was away is back", async () => {
  fixClock(null);
  const gone = await aServer();
  await gone.close();
  Object.assign(settings(), { SMTP_URL: gone.url });
  await write("dora@delinden.example");
  const worker = startWorker({ jobs });
  await vi.waitFor(async () => expect((await rows())[0]?.lastError).toMatch(/^server /), { timeout: 60_000 });
  const server = await use();
  await vi.waitFor(async () => expect((await rows())[0]?.sentAt).not.toBeNull(), { timeout: 60_000 });
  await worker.stop();
  await isTrue(server);
});
