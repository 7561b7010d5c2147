import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { kvkClient } from "#lib/platform/registers/kvk.ts";
import { kvkKey, startKvkServer, type KvkServer } from "#tests/support/kvk-server.ts";

let server: KvkServer;
/** Longer than any machine takes; what must run out has a shorter one. */
const patience = 60_000;

const client = (key = kvkKey, timeoutMs = patience) => kvkClient({ url: server.url, key, timeoutMs });

beforeAll(async () => {
  server = await startKvkServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.mode = "well";
  server.asked.length = 0;
});

test("a company is known by its names, its legal form and its place", async () => {
  expect(await client().company("68750110")).toEqual({
    status: "found",
    value: {
      names: ["Assurantiekantoor De Linden B.V."],
      legalForm: "Besloten vennootschap met gewone structuur",
      place: "Lollum",
      hasEnded: false,
      endedOn: null,
    },
  });
  expect(server.asked).toEqual(["/api/v1/basisprofielen/68750110"]);
});

test("a base address may end in a slash and have a path", async () => {
  await kvkClient({ url: `${server.url}/test/`, key: kvkKey, timeoutMs: patience }).company("68750110");
  expect(server.asked).toEqual(["/test/api/v1/basisprofielen/68750110"]);
});

test("a company that has ended says so, with the day", async () => {
  expect(await client().company("96354429")).toMatchObject({
    status: "found",
    value: { hasEnded: true, endedOn: "2024-12-31" },
  });
});

test("a shielded address is no place", async () => {
  expect(await client().company("90001354")).toMatchObject({ status: "found", value: { place: "" } });
});

test("a number nobody has is not found", async () => {
  expect(await client().company("12345678")).toEqual({ status: "notFound" });
});

test.each(["", "1234567", "123456789", "1234567a", "../../zoeken", "6875 0110"])(
  "what is no KvK-nummer is not even asked: %j",
  async (number) => {
    expect(await client().company(number)).toEqual({ status: "notFound" });
    expect(server.asked).toEqual([]);
  },
);

test.each(["90004973", "90002903"])("the fault of %s is the service's, not the company's", async (number) => {
  expect(await client().company(number)).toEqual({ status: "unavailable", reason: "STATUS" });
});

test("a wrong key is trouble of the service, and is asked once", async () => {
  expect(await client("another-key").company("68750110")).toEqual({ status: "unavailable", reason: "STATUS" });
  expect(server.asked).toHaveLength(1);
});

test.each([
  ["silent", "TIMEOUT"],
  ["trickling", "TIMEOUT"],
  ["broken", "SHAPE"],
  ["html", "SHAPE"],
  ["huge", "SHAPE"],
  ["500", "STATUS"],
  ["redirect", "STATUS"],
  ["cut", "UNREACHABLE"],
] as const)("a service that is %s is unavailable: %s", async (mode, reason) => {
  server.mode = mode;
  const answer = await client(kvkKey, mode === "silent" || mode === "trickling" ? 1_000 : patience).company("68750110");
  expect(answer).toEqual({ status: "unavailable", reason });
  expect(server.asked).not.toContain("/elders");
  expect(server.asked).toHaveLength(mode === "cut" ? 2 : 1);
});

test("a connection that broke is tried once more", async () => {
  server.mode = "once";
  expect(await client().company("68750110")).toMatchObject({ status: "found" });
  expect(server.asked).toHaveLength(2);
});

test("nobody there is unavailable", async () => {
  const nowhere = kvkClient({ url: "http://127.0.0.1:1", key: kvkKey, timeoutMs: patience });
  expect(await nowhere.company("68750110")).toEqual({ status: "unavailable", reason: "UNREACHABLE" });
});
