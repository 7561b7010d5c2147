import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";

let server: Server;
afterEach(() => new Promise((closed) => server.close(closed)));
afterEach(() => vi.unstubAllEnvs());

/** Asks a front door that knows only "/nl" behind it. */
async function answer(host: string, environment: string, path = "/nl?a=b") {
  vi.stubEnv("APP_ENV", environment);
  vi.stubEnv("PUBLIC_ORIGIN", "http://localhost:3000");
  vi.resetModules();
  const { admit } = await import("#lib/platform/web/front-door.ts");
  server = createServer((asked, response) => void (admit(asked, response, 0) && response.end("in")));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asking = request({ host: "127.0.0.1", port, path, headers: { host } }, (came) => resolve(came.resume()));
    asking.once("error", reject).end();
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

test("what is refused is refused, whatever the host", async () => {
  expect((await answer("127.0.0.1:3000", "demo", "/%00")).statusCode).toBe(400);
});
