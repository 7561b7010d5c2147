import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { json } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isForGood, isOfServer, reasonOf } from "#lib/platform/outbox/failure.ts";
import type { SmsService } from "#lib/platform/outbox/providers.ts";
import { sendBySms } from "#lib/platform/outbox/transport-sms.ts";

const long = { timeout: 60_000, interval: 20 };
const id = "01890000-0000-7000-8000-000000000001";
const message = { kind: "SMS", to: "+31612340001", text: "123456 is je code" } as const;

let received: { headers: IncomingHttpHeaders; body: unknown }[] = [];
let status = 202;
let atEach = () => Promise.resolve();
const server = createServer((request, response) => {
  void json(request).then(async (body) => {
    received.push({ headers: request.headers, body });
    await atEach();
    response.writeHead(status).end("details about +31612340001");
  });
});

beforeEach(async () => {
  received = [];
  status = 202;
  atEach = () => Promise.resolve();
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterEach(() => {
  server.closeAllConnections();
  return once(server.close(), "close");
});

const patient = new AbortController().signal;

const serviceAt = (port: number, atOnce = 8): SmsService => ({
  ...{ url: `http://127.0.0.1:${port}/sms`, token: "secret-1", account: "", from: "", callFrom: "" },
  ...{ provider: "generic", pace: { atOnce, perSecond: 0 } },
});

const send = () => sendBySms(id, message, serviceAt((server.address() as AddressInfo).port), patient);

test("an SMS goes to the provider with the row's id as its key", async () => {
  status = 202;
  await send();
  expect(received).toMatchObject([
    {
      headers: { authorization: "Bearer secret-1", "idempotency-key": id },
      body: { id, to: message.to, text: message.text },
    },
  ]);
});

test.each([
  { answer: 422, forGood: true },
  { answer: 400, forGood: true },
  { answer: 401, forGood: false },
  { answer: 429, forGood: false },
  { answer: 503, forGood: false },
])("an answer $answer is tried again unless it is about the message: $forGood", async ({ answer, forGood }) => {
  status = answer;
  const error: unknown = await send().catch((error: unknown) => error);
  expect(isForGood(error)).toBe(forGood);
  const isTheirs = [401, 429, 503].includes(answer);
  expect(isOfServer(error)).toBe(isTheirs);
  expect(reasonOf(error)).toBe(`${isTheirs ? "server " : ""}SMS ${answer}`);
});

test("a provider that nobody is at took nothing, so all of them wait or go elsewhere; a line that is cut says no such thing", async () => {
  const failed = async (port: number) =>
    sendBySms(id, message, serviceAt(port), patient).catch((error: unknown) => error);
  const gone = createServer();
  await once(gone.listen(0, "127.0.0.1"), "listening");
  const { port } = gone.address() as AddressInfo;
  await once(gone.close(), "close");
  expect(reasonOf(await failed(port))).toBe("server SMS ECONNREFUSED");
  const cut = (socket: Socket) => void socket.destroy();
  server.on("connection", cut);
  expect(isOfServer(await failed((server.address() as AddressInfo).port))).toBe(false);
  server.off("connection", cut);
});

test("no more go to a provider at once than it is given", async () => {
  const held: (() => void)[] = [];
  atEach = () => new Promise((go) => held.push(go));
  const { port } = server.address() as AddressInfo;
  const sent = ["1", "2", "3"].map((name) => sendBySms(name, message, serviceAt(port, 2), patient));
  await vi.waitUntil(() => held.length >= 2, long);
  // It comes to the server after the third would have.
  const after = fetch(serviceAt(port).url, { method: "POST", body: "{}", headers: { "idempotency-key": "after" } });
  await vi.waitUntil(() => held.length >= 3, long);
  expect(received.map(({ headers }) => headers["idempotency-key"]).sort()).toEqual(["1", "2", "after"]);
  atEach = () => Promise.resolve();
  for (const go of held) go();
  await Promise.all([...sent, after]);
  expect(received).toHaveLength(4);
});
