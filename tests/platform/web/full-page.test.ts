import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { sendFullPages } from "#lib/platform/web/full-page.ts";

let server: Server;
/** The cookies of every request. */
const asked: string[] = [];
afterEach(() => new Promise((closed) => server.close(closed)));

/** A framework that knows the pages in `known`, and answers anything else with this status and a blank document. */
async function site(known: Record<string, string>, status: number, type = "text/html; charset=utf-8") {
  server = createServer((request, response) => {
    asked.push(request.headers.cookie ?? "");
    sendFullPages(request, response);
    const page = known[request.url ?? ""];
    response.statusCode = page === undefined ? status : 200;
    response.setHeader("Content-Type", type);
    response.setHeader("Set-Cookie", "a=b");
    response.flushHeaders();
    response.write(page ?? "<html id=blank>");
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return (path: string, more: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, more);
}

test.each([
  [404, "/nl/niets", "/nl/niet-gevonden"],
  [404, "/en/nothing", "/en/niet-gevonden"],
  [404, "/elsewhere", "/nl/niet-gevonden"],
  [500, "/nl/beheer?q=1", "/nl/storing"],
])("a blank %i for %s says what %s says, under the same status", async (status, path, page) => {
  const get = await site({ [page]: "<h1>In full</h1>" }, status);
  const answer = await get(path);
  expect([answer.status, await answer.text()]).toEqual([status, "<h1>In full</h1>"]);
  expect(answer.headers.get("set-cookie")).toContain("a=b");
});

test("to somebody signed in what is not there keeps the menu, and says the same without it where that fails", async () => {
  const menu = { "/nl/ingelogd/niet-gevonden": "<nav>Menu</nav>", "/nl/niet-gevonden": "In full" };
  const signedIn = { headers: { cookie: "portal.session=a; portal.typed=b; theme=dark" } };
  const get = await site(menu, 404);
  expect(await (await get("/nl/beheer/niets", signedIn)).text()).toBe("<nav>Menu</nav>");
  expect(asked.at(-1)).toBe("portal.session=a; theme=dark");
  expect(await (await get("/nl/beheer/niets")).text()).toBe("In full");
  await new Promise((closed) => server.close(closed));
  const without = await site({ "/nl/niet-gevonden": "In full" }, 404);
  expect(await (await without("/nl/beheer/niets", signedIn)).text()).toBe("In full");
  expect(asked.at(-1)).toBe("theme=dark");
});

test("a file that is not there says so in full too, when it says nothing itself", async () => {
  server = createServer((request, response) => {
    sendFullPages(request, response);
    response.statusCode = request.url === "/nl/niet-gevonden" ? 200 : 404;
    response.end(response.statusCode === 200 ? "In full" : "");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const told = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  expect(await told("/nl/beheer/bestand")).toBe("In full");
  expect(await told("/api/nothing")).toBe("");
});

test("what is no page passes as it is", async () => {
  const get = await site({}, 404, "application/json");
  expect(await (await get("/nl/niets")).text()).toBe("<html id=blank>");
});

test("a page that is there passes as it is", async () => {
  const get = await site({ "/nl": "<h1>Start</h1>" }, 404);
  expect(await (await get("/nl")).text()).toBe("<h1>Start</h1>");
});

test("when the full page breaks too there is still a sentence", async () => {
  const get = await site({}, 500);
  const answer = await get("/nl/beheer");
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain("Probeer het later opnieuw.");
});
