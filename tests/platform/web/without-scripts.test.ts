import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sendWithoutScripts } from "#lib/platform/web/without-scripts.ts";

let server: Server;
beforeEach(() => void (globalThis.portalWritten = new Map([["/beheer/gebruikers", () => Promise.resolve(null)]])));
afterEach(() => {
  globalThis.portalWritten = undefined;
  return new Promise((closed) => server.close(closed));
});

const page =
  '<head><link rel="preload" as="script" href="/a.js"></head><p>Iemand</p><script>self.push("Iemand")</script>';
const still = "<head></head><p>Iemand</p>";

async function answer(path: string, { method = "POST", headers = {}, status = 200, body = page } = {}) {
  server = createServer((request, response) => {
    sendWithoutScripts(request, response);
    response.statusCode = status;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Set-Cookie", "a=b");
    response.flushHeaders();
    response.write(body.slice(0, 90));
    response.end(body.slice(90));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const got = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers });
  expect([got.status, got.headers.get("set-cookie")]).toEqual([status, "a=b"]);
  return got.text();
}

test.each(["gzip", "identity"])("a form without scripts is answered without scripts, also as %s", async (encoding) => {
  const headers = { "accept-encoding": encoding };
  expect(await answer("/nl/beheer/gebruikers?status=blocked", { headers })).toBe(still);
});

test.each([
  ["who only looks", "/nl/beheer/gebruikers", { method: "GET" }],
  ["a form that a script sends", "/nl/beheer/gebruikers", { headers: { "next-action": "a" } }],
  ["a page that has scripts", "/nl/beheer/gebruikers/nieuw", {}],
  ["what is no page of ours yet", "/nl/beheer/gebruikers", { status: 500 }],
  ["who may show a passkey", "/nl/beheer/gebruikers", { body: `${page}<input name="ownFactors">` }],
])("%s gets what Next gives", async (_, path, of) => {
  expect(await answer(path, of)).toContain("<script>");
});
