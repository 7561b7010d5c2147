import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isForGood, reasonOf } from "#lib/platform/outbox/failure.ts";
import { stopForNewSim } from "#lib/platform/outbox/sim-swap.ts";
import * as given from "#lib/platform/settings.ts";

let received: { headers: IncomingHttpHeaders; body: unknown }[] = [];
let answer: { status: number; body: string };
const server = createServer((request, response) => {
  void json(request).then((body) => {
    received.push({ headers: request.headers, body });
    response.writeHead(answer.status).end(answer.body);
  });
});

beforeEach(async () => {
  received = [];
  answer = { status: 200, body: '{"swapped":false}' };
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  setting(`http://127.0.0.1:${port}/sim-swap/v1/check`);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.restoreAllMocks();
  if (server.listening) await once(server.close(), "close");
});

const setting = (url: string) =>
  vi
    .spyOn(given, "settings")
    .mockReturnValue(
      given.readSettings({ ...process.env, SIM_SWAP_URL: url, SIM_SWAP_TOKEN: "secret-1", SIM_SWAP_HOURS: "48" }),
    );

const stop = () => stopForNewSim("one", "+31612340001", new AbortController().signal);

test("a number whose SIM was changed a short while ago gets no SMS, and it is not tried again", async () => {
  answer.body = '{"swapped":true}';
  const error: unknown = await stop().catch((error: unknown) => error);
  expect(isForGood(error)).toBe(true);
  expect(reasonOf(error)).toBe("SIM changed");
  expect(received).toMatchObject([
    { headers: { authorization: "Bearer secret-1" }, body: { phoneNumber: "+31612340001", maxAge: 48 } },
  ]);
});

test("any other does, and so does one of which nobody can tell", async () => {
  await stop();
  for (const wrong of [
    { status: 503, body: "" },
    { status: 200, body: "<html>" },
    { status: 200, body: '{"swapped":"yes"}' },
    { status: 404, body: '{"swapped":true}' },
  ]) {
    answer = wrong;
    await stop();
  }
  expect(received).toHaveLength(5);
  await once(server.close(), "close");
  await stop();
});

test("who is away keeps the codes of nobody waiting; who knows a number not is asked of the next all the same", async () => {
  answer = { status: 404, body: "{}" };
  for (let time = 0; time < 6; time++) await stop();
  answer = { status: 200, body: '{"swapped":true}' };
  await expect(stop()).rejects.toThrow("SIM changed");
  expect(received).toHaveLength(7);
  const { port } = server.address() as AddressInfo;
  await once(server.close(), "close");
  for (let time = 0; time < 5; time++) await stop();
  await once(server.listen(port, "127.0.0.1"), "listening");
  await stop();
  expect(received).toHaveLength(7);
});
