import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { expect } from "@playwright/test";
import { test } from "./portal.ts";

type Sent = { method?: string; path: string; headers?: Record<string, string>; body?: string | Buffer };

const boundary = "grens";
const page = "/nl/inloggen";

/** What a browser would never send goes over a bare socket; 0 when the server hangs up without a word. */
async function statusOf(baseURL: string, { method = "GET", path, headers = {}, body = "" }: Sent): Promise<number> {
  const { host, hostname, port } = new URL(baseURL);
  const bytes = Buffer.from(body);
  const length =
    bytes.length > 0 && !("Transfer-Encoding" in headers) ? { "Content-Length": String(bytes.length) } : {};
  const lines = Object.entries({ Host: host, Connection: "close", ...length, ...headers }).map(
    ([k, v]) => `${k}: ${v}\r\n`,
  );
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1");
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(port), hostname);
    socket.setTimeout(60_000, () => socket.destroy(new Error(`no answer to ${method} ${path}`)));
    socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
    // A refused body may be cut off while it is still being sent.
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code ? undefined : reject(error)));
    socket.on("close", () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)));
    socket.write(Buffer.concat([head, bytes]));
  });
}

const multipart = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join("") + `--${boundary}--\r\n`;

test.describe("whatever is sent, the server answers and never with 5xx", () => {
  const refused = async (baseURL: string | undefined, sent: Sent) => {
    const status = await statusOf(baseURL ?? "", sent);
    expect(status, JSON.stringify(sent).slice(0, 200)).toBeGreaterThanOrEqual(200);
    expect(status, JSON.stringify(sent).slice(0, 200)).toBeLessThan(500);
    return status;
  };

  const posting = (origin: string) => ({ Origin: origin, "Content-Type": `multipart/form-data; boundary=${boundary}` });

  test("methods", async ({ baseURL }) => {
    for (const method of ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"]) {
      for (const path of [page, "/_next/static/x.js", "/api/auth/session"]) {
        expect(await refused(baseURL, { method, path })).toBe(405);
      }
    }
  });

  test("forms where none is taken", async ({ baseURL }) => {
    const headers = posting(new URL(baseURL ?? "").origin);
    const body = multipart({ identifier: "x" });
    for (const path of ["/nl/beheer/logboek/exporteren", "/nl/inloggen/eherkenning", "/api/health/live"]) {
      expect(await refused(baseURL, { method: "POST", path, headers, body })).toBe(405);
    }
  });

  test("addresses", async ({ baseURL }) => {
    const odd = [
      "/nl#x",
      "/nl/%00",
      "/nl/%zz",
      "/%",
      "/nl/%E0%A4%A",
      "*",
      "/_next/static/%zz",
      `/nl/${"a".repeat(5000)}`,
    ];
    for (const path of odd) expect(await refused(baseURL, { path })).toBe(400);
    expect(await refused(baseURL, { path: "/_next/image?url=%2Fnl%2Fbeheer&w=64&q=75" })).toBe(404);
    const strange = [
      "//kwaad.example/",
      "/nl/../../etc/passwd",
      "/nl?%zz=%00",
      "/nl/%E2%80%AE",
      "/__proto__",
      "/_next/image?url=http://x&w=1&q=1",
      "/_next/onzin",
      "/500",
      "/nl.rsc",
    ];
    for (const path of strange) await refused(baseURL, { path });
  });

  test("headers", async ({ baseURL }) => {
    const odd: Record<string, string>[] = [
      { RSC: "1", "Next-Router-State-Tree": "%zz" },
      { RSC: "1", "Next-Router-State-Tree": "%5B".repeat(3000) },
      { RSC: "1", "Next-Router-Segment-Prefetch": "../../x" },
      { "X-Middleware-Subrequest": "proxy:proxy:proxy:proxy:proxy" },
      { "X-Forwarded-Host": "kwaad.example", "X-Forwarded-Proto": "javascript" },
      { "X-Padding": "a".repeat(20_000) },
      { Cookie: `portal.session=${"%zz".repeat(100)}` },
      { Cookie: "portal.session=\xff; ;;=;" },
      { "Next-Action": "0".repeat(42) },
      { Authorization: "Basic %%%" },
    ];
    for (const headers of odd) await refused(baseURL, { path: page, headers });
  });

  test("forms from elsewhere", async ({ baseURL }) => {
    const body = multipart({ identifier: "x" });
    for (const origin of ["null", "https://kwaad.example", "::::", ""]) {
      const headers = { ...posting(origin), "X-Forwarded-Host": "kwaad.example" };
      expect(await refused(baseURL, { method: "POST", path: page, headers, body })).toBe(403);
    }
  });

  test("bodies that are no form, or too much of one", async ({ baseURL }) => {
    const headers = posting(new URL(baseURL ?? "").origin);
    const whole = multipart({ identifier: "x" });
    const post = (body: string | Buffer, more: Record<string, string> = {}) =>
      refused(baseURL, { method: "POST", path: page, headers: { ...headers, ...more }, body });
    expect(await post(whole, { "Content-Type": "multipart/form-data" })).toBe(400);
    expect(await post(whole, { "Content-Type": "multipart/form-data; boundary=anders" })).toBe(400);
    expect(await post(whole.slice(0, -12))).toBe(400);
    expect(await post(randomBytes(500))).toBe(400);
    expect(await post("{}", { "Content-Type": "application/json" })).toBe(415);
    expect(await post("5\r\nhello\r\n0\r\n\r\n", { "Transfer-Encoding": "chunked" })).toBe(411);
    expect(await post(multipart({ identifier: "a".repeat(1_000_000) }))).toBe(413);
    const body = randomBytes(500);
    expect(await refused(baseURL, { method: "POST", path: "/api/theme", headers, body })).toBe(303);
  });

  test("actions and arguments that no page of ours sends", async ({ baseURL }) => {
    const headers = posting(new URL(baseURL ?? "").origin);
    const id = "60".padEnd(42, "a");
    const calls = [
      "[]",
      "{}",
      "][",
      '["$F1","$K1"]',
      '["$Q1"]',
      '["$1:__proto__:constructor"]',
      "[".repeat(9000),
      '[{"then":"$1:then"},"$K1"]',
    ];
    for (const call of calls) {
      const sent = {
        method: "POST",
        path: page,
        headers: { ...headers, "Next-Action": id },
        body: multipart({ "0": call }),
      };
      expect(await refused(baseURL, sent)).toBe(400);
    }
    const named = (name: string) => `Content-Disposition: form-data; name="${name}"`;
    const hidden = `--${boundary}\r\n${named("0")}\r\n${named("_1_x")}\r\n\r\n["$Q1"]\r\n`;
    const scripted = { ...headers, "Next-Action": id };
    const call = multipart({ "0": '[null,"$K1"]' });
    for (const { path, body } of [
      { path: page, body: hidden + call },
      ...["/api/inloggen", "/_next/inloggen"].map((path) => ({ path, body: call })),
    ]) {
      expect(await refused(baseURL, { method: "POST", path, headers: scripted, body })).toBe(400);
    }
    for (const action of ["zz", "__proto__", "", "a".repeat(9000)]) {
      const sent = {
        method: "POST",
        path: page,
        headers: { ...headers, "Next-Action": action },
        body: multipart({ "0": '[null,"$K1"]' }),
      };
      expect(await refused(baseURL, sent)).toBe(400);
    }
    for (const fields of [
      { [`$ACTION_ID_${id}`]: "" },
      { $ACTION_REF_1: "" },
      { $ACTION_REF_1: "", "$ACTION_1:0": "}{" },
    ]) {
      expect(await refused(baseURL, { method: "POST", path: page, headers, body: multipart(fields) })).toBe(400);
    }
    // An action of an older build: the browser is told to start over, nothing breaks.
    await refused(baseURL, {
      method: "POST",
      path: page,
      headers: { ...headers, "Next-Action": id },
      body: multipart({ "0": '[null,"$K1"]' }),
    });
  });
});

test("a real form takes whatever is typed into it", async ({ page: browser }) => {
  await browser.goto(page);
  for (const typed of [
    "\u202eabc\u200f",
    "😀".repeat(50),
    "<script>\"'>",
    "$K1",
    "$$",
    "' OR 1=1 --",
    "a".repeat(20_000),
  ]) {
    await browser.getByLabel("E-mailadres of toegangscode").fill(typed);
    const [answer] = await Promise.all([
      browser.waitForResponse((response) => response.request().method() === "POST"),
      browser.getByRole("button", { name: "Inloggen" }).click(),
    ]);
    expect(answer.status(), typed.slice(0, 20)).toBeLessThan(500);
    await expect(browser.getByRole("main").getByRole("alert")).toBeVisible();
  }
});
