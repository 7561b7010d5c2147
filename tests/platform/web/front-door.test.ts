import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";

let server: Server;
afterEach(() => new Promise((closed) => server.close(closed)));
afterEach(() => vi.unstubAllEnvs());

/** Asks a front door that knows only "/nl" behind it. */
async function answer(host: string, environment: string, path = "/nl?a=b", sent?: { headers: object; length: number }) {
  vi.stubEnv("APP_ENV", environment);
  vi.stubEnv("PUBLIC_ORIGIN", "http://localhost:3000");
  vi.resetModules();
  const { admit } = await import("#lib/platform/web/front-door.ts");
  server = createServer((asked, response) => void (admit(asked, response, 0) && response.end("in")));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return new Promise<IncomingMessage>((resolve, reject) => {
    const posting = sent && { method: "POST", headers: { host, "content-length": sent.length, ...sent.headers } };
    const asked = { host: "127.0.0.1", port, path, headers: { host }, ...posting };
    const asking = request(asked, (came) => resolve(came.resume()));
    asking.once("error", reject).end(sent && Buffer.alloc(sent.length));
  });
}

test.each(["127.0.0.1:3000", "[::1]:3000", "127.0.0.1", "localhost:4000"])(
  "in the demo %s leads to the one address of the portal",
  async (host) => {
    const { statusCode, headers } = await answer(host, "demo");
    expect([statusCode, headers.location]).toEqual([307, "http://localhost:3000/nl?a=b"]);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  },
);

test.each([
  ["localhost:3000", "demo"],
  ["somewhere.example", "demo"],
  ["127.0.0.1:3000", "production"],
])("%s in %s is let in", async (host, environment) => {
  expect((await answer(host, environment)).statusCode).toBe(200);
});

test("only production asks browsers never to come without encryption again, and says so with every answer", async () => {
  for (const path of ["/nl", "/%00", "/_next/static/x.js"]) {
    for (const [environment, said] of [
      ["production", "max-age=63072000; includeSubDomains"],
      ["demo", undefined],
    ] as const) {
      const { headers } = await answer("localhost:3000", environment, path);
      expect(headers["strict-transport-security"]).toBe(said);
      await new Promise((closed) => server.close(closed));
    }
  }
  server = createServer();
});

test("what is refused is refused, whatever the host", async () => {
  expect((await answer("127.0.0.1:3000", "demo", "/%00")).statusCode).toBe(400);
});

const file = {
  headers: { origin: "http://localhost:3000", "content-type": "multipart/form-data; boundary=x" },
  length: 5_000_000,
};
const upload = "/nl/beheer/gebruikers/importeren?a=b";

test("a file that is too large leads back to its page, once all of it was sent", async () => {
  const { statusCode, headers } = await answer("localhost:3000", "test", upload, file);
  expect([statusCode, headers.location]).toEqual([303, `${upload}&bestand=te-groot`]);
});

test("Next's own scripts are told so in their way", async () => {
  const scripted = { ...file, headers: { ...file.headers, "next-action": "f".repeat(42) } };
  const { statusCode, headers } = await answer("localhost:3000", "test", upload, scripted);
  expect([statusCode, headers.location, headers["x-action-redirect"]]).toEqual([
    ...[303, undefined, `${upload}&bestand=te-groot;push`],
  ]);
});

test("any other form that is too long is refused", async () => {
  const answered = answer("localhost:3000", "test", "/nl/inloggen", { ...file, length: 70_000 });
  expect((await answered).statusCode).toBe(413);
});
