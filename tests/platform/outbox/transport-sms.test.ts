import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isForGood, isOfServer, reasonOf } from "#lib/platform/outbox/failure.ts";
import { sendBySms } from "#lib/platform/outbox/transport-sms.ts";

const id = "01890000-0000-7000-8000-000000000001";
const message = { kind: "SMS", to: "+31612340001", text: "123456 is je code" } as const;

let received: { headers: IncomingHttpHeaders; body: unknown }[] = [];
let status = 202;
const server = createServer((request, response) => {
  void json(request).then((body) => {
    received.push({ headers: request.headers, body });
    response.writeHead(status).end("details about +31612340001");
  });
});

beforeEach(async () => {
  received = [];
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterEach(() => once(server.close(), "close"));

const send = () => {
  const { port } = server.address() as AddressInfo;
  const provider = { url: `http://127.0.0.1:${port}/sms`, token: "secret-1", account: "", from: "", callFrom: "" };
  return sendBySms(id, message, { ...provider, provider: "generic" }, new AbortController().signal);
};

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
  expect(isOfServer(error)).toBe(answer === 401);
  expect(reasonOf(error)).toBe(answer === 401 ? "server SMS 401" : `SMS ${answer}`);
});
