import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { admit } from "#lib/platform/web/front-door.ts";
import { answeredByMount, mount, mountedAt } from "#lib/platform/web/mounts.ts";

const server = createServer((request, response) => {
  if (!admit(request, response, 0)) return;
  void answeredByMount(request, response).then((answered) => answered || response.end("Next"));
});
let at = "";

beforeAll(async () => {
  mount("/protocol", (request, response) => {
    if (request.url?.endsWith("/broken")) throw new Error("a secret detail");
    response.end(`${request.method} for ${request.headers["x-client-ip"]?.toString()}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test("what stands under a prefix answers for itself, and nothing beside it", async () => {
  expect(await (await fetch(`${at}/protocol/token?x=1`)).text()).toBe("GET for 127.0.0.1");
  expect(await (await fetch(`${at}/protocolar`)).text()).toBe("Next");
  expect(mountedAt("/protocol")).toBeDefined();
  expect(mountedAt("/other?/protocol/")).toBeUndefined();
});

test("a body of any kind from anywhere gets there, and to Next none does", async () => {
  const post = { method: "POST", headers: { "Content-Type": "application/json", Origin: "https://elsewhere.example" } };
  expect(await (await fetch(`${at}/protocol`, { ...post, body: "{}" })).text()).toBe("POST for 127.0.0.1");
  expect((await fetch(`${at}/nl`, { ...post, body: "{}" })).status).toBe(403);
});

test("who the client is says the front door, whatever the client says", async () => {
  const answer = await fetch(`${at}/protocol`, { headers: { "x-client-ip": "203.0.113.9" } });
  expect(await answer.text()).toBe("GET for 127.0.0.1");
  expect(answer.headers.get("x-frame-options")).toBe("DENY");
});

test("a fault in it is a 500 that tells nothing", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const answer = await fetch(`${at}/protocol/broken`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).toBe("");
  said.mockRestore();
});
