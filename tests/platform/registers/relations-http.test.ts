import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { httpRelations } from "#lib/platform/registers/relations-http.ts";

const linden = { kind: "INTERMEDIARY", number: "0010023", name: "De Linden", status: "ACTIVE" };

let answer: { status: number; body: string };
let asked: { url: string; headers: IncomingHttpHeaders }[];
const server = createServer(({ url = "", headers }, response) => {
  asked.push({ url, headers });
  response.writeHead(answer.status).end(answer.body);
});

beforeAll(() => once(server.listen(0, "127.0.0.1"), "listening"));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
});

const says = (body: unknown, status = 200) => {
  answer = { status, body: typeof body === "string" ? body : JSON.stringify(body) };
};
const ask = (number = "10023") => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/register/`;
  return httpRelations({ url, token: "token-1", timeoutMs: 60_000 }).relation("INTERMEDIARY", number);
};

test("a relation is asked for by kind and number, with our token", async () => {
  says({ relations: [{ ...linden, kvkNumber: "68750110", phoneNumber: "088 123 00 01", extra: 1 }] });
  expect(await ask()).toEqual({
    status: "found",
    value: {
      kind: "INTERMEDIARY",
      number: "0010023",
      name: "De Linden",
      kvkNumber: "68750110",
      phoneNumber: "088 123 00 01",
      email: null,
      hasEnded: false,
    },
  });
  expect(asked[0]?.url).toBe("/register/relations?kind=INTERMEDIARY&number=10023");
  expect(asked[0]?.headers.authorization).toBe("Bearer token-1");
});

test("a number is asked for as it is, whatever stands in it", async () => {
  says({ relations: [] });
  expect(await ask("a&kind=POLICY#/..")).toEqual({ status: "notFound" });
  expect(asked[0]?.url).toBe("/register/relations?kind=INTERMEDIARY&number=a%26kind%3DPOLICY%23%2F..");
});

test.each([
  ["nothing", []],
  ["another number", [{ ...linden, number: "10024" }]],
  ["another kind", [{ ...linden, kind: "POLICY" }]],
])("%s is not found", async (_, relations) => {
  says({ relations });
  expect(await ask()).toEqual({ status: "notFound" });
});

test("one that has ended says so", async () => {
  says({ relations: [{ ...linden, status: "ended" }] });
  expect(await ask()).toMatchObject({ value: { hasEnded: true } });
});

test.each([
  [{}, 404, "STATUS"],
  [{}, 401, "STATUS"],
  [{}, 503, "STATUS"],
  ["{", 200, "SHAPE"],
  [[], 200, "SHAPE"],
  [{ relations: [{ ...linden, status: "MAYBE" }] }, 200, "SHAPE"],
  [{ relations: [{ ...linden, name: "" }] }, 200, "SHAPE"],
])("%j with %d is unavailable", async (body, status, reason) => {
  says(body, status);
  expect(await ask()).toEqual({ status: "unavailable", reason });
});

test("names from outside are one line, and no longer than a screen", async () => {
  says({ relations: [{ ...linden, name: `De\n\u202eLinden\u0007 ${"x".repeat(5_000)}` }] });
  const found = await ask();
  const name = found.status === "found" ? found.value.name : "";
  expect(name).toMatch(/^De Linden x+$/);
  expect(name.length).toBe(200);
});
