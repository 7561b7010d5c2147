import { createServer, request as ask, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { isKept, startTracing } from "#lib/platform/watch/otlp.ts";
import { watching } from "#lib/platform/watch/requests.ts";
import { routesOf } from "#lib/platform/watch/routes.ts";
import { isTraced, ofSpan, outside, queried, spanned, summaryOf } from "#lib/platform/watch/spans.ts";

type Sent = {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly links?: readonly object[];
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
  readonly status: { readonly code?: number };
};
type Body = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Sent["attributes"] };
    readonly scopeSpans: readonly { readonly spans: readonly Sent[] }[];
  }[];
};

const servers: Server[] = [];
let tracing: ReturnType<typeof startTracing> | undefined;
afterEach(async () => {
  await tracing?.stop();
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A collector as any is: OTLP over HTTP, in JSON. `spans` ends the tracing, and gives all it was sent. */
async function aCollector(status = 200) {
  const got: { path: string; key: unknown; body: string }[] = [];
  const endpoint = await listening(
    createServer((request, response) => {
      let body = "";
      request.on("data", (part) => (body += String(part)));
      request.on("end", () => {
        got.push({ path: request.url ?? "", key: request.headers["x-key"], body });
        response.writeHead(status).end("{}");
      });
    }),
  );
  const own = startTracing({ endpoint, headers: "x-key=a%20b,", resource: { "service.name": "portaalhulp" } });
  tracing = own;
  return {
    got,
    async spans() {
      await own.stop();
      return got.flatMap(({ body }) => (JSON.parse(body) as Body).resourceSpans[0]?.scopeSpans[0]?.spans ?? []);
    },
  };
}

test("nobody who looks at spans: the work is done, and nothing more", async () => {
  expect(isTraced()).toBe(false);
  const work = Promise.resolve("done");
  expect(spanned("internal", "work", {}, () => work)).toBe(work);
  expect(queried("SELECT 1", () => work)).toBe(work);
  expect(outside("SMS", "https://sms.example", () => work)).toBe(work);
  expect(() => ofSpan({ a: 1 })).not.toThrow();
});

test("a collector gets a span with those inside it, each with its own time, and what failed", async () => {
  const { got, spans } = await aCollector();
  await spanned("internal", "help-request.ask", {}, async () => {
    await queried(`INSERT INTO "HelpRequest" (email) VALUES ($1)`, () => Promise.resolve());
    ofSpan({ "portal.outcome": "done", tries: 2, share: 0.5, again: false });
  });
  const failing = outside("SMS", "https://user:word@sms.example/to?number=1", () =>
    Promise.reject(new TypeError("no")),
  );
  await expect(failing).rejects.toThrow("no");
  const [inner, outer, call] = await spans();
  expect(got[0]).toMatchObject({ path: "/v1/traces", key: "a b" });
  expect(outer).toMatchObject({ name: "help-request.ask", kind: 1, status: {} });
  expect(inner).toMatchObject({
    name: "INSERT HelpRequest",
    kind: 3,
    parentSpanId: outer?.spanId,
    traceId: outer?.traceId,
  });
  expect(outer?.traceId).toMatch(/^[\da-f]{32}$/);
  expect(outer?.spanId).toMatch(/^[\da-f]{16}$/);
  expect(outer?.attributes).toEqual([
    { key: "portal.outcome", value: { stringValue: "done" } },
    { key: "tries", value: { intValue: "2" } },
    { key: "share", value: { doubleValue: 0.5 } },
    { key: "again", value: { boolValue: false } },
  ]);
  expect(BigInt(outer?.endTimeUnixNano ?? 0) >= BigInt(inner?.endTimeUnixNano ?? 1)).toBe(true);
  expect(call).toMatchObject({ name: "SMS", status: { code: 2 } });
  expect(call?.traceId).not.toBe(outer?.traceId);
  expect(JSON.stringify(call)).not.toMatch(/word|number/);
});

test("a collector that refuses holds nobody up, and is said once", async () => {
  const warned: unknown[] = [];
  const { warn } = console;
  console.warn = (...said: unknown[]) => warned.push(...said);
  const { spans } = await aCollector(500);
  for (let n = 0; n < 3_000; n++) await spanned("internal", "work", {}, () => Promise.resolve());
  await spans();
  console.warn = warn;
  expect(warned).toEqual(["Spans could not be sent and were dropped: 500."]);
});

test("a statement is told by what it does and to which table, never by what stands in it", () => {
  expect(summaryOf(`SELECT a FROM "Account" WHERE email = 'anna@delinden.example'`)).toBe("SELECT Account");
  expect(summaryOf(`UPDATE "public"."Session" SET "endedAt" = now()`)).toBe("UPDATE Session");
  expect(summaryOf(`\n  WITH due AS (SELECT id FROM "Outbox") DELETE`)).toBe("WITH Outbox");
  expect(summaryOf("COMMIT")).toBe("COMMIT");
});

test("every process keeps the same traces of a share", () => {
  const ids = Array.from(
    { length: 400 },
    (_, n) => `${"0".repeat(24)}${((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, "0")}`,
  );
  expect(ids.filter((id) => isKept(id, 1))).toHaveLength(400);
  expect(ids.filter((id) => isKept(id, 0))).toHaveLength(0);
  expect(Math.abs(ids.filter((id) => isKept(id, 0.25)).length - 100)).toBeLessThan(20);
});

test("a request begins a trace of its own and says what it followed from, by its route and never by its address", async () => {
  const { spans } = await aCollector();
  const served = watching(routesOf(["/[locale]", "/[locale]/activeren/[token]"]), false);
  const origin = await listening(
    createServer((request, response) => {
      void served(request, response, () => spanned("internal", "query", {}, async () => void response.end("x")));
    }),
  );
  const traceparent = `00-${"ab".repeat(16)}-${"cd".repeat(8)}-01`;
  const asked = (path: string, headers: Record<string, string>) =>
    new Promise<void>((resolve) => {
      ask(origin + path, { headers }, (answer) => answer.resume().once("close", resolve)).end();
    });
  await asked("/nl/activeren/kAn4r13-geheim?wie=anna@delinden.example", { traceparent });
  await asked("/_next/static/x.js", {});
  await asked("/nl", {});
  const all = await spans();
  const [query, page] = all;
  expect(page).toMatchObject({
    name: "GET /[locale]/activeren/[token]",
    kind: 2,
    links: [{ traceId: "ab".repeat(16), spanId: "cd".repeat(8) }],
  });
  expect(page?.traceId).not.toBe("ab".repeat(16));
  expect(page?.parentSpanId).toBeUndefined();
  expect(query).toMatchObject({ parentSpanId: page?.spanId, traceId: page?.traceId });
  expect(all.map(({ name }) => name).filter((name) => name.startsWith("GET"))).toEqual([
    "GET /[locale]/activeren/[token]",
    "GET /[locale]",
  ]);
  expect(JSON.stringify(all)).not.toMatch(/kAn4r13|delinden/);
});
