import { once } from "node:events";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { publicOrigin } from "#lib/platform/web/public-origin.ts";
import { isOurForm, tellNext } from "#lib/platform/web/towards-next.ts";

// Whatever was built here, no form is from another build.
vi.mock("#lib/platform/web/known-actions.ts", async (original) => ({
  ...(await original<object>()),
  isOfAnotherBuild: () => isOfAnother,
}));

let isOfAnother = false;
beforeEach(() => void (isOfAnother = false));
afterEach(() => void (globalThis.portalRenewed = undefined));

type Sent = { method?: string; headers?: IncomingMessage["headers"]; body?: FormData | string };

/** A form as Next's own scripts send it, with a boundary that is known. */
const ofScripts = { "content-type": "multipart/form-data; boundary=grens", "next-action": "0".repeat(42) };
const part = (head: string, value: string) => `--grens\r\n${head}\r\n\r\n${value}\r\n`;
const named = (name: string) => `Content-Disposition: form-data; name="${name}"`;
const calling = (call: string) => `${part(named("0"), call)}--grens--\r\n`;

async function asking(url: string, { method = "GET", headers = {}, body }: Sent = {}) {
  const request = Object.assign(new IncomingMessage(new Socket()), { method, url });
  const sent = body && new Response(body);
  const bytes = sent && Buffer.from(await sent.arrayBuffer());
  const form = sent && { "content-type": sent.headers.get("content-type") ?? "", "content-length": `${bytes?.length}` };
  request.headers = { host: "localhost:3000", ...form, ...headers };
  request.push(bytes ?? null);
  if (bytes) request.push(null);
  return { request, response: new ServerResponse(request) };
}

test("what a client wrote of itself or of us goes no further", async () => {
  const written = Object.fromEntries(
    [
      ...["authorization", "forwarded", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"],
      ...["x-forwarded-server", "x-middleware-subrequest", "x-original-url", "x-rewrite-url", "x-path"],
      "content-security-policy",
    ].map((name) => [name, "kwaad.example"]),
  );
  const { request, response } = await asking("/nl/inloggen?a=b", { headers: { ...written, cookie: "a=b" } });
  expect(tellNext(request, response)).toBe(true);
  expect(JSON.stringify(request.headers)).not.toContain("kwaad");
  expect(request.headers).toMatchObject({
    ...{ "x-forwarded-host": new URL(publicOrigin()).host, "x-path": "/nl/inloggen?a=b", cookie: "a=b" },
  });
});

test("a provider that reports on messages keeps its name, and nobody else does", async () => {
  for (const [url, kept] of [
    ["/api/messages/mail", "Basic x"],
    ["/api/messages/sms?a=b", "Basic x"],
    ["/api/messages/other", undefined],
    ["/nl/api/messages/mail", undefined],
  ] as const) {
    const { request, response } = await asking(url, { headers: { authorization: "Basic x" } });
    tellNext(request, response);
    expect(request.headers.authorization).toBe(kept);
  }
});

test("every page has a policy of its own, by which Next and the browser know the same nonce", async () => {
  const policies = await Promise.all(
    ["/nl", "/nl", "/api/session", "/nl/niet/hier"].map(async (url) => {
      const { request, response } = await asking(url);
      tellNext(request, response);
      const policy = String(response.getHeader("Content-Security-Policy"));
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic'/);
      expect(request.headers["content-security-policy"]).toBe(policy);
      return policy;
    }),
  );
  expect(new Set(policies).size).toBe(4);
});

test.each(["/_next/static/chunks/a.js", "/demo/brief.html?id=1"])("%s has no policy of a page", async (url) => {
  const { request, response } = await asking(url);
  expect(tellNext(request, response)).toBe(true);
  expect(response.hasHeader("Content-Security-Policy")).toBe(false);
});

test("an address is told as it is in the address bar", async () => {
  const { request, response } = await asking("/nl/beheer?q=a%20b&_rsc=1x2y");
  tellNext(request, response);
  expect(request.headers["x-path"]).toBe("/nl/beheer?q=a+b");
});

test.each(["/api/session", "/_next/image", "/demo/berichten.json", "/icon.svg", "/__nextjs_source-map?filename=a"])(
  "%s has no language and needs none",
  async (url) => {
    const { request, response } = await asking(url);
    expect(tellNext(request, response)).toBe(true);
  },
);

test.each([
  ["/", "/nl"],
  ["/inloggen?a=b", "/nl/inloggen?a=b"],
  ["/de/inloggen", "/nl/de/inloggen"],
  ["//kwaad.example/x?_rsc=1", "/nl//kwaad.example/x?_rsc=1"],
])("%s leads to %s", async (url, to) => {
  const { request, response } = await asking(url);
  expect(tellNext(request, response)).toBe(false);
  expect([response.statusCode, response.getHeader("Location")]).toEqual([307, publicOrigin() + to]);
  expect(response.getHeader("X-Content-Type-Options")).toBe("nosniff");
  expect(response.hasHeader("Content-Security-Policy")).toBe(true);
});

const fields = (more: Readonly<Record<string, string>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ email: "mies@kantoor.example", ...more })) form.append(name, value);
  return form;
};
const plain = (id: string) =>
  fields({ $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${id}","bound":"$@1"}`, "$ACTION_1:1": "[null]" });

test("a form of ours goes on as it came", async () => {
  const { request, response } = await asking("/nl/inloggen", { method: "POST", body: plain("0".repeat(42)) });
  expect(await isOurForm(request, response)).toBe(true);
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const read = new Response(Buffer.concat(parts), {
    headers: { "Content-Type": request.headers["content-type"] ?? "" },
  });
  expect((await read.formData()).get("email")).toBe("mies@kantoor.example");
});

test.each([
  ["what React would break on", fields({ "$ACTION_1:0": "x" }), {}],
  ["an action without its arguments", fields({}), { "next-action": "0".repeat(42) }],
  ["what is no form", plain("0".repeat(42)), { "content-type": "multipart/form-data; boundary=other" }],
])("%s is turned away, and goes nowhere", async (_what, body, headers) => {
  const { request, response } = await asking("/nl/inloggen", { method: "POST", body, headers });
  expect(await isOurForm(request, response)).toBe(false);
  expect(response.statusCode).toBe(400);
  expect(response.getHeader("X-Content-Type-Options")).toBe("nosniff");
});

test("a form of Next's own scripts in which another reader finds another call is turned away", async () => {
  const hidden = part(`${named("0")}\r\n${named("_1_x")}`, '["$Q1"]');
  const body = hidden + calling('[null,"$K1"]');
  const { request, response } = await asking("/nl/inloggen", { method: "POST", body, headers: ofScripts });
  expect(await isOurForm(request, response)).toBe(false);
  expect(response.statusCode).toBe(400);
});

test.each(["/api/inloggen", "/_next/inloggen", "/demo/kvk/inloggen"])(
  "no action runs at %s, where Next would take what it does not know for a language",
  async (url) => {
    const scripted = { method: "POST", body: calling('[null,"$K1"]'), headers: ofScripts };
    const byItself = { method: "POST", body: plain("0".repeat(42)) };
    const byName = { method: "POST", body: fields({ [`$ACTION_ID_${"0".repeat(42)}`]: "" }) };
    for (const sent of [scripted, byItself, byName]) {
      const { request, response } = await asking(url, sent);
      expect(await isOurForm(request, response)).toBe(false);
      expect(response.statusCode).toBe(400);
    }
  },
);

test("a form that is for no page goes on as it came, also one that nobody can read", async () => {
  for (const sent of [{ body: fields({ theme: "dark" }) }, { body: "x", headers: { "content-type": "multipart/x" } }]) {
    const { request, response } = await asking("/api/theme", { method: "POST", ...sent });
    expect(await isOurForm(request, response)).toBe(true);
  }
});

test("whoever stops halfway is given to nobody", async () => {
  const { request, response } = await asking("/nl/inloggen", { method: "POST" });
  Object.assign(request.headers, { "content-type": "multipart/form-data; boundary=x", "content-length": "10" });
  const asked = isOurForm(request, response);
  request.destroy();
  expect(await asked).toBe(false);
});

test("nor is whoever had gone before anyone began to read", async () => {
  const { request, response } = await asking("/nl/inloggen", { method: "POST", body: plain("0".repeat(42)) });
  request.destroy();
  await once(request, "close");
  expect(await isOurForm(request, response)).toBe(false);
});

test("a form from before a release leads to its page as it is now, with what was filled in kept", async () => {
  isOfAnother = true;
  globalThis.portalRenewed = (path, form) => `portal.kept=${path}:${[...form.keys()].length}; Path=/`;
  const { request, response } = await asking("/nl/inloggen?a=b", { method: "POST", body: plain("0".repeat(42)) });
  expect(await isOurForm(request, response)).toBe(false);
  expect([response.statusCode, response.getHeader("Location"), response.getHeader("Set-Cookie")]).toEqual([
    ...[303, `${publicOrigin()}/nl/inloggen?a=b`, "portal.kept=/nl/inloggen?a=b:4; Path=/"],
  ]);
});
