import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { TooLarge, textOf } from "#lib/platform/answer-text.ts";
import { sendBySms } from "#lib/platform/outbox/transport-sms.ts";

let answer: (response: ServerResponse) => void;
const server = createServer((request, response) => {
  request.resume();
  answer(response);
});

beforeEach(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterEach(async () => {
  server.closeAllConnections();
  await once(server.close(), "close");
});

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

/** Sixteen megabytes, as fast as they are taken. Resolves with whether all of it went. */
const endless = () =>
  new Promise<boolean>((known) => {
    answer = (response) => {
      response.on("close", () => known(response.writableFinished));
      const some = Buffer.alloc(64_000, "x");
      let left = 250;
      const more = () => {
        while (left-- > 0) if (!response.write(some)) return;
        response.end();
      };
      response.writeHead(202).on("drain", more);
      more();
    };
  });

test("of an answer no more is read than one can be", async () => {
  answer = (response) => response.end("in één woord");
  expect(await textOf(await fetch(address()), { mostBytes: 100 })).toBe("in één woord");
  const isWhole = endless();
  await expect(textOf(await fetch(address()), { mostBytes: 1_000 })).rejects.toThrow(TooLarge);
  expect(await isWhole).toBe(false);
});

test("nor for longer than it is given, and what came of it is not taken for the whole", async () => {
  answer = (response) => response.writeHead(200).write("x");
  await expect(textOf(await fetch(address()), { mostBytes: 100, withinMs: 5 })).rejects.toThrow(
    "not whole within 5 ms",
  );
});

test("a provider whose answer never ends took the SMS all the same", async () => {
  const isWhole = endless();
  const service = { token: "secret-1", account: "", from: "", callFrom: "", pace: { atOnce: 1, perSecond: 0 } };
  const message = { kind: "SMS", to: "+31612340001", text: "123456 is je code" } as const;
  const to = { ...service, url: address(), provider: "generic" } as const;
  expect(await sendBySms("one", message, to, new AbortController().signal)).toEqual({ answer: "202" });
  expect(await isWhole).toBe(false);
});
