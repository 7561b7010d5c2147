import { once } from "node:events";
import { createServer, request, type IncomingMessage, type OutgoingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aheadOfNext } from "#lib/platform/web/ahead-of-next.ts";
import type { Wanted, Written } from "#lib/platform/web/written.ts";

type Next = { readonly status?: number; readonly headers?: OutgoingHttpHeaders; readonly until?: Promise<void> };

let server: Server;
let next: Next;
/** What Next was asked. */
let asked: string[];

beforeEach(async () => {
  [next, asked] = [{}, []];
  const isAnswered = aheadOfNext(new Set(["/nl", "/nl/hulp?probleem=a"]));
  server = createServer((question, response) => {
    void isAnswered(question, response).then(async (done) => {
      if (done) return;
      asked.push(`${question.method} ${question.url}`);
      const { status = 200, headers = {}, until } = next;
      await until;
      const nonce = String(asked.length).padStart(24, "N");
      const policy = `script-src 'nonce-${nonce}'`;
      const link = `</font>; rel=preload; nonce="${nonce}"; as="font"`;
      const sent = {
        link,
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": policy,
        "x-ours": "1",
      };
      response.writeHead(status, { ...sent, ...headers });
      response.end(
        `<html lang="nl"><head><title>A</title><link as="script"><script nonce="${nonce}"></script></head>` +
          `<body>${asked.length}<script nonce="${nonce}"></script></body></html>`,
      );
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  vi.useFakeTimers({ now: 0, toFake: ["Date"] });
});
afterEach(async () => {
  vi.useRealTimers();
  globalThis.portalWritten = undefined;
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

type Answer = {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
};

async function ask(path = "/nl", headers: OutgoingHttpHeaders = {}, method = "GET"): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const asking = request({ host: "127.0.0.1", port, path, method, headers, agent: false }).end();
  const [came] = (await once(asking, "response")) as [IncomingMessage];
  const bytes = Buffer.concat((await came.toArray()) as Buffer[]);
  const text = came.headers["content-encoding"] === "gzip" ? gunzipSync(bytes).toString() : bytes.toString();
  return { status: came.statusCode, headers: came.headers, text };
}

const patience = { timeout: 60_000 };
const minutesLater = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);
const nonceOf = ({ headers }: Answer) =>
  /'nonce-([^']+)'/.exec(headers["content-security-policy"]?.toString() ?? "")?.[1] ?? "";

test("a ready page asks Next once, and everyone gets it with a nonce of their own and with its headers", async () => {
  const [one, other] = [await ask(), await ask("/nl", { "accept-encoding": "gzip, br" })];
  expect(asked).toEqual(["GET /nl"]);
  expect(nonceOf(one)).not.toBe(nonceOf(other));
  for (const answer of [one, other]) {
    expect(answer.text.split(`nonce="${nonceOf(answer)}"`)).toHaveLength(3);
    expect(answer.headers.link).toContain(`; nonce="${nonceOf(answer)}"; as=`);
    expect(answer.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "x-ours": "1",
      vary: "Accept-Encoding",
    });
  }
  expect(other.headers["content-encoding"]).toBe("gzip");
  expect(one.text.replaceAll(nonceOf(one), "")).toBe(other.text.replaceAll(nonceOf(other), ""));
});

test("however many ask at once, Next is asked once", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  next = { until: promise };
  const answers = Promise.all(Array.from({ length: 20 }, () => ask()));
  await vi.waitFor(() => expect(asked).toHaveLength(1), patience);
  resolve();
  expect(new Set((await answers).map(nonceOf)).size).toBe(20);
  expect(asked).toEqual(["GET /nl"]);
});

test.each<[string, string, OutgoingHttpHeaders, string?]>([
  ["a cookie of ours", "/nl", { cookie: "a=b; portal.typed=x" }],
  ["a cookie of ours in production", "/nl", { cookie: "__Host-portal.session=x" }],
  ["a query", "/nl?a=b", {}],
  ["another query", "/nl/hulp?probleem=b", {}],
  ["another address", "/nl/", {}],
  ["a question of Next's scripts", "/nl", { rsc: "1" }],
  ["a part of a page", "/nl", { range: "bytes=0-1" }],
  ["a condition", "/nl", { "if-none-match": "x" }],
  ["a form", "/nl", { "content-length": 0 }, "POST"],
  ["a question for the headers", "/nl", {}, "HEAD"],
])("%s goes to Next", async (_, path, headers, method = "GET") => {
  await ask();
  await ask(path, headers, method);
  await ask(path, headers, method);
  expect(asked).toEqual(["GET /nl", `${method} ${path}`, `${method} ${path}`]);
});

test.each(["a=b", "", "portals=1", "xportal.session=1"])('the cookie "%s" is not ours', async (cookie) => {
  await ask("/nl/hulp?probleem=a");
  await ask("/nl/hulp?probleem=a", { cookie });
  expect(asked).toHaveLength(1);
});

test("nobody can pretend to be this server asking itself", async () => {
  await ask();
  await ask("/nl", { "x-own-question": "1" });
  expect(asked).toHaveLength(1);
});

test("after a minute the next is made while the last is given, and then given", async () => {
  expect((await ask()).text).toContain("<body>1");
  minutesLater(1);
  expect((await ask()).text).toContain("<body>1");
  await vi.waitFor(() => expect(asked).toHaveLength(2), patience);
  await vi.waitFor(async () => expect((await ask()).text).toContain("<body>2"), patience);
  minutesLater(2);
  expect((await ask()).text).toContain("<body>3");
});

test("while Next cannot give a page the last one is given, but none that is older than ten minutes", async () => {
  await ask();
  next = { status: 500 };
  minutesLater(10);
  expect(await ask()).toMatchObject({ status: 200, text: expect.stringContaining("<body>1") as string });
  minutesLater(1);
  expect((await ask()).status).toBe(500);
});

test.each<[string, Next]>([
  ["that sets a cookie", { headers: { "set-cookie": "a=b" } }],
  ["that is not there", { status: 404 }],
  ["that leads elsewhere", { status: 307 }],
  ["that is no page", { headers: { "content-type": "text/plain" } }],
  ["without a nonce", { headers: { "content-security-policy": "default-src 'self'" } }],
])("an answer %s is not kept", async (_, answer) => {
  next = answer;
  await ask();
  const before = asked.length;
  await ask();
  expect(asked.length).toBeGreaterThan(before);
});

const screen = "/beheer/gebruikers";
const signedIn = { cookie: "a=b; portal.session=abc" };

/** Has a page written; gives what it was asked. */
function writing(written: Written | null | Error): Wanted[] {
  const wanted: Wanted[] = [];
  globalThis.portalWritten = new Map([
    [
      screen,
      (one: Wanted) => {
        wanted.push(one);
        return written instanceof Error ? Promise.reject(written) : Promise.resolve(written);
      },
    ],
  ]);
  return wanted;
}

test("each theme has its own ready page, and nothing else of a cookie makes one", async () => {
  const texts = [];
  for (const cookie of ["", "theme=dark", "theme=light", "theme=dark; other=1", "theme=purple"])
    texts.push((await ask("/nl", cookie === "" ? {} : { cookie })).text.match(/<body>(\d)/)?.[1]);
  expect(texts).toEqual(["1", "2", "3", "2", "1"]);
});

test("a page that is written stands in the head of any other, with no script and none allowed", async () => {
  const wanted = writing({ title: "Gebruikers", body: "<main>rows</main>" });
  const plain = await ask(`/nl${screen}?q=a&q=b`, signedIn);
  expect(plain.text).toBe(
    '<html lang="nl"><head><title>Gebruikers</title></head><body><main>rows</main></body></html>',
  );
  expect(plain.headers["content-security-policy"]).toContain("script-src 'none'");
  expect(plain.headers.link).toBe('</font>; rel=preload; as="font"');
  expect(plain.headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "x-ours": "1" });
  expect((await ask(`/nl${screen}`, { ...signedIn, "accept-encoding": "gzip" })).text).toBe(plain.text);
  expect(asked).toEqual(["GET /nl/niet-gevonden"]);
  const cookies = new Map([["portal.session", "abc"]]);
  expect(wanted[0]).toEqual({ path: `/nl${screen}`, query: "q=a&q=b", cookies, theme: null });
});

test.each<[string, Written | null | Error, OutgoingHttpHeaders?, string?]>([
  ["a page that cannot be written", null, signedIn],
  ["a page that breaks", new Error("broken"), signedIn],
  ["a visitor", { title: "", body: "" }, {}],
  ["a question of Next's scripts", { title: "", body: "" }, { ...signedIn, rsc: "1" }],
  ["a form", { title: "", body: "" }, { ...signedIn, "content-length": 0 }, "POST"],
])("%s is left to Next", async (_, written, headers, method = "GET") => {
  writing(written);
  await ask(`/nl${screen}`, headers, method);
  expect(asked.at(-1)).toBe(`${method} /nl${screen}`);
});
