import { createServer, request as ask, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { asked, Facts, lineOf, sayInJson, scrubbed } from "#lib/platform/watch/json-lines.ts";
import { metrics } from "#lib/platform/watch/metrics.ts";
import { watching } from "#lib/platform/watch/requests.ts";
import { routesOf } from "#lib/platform/watch/routes.ts";

const said = { log: console.log, info: console.info, warn: console.warn, error: console.error, debug: console.debug };
let server: Server | undefined;
afterEach(() => {
  Object.assign(console, said);
  server?.close();
});

const routeOf = routesOf(["/[locale]", "/[locale]/activeren/[token]", "/[locale]/inloggen", "/api/auth/[...nextauth]"]);

/** What stands for all that somebody types or holds: names, addresses, numbers, passwords, codes, links. */
const canaries = {
  name: "Kanariepiet van Zang",
  email: "kanarie@zangvogel.example",
  phone: "06 12 34 56 78",
  foreignPhone: "+31612345678",
  token: "kAn4r13-Zx8_vQ2mW7pLr5Ty9Uo1Ie3As6Df0Gh",
  password: "Geheim-kanarieliedje-2026",
  code: "482913",
};
const needles = [...Object.values(canaries), "anarie", "zangvogel", "12345678", "kAn4r13"];

/** Does that while the process speaks in lines, and gives them. */
async function linesOf(act: () => unknown): Promise<string[]> {
  const lines: string[] = [];
  sayInJson((line) => lines.push(line));
  await act();
  Object.assign(console, said);
  return lines;
}

const silent = (lines: readonly string[]) => {
  const text = lines.join("").toLowerCase();
  return needles.filter((needle) => text.includes(needle.toLowerCase()));
};

async function requested(path: string, headers: Record<string, string>, method = "GET", body = "") {
  const watched = watching(routeOf, true);
  server = createServer((request, response) => {
    void watched(request, response, async () => {
      for await (const part of request) void part;
      if (request.url?.includes("fails")) console.error(new Error(`nobody is called ${canaries.email}`));
      response.writeHead(request.url?.includes("fails") ? 500 : 200).end("ok");
    });
  });
  await new Promise<void>((listening) => server?.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((answered, failed) => {
    const asking = ask({ host: "127.0.0.1", port, path, method, headers }, (came) =>
      came.resume().once("close", answered),
    );
    asking.once("error", failed).end(body);
  });
  await new Promise<void>((closed) => server?.close(() => closed()));
}

test("a request is a line with its id, route, status and time, and nothing of whoever asked", async () => {
  const sown = Object.values(canaries).map(encodeURIComponent).join("&");
  const headers = Object.fromEntries(
    ["cookie", "authorization", "user-agent", "referer", "x-forwarded-for", "x-client-ip", "x-request-id"].map(
      (name) => [name, Object.values(canaries).join(" ")],
    ),
  );
  const traceparent = `00-${"4bf92f3577b34da6a3ce929d0e0e4736"}-00f067aa0ba902b7-01`;
  const lines = await linesOf(async () => {
    await requested(`/nl/activeren/${canaries.token}?${sown}`, { ...headers, traceparent });
    await requested(`/nl/${encodeURIComponent(canaries.email)}/${canaries.code}?fails`, headers, "POST", sown);
    await requested("/nl/inloggen", { traceparent: canaries.token });
  });
  expect(silent(lines)).toEqual([]);
  const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(read.map(({ level, message, route, status }) => ({ level, message, route, status }))).toEqual([
    { level: "info", message: "request", route: "/[locale]/activeren/[token]", status: 200 },
    { level: "error", message: "something went wrong", route: undefined, status: undefined },
    { level: "error", message: "request", route: null, status: 500 },
    { level: "info", message: "request", route: "/[locale]/inloggen", status: 200 },
  ]);
  // Whoever asks does not choose by what the lines of a request are found.
  expect(lines.join("")).not.toContain("4bf92f3577b34da6a3ce929d0e0e4736");
  expect(read[0]).toMatchObject({ method: "GET" });
  // What goes wrong within a request has its id.
  expect(read[1]?.["requestId"]).toBe(read[2]?.["requestId"]);
  for (const { time } of read) expect(new Date(String(time)).getTime()).toBeGreaterThan(0);
});

test("an error says its name, code and place, whatever its message repeats of what was asked", async () => {
  class PrismaClientValidationError extends Error {
    override readonly name = "PrismaClientValidationError";
  }
  const errors = [
    new Error(`"${canaries.name}" is no uuid`),
    new Error(`Key (email)=(${canaries.email}) already exists for ${canaries.phone} ${canaries.foreignPhone}`),
    new PrismaClientValidationError(`where: { lastName: ${canaries.name} }`),
    Object.assign(new Error(`value too long: ${canaries.name}`), {
      name: "error",
      code: "22001",
      detail: canaries.email,
    }),
    Object.assign(new Error(`GET https://x.example/a?b=${canaries.code} with ${canaries.token}`), {
      code: canaries.password,
    }),
    new Error("no", { cause: new Error(canaries.password) }),
  ];
  const lines = await linesOf(() => {
    for (const error of errors) console.error("It did not work:", error, { typed: canaries.name }, [canaries.email]);
    console.log(`Sent to ${canaries.email} with ${canaries.token}`);
    console.warn({ password: canaries.password }, Buffer.from(canaries.name));
  });
  expect(silent(lines)).toEqual([]);
  expect(lines).toHaveLength(errors.length + 2);
  expect(JSON.parse(lines[3] ?? "")).toMatchObject({ error: "error", code: "22001", message: "It did not work:" });
  for (const line of lines) expect(line).toMatch(/^\{[^\n]+\}\n$/);
});

test("sentences of ours stay whole, with their facts, in one line whatever stands in them", () => {
  const sentence = "Messages are sealed with the key 1a2b3c4d, which AUTH_SECRET does not have.";
  expect(scrubbed(sentence)).toBe(sentence);
  const id = "0198b7a2-1111-7222-8333-444455556666";
  const line = lineOf("warn", ["A message\nwas given up.", new Facts({ messageId: id, attempts: 3 })], new Date(0));
  const said = { level: "warn", message: "A message\nwas given up.", messageId: id, attempts: 3 };
  expect(JSON.parse(line)).toEqual({ time: "1970-01-01T00:00:00.000Z", ...said });
  expect(line).not.toContain("\n");
  asked.run({ requestId: id }, () => expect(JSON.parse(lineOf("info", ["x"]))).toMatchObject({ requestId: id }));
});

test("requests are counted by kind and status, with no label that says who", async () => {
  metrics.registry.resetMetrics();
  await requested("/nl/inloggen", {});
  await requested("/nl/inloggen", {}, "POST", "x");
  await requested(`/nl/${canaries.token}`, {});
  await requested("/_next/static/x.js", {});
  await requested("/api/health/live", {});
  const { values } = await metrics.requests.get();
  expect(values.map(({ labels, value }) => [...Object.values(labels), value])).toEqual([
    ["page", "2xx", 1],
    ["form", "2xx", 1],
    ["other", "2xx", 1],
    ["static", "2xx", 1],
    ["health", "2xx", 1],
  ]);
});
