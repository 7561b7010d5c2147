import { createServer, request, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { admission } from "#lib/platform/admission/admission.ts";

let server: Server;
let port: number;
/** Requests that have a turn, each to be ended by its own function. */
let served: { readonly url: string; readonly body: Promise<string>; readonly end: () => void }[] = [];

afterEach(() => new Promise((closed) => (server.close(closed), server.closeAllConnections())));

async function door(environment: Record<string, string>, patience?: { slowMs: number; lingerMs: number }) {
  served = [];
  const letIn = admission(environment, patience);
  server = createServer((asked, response) => {
    void letIn(asked, response, () => {
      const over = new Promise<void>((resolve) => response.once("close", () => !patience && resolve()));
      served.push({ url: asked.url ?? "", body: text(asked).catch(() => ""), end: () => response.end("in") });
      return over;
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  port = (server.address() as AddressInfo).port;
}

type Post = { path?: string; network?: string; fields?: Record<string, string>; scripted?: boolean; method?: string };

function send({ path = "/nl/inloggen", network = "192.0.2.1", fields = {}, scripted, method = "POST" }: Post) {
  const boundary = "x".repeat(20);
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const body = method === "POST" ? Buffer.from(`${parts.join("")}--${boundary}--\r\n`) : Buffer.alloc(0);
  const headers = {
    "x-client-ip": network,
    "content-type": `multipart/form-data; boundary=${boundary}`,
    "content-length": body.length,
    ...(scripted && { "next-action": "f".repeat(42) }),
  };
  const asking = request({ host: "127.0.0.1", port, path, method, headers });
  const answered = new Promise<{ status: number | undefined; headers: IncomingMessage["headers"]; body: string }>(
    (resolve, reject) => {
      asking.once("error", reject).once("response", (came: IncomingMessage) => {
        void text(came).then((body) => resolve({ status: came.statusCode, headers: came.headers, body }));
      });
    },
  );
  // The server may close while one is still waiting.
  answered.catch(() => undefined);
  asking.end(body);
  return { answered, leave: () => asking.destroy() };
}

const until = (holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => (holds() ? resolve() : setImmediate(look));
    look();
  });

const signIn = (identifier: string) => ({
  "0": '["$undefined","$K1"]',
  _1_identifier: identifier,
  _1_password: "geheim",
});

test("a flood of sign-ins waits: nobody gets an error, others go on, another network is soon there, and all are served", async () => {
  await door({ SIGN_IN_LANE: "2:1000:60" });
  const flood = Array.from({ length: 200 }, (_, i) =>
    send({ network: `192.0.2.${i % 5}`, fields: signIn(`p${i}@kantoor.example`) }),
  );
  await until(() => served.length === 2);
  const page = send({ path: "/nl/beheer/gebruikers", method: "GET" });
  const help = send({ path: "/nl/hulp-bij-inloggen/terugbellen", fields: { email: "a@b.example" } });
  await until(() => served.length === 4);
  for (const { url, end } of served) if (url !== "/nl/inloggen") end();
  expect([(await page.answered).status, (await help.answered).status]).toEqual([200, 200]);

  const other = send({ network: "198.51.100.7", fields: signIn("anna@delinden.example") });
  let turn = 0;
  let ofOther = Infinity;
  void other.answered.then(() => (ofOther = turn));
  const signIns = () => served.filter(({ url }) => url === "/nl/inloggen");
  for (; turn < 201; turn++) {
    await until(() => signIns().length > turn);
    const { body, end } = signIns()[turn] ?? { body: Promise.resolve(""), end: () => undefined };
    expect(await body).toContain("geheim");
    expect(signIns().length - turn).toBeLessThanOrEqual(2);
    end();
  }
  const answers = await Promise.all([...flood, other].map(({ answered }) => answered));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  // It came behind two hundred, and not after them.
  expect(ofOther).toBeLessThan(50);
});

test("a form that is sent slowly has no turn before all of it has come", async () => {
  await door({ SIGN_IN_LANE: "1:0:30" });
  const slow = connect(port, "127.0.0.1").on("error", () => undefined);
  let come = 0;
  server.on("request", () => come++);
  slow.write("POST /nl/inloggen HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf");
  await until(() => come === 1);
  const other = send({ fields: signIn("anna@delinden.example") });
  await until(() => served.length === 1);
  served[0]?.end();
  expect((await other.answered).status).toBe(200);
  slow.destroy();
});

test("without scripts who cannot be served gets a page in both languages that holds what was typed, but no password", async () => {
  await door({ SIGN_IN_LANE: "1:0:30" });
  send({ fields: signIn("eerste@kantoor.example") });
  await until(() => served.length === 1);
  const fields = { $ACTION_REF_1: "", identifier: `a"<b>@kantoor.example`, password: "geheim" };
  const { status, headers, body } = await send({ path: "/en/inloggen?naar=%2Fmijn", fields }).answered;
  expect([status, headers["retry-after"], headers["cache-control"]]).toEqual([503, "5", "no-store"]);
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(body.indexOf("very busy")).toBeGreaterThan(0);
  expect(body.indexOf("erg druk")).toBeGreaterThan(body.indexOf("very busy"));
  expect(body).toContain('action="/en/inloggen?naar=%2Fmijn"');
  expect(body).toContain('name="identifier" value="a&#34;&#60;b&#62;@kantoor.example"');
  expect(body).toContain('name="$ACTION_REF_1"');
  expect(body).toContain('type="password"');
  expect(body).not.toContain("geheim");
});

test("of a form with two passwords neither is given back, to a page or to a script, and each is asked once more", async () => {
  await door({ SIGN_IN_LANE: "1:0:30" });
  const [path, fields] = ["/nl/mijn/beveiliging/wachtwoord", { current: "oud geheim", password: "nieuw geheim" }];
  send({ path });
  await until(() => served.length === 1);
  const { body } = await send({ path, fields }).answered;
  expect(body.match(/type="password"/g)).toHaveLength(2);
  const scripted = await send({ path, fields, scripted: true }).answered;
  expect([scripted.status, `${body}${scripted.body}`.includes("geheim")]).toEqual([503, false]);
});

test("a form that was sent by script gets its sentence as the answer of its action, with what was typed", async () => {
  await door({ SIGN_IN_LANE: "1:0:30" });
  send({ fields: signIn("eerste@kantoor.example") });
  await until(() => served.length === 1);
  const { status, headers, body } = await send({ scripted: true, fields: signIn("$a@kantoor.example") }).answered;
  expect([status, headers["content-type"], headers["retry-after"]]).toEqual([503, "text/x-component", "5"]);
  const reply: unknown = JSON.parse(body.split("\n")[1]?.slice(2) ?? "");
  expect(reply).toMatchObject({ status: "problem", code: "busy", values: { identifier: "$$a@kantoor.example" } });
  expect(JSON.stringify(reply)).toContain("erg druk");
  expect(body).not.toContain("geheim");
});

test("a lane that is full keeps nobody out of another one", async () => {
  await door({ SIGN_IN_LANE: "1:0:30", EXPORTS_LANE: "1:0:30", UPLOADS_LANE: "1:0:30", FORMS_LANE: "1:0:30" });
  const paths = ["/nl/inloggen", "/nl/wachtwoord-vergeten", "/nl/beheer/gebruikers/importeren"];
  for (const path of paths) send({ path });
  send({ path: "/nl/beheer/logboek/exporteren", method: "GET" });
  await until(() => served.length === 4);
  for (const path of paths) expect((await send({ path }).answered).status).toBe(503);
  const { status, body } = await send({ path: "/nl/beheer/logboek/exporteren", method: "GET" }).answered;
  expect(status).toBe(503);
  expect(body).toContain('href="/nl/beheer/logboek/exporteren"');
});

test("a file that is turned away is read to the end, and is to be chosen again", async () => {
  await door({ UPLOADS_LANE: "1:0:30" });
  const path = "/nl/beheer/gebruikers/importeren";
  send({ path });
  await until(() => served.length === 1);
  const { status, body } = await send({ path, fields: { file: "x".repeat(1_000_000) } }).answered;
  expect(status).toBe(503);
  expect(body).toContain("Kies het bestand daarna opnieuw.");
});

test("who leaves while waiting leaves the line, and never gets a turn", async () => {
  await door({ SIGN_IN_LANE: "1:10:60" });
  send({ fields: signIn("een@kantoor.example") });
  await until(() => served.length === 1);
  let come = 0;
  let closed = 0;
  server.on("request", (_, response) => {
    come++;
    response.once("close", () => closed++);
  });
  const left = send({ fields: signIn("twee@kantoor.example") });
  await until(() => come === 1);
  const stays = send({ path: "/nl/inloggen?stays", fields: signIn("drie@kantoor.example") });
  await until(() => come === 2);
  left.leave();
  await until(() => closed === 1);
  served[0]?.end();
  await until(() => served.length === 2);
  expect(served[1]?.url).toBe("/nl/inloggen?stays");
  served[1]?.end();
  expect((await stays.answered).status).toBe(200);
});

test("whoever leaves while their form is done gives the turn back, also when Next never says that it is over", async () => {
  await door({ FORMS_LANE: "2:10:60" }, { slowMs: 60_000, lingerMs: 1 });
  const [path, network] = ["/nl/wachtwoord-vergeten", "192.0.2.7"];
  for (const came of [1, 2, 3]) {
    const asked = send({ path, network, fields: { email: "weg@kantoor.example" } });
    await until(() => served.length === came);
    asked.leave();
  }
  const stays = send({ path, network, fields: { email: "blijft@kantoor.example" } });
  await until(() => served.length === 4);
  served[3]?.end();
  expect((await stays.answered).status).toBe(200);
});

test("a setting that cannot be read stops the start", () => {
  expect(() => admission({ SIGN_IN_LANE: "many" })).toThrow("SIGN_IN_LANE");
});

test("whoever sends a form slowly has no place until it is there, so that a few of them keep nobody out", async () => {
  await door({ SIGN_IN_LANE: "2:10:60", FORMS_LANE: "2:10:60" });
  const slow = ["/nl/inloggen", "/nl/inloggen", "/nl/wachtwoord-vergeten", "/nl/wachtwoord-vergeten"].map((path) => {
    const headers = { "x-client-ip": "192.0.2.66", "content-type": "multipart/form-data", "content-length": 60_000 };
    const asking = request({ host: "127.0.0.1", port, path, method: "POST", headers });
    asking.on("error", () => undefined);
    return new Promise<void>((sent) => asking.write("-", () => sent()));
  });
  await Promise.all(slow);
  send({ path: "/nl", method: "GET" });
  await until(() => served.length > 0);
  const asked = [
    send({ fields: signIn("anna@delinden.example") }),
    send({ network: "192.0.2.2", fields: signIn("bram@delinden.example") }),
    send({ path: "/nl/wachtwoord-vergeten", fields: { email: "x".repeat(50_000) } }),
  ];
  await until(() => served.filter(({ url }) => url !== "/nl").length === 3);
  const bodies = await Promise.all(served.map(({ body }) => body));
  expect(bodies.filter((body) => body.includes("geheim"))).toHaveLength(2);
  expect(bodies.some((body) => body.length > 50_000)).toBe(true);
  for (const { end } of served) end();
  for (const { answered } of asked) expect((await answered).status).toBe(200);
});

test("whoever sends a file slowly gives the place to others meanwhile, and is served all the same", async () => {
  await door({ UPLOADS_LANE: "1:10:60" }, { slowMs: 1, lingerMs: 1 });
  const path = "/nl/beheer/gebruikers/importeren";
  const headers = { "x-client-ip": "192.0.2.66", "content-type": "multipart/form-data", "content-length": 2 };
  const slow = request({ host: "127.0.0.1", port, path, method: "POST", headers });
  const answered = new Promise<IncomingMessage>((come) => slow.once("response", come));
  slow.write("-");
  await until(() => served.length === 1);
  send({ path, fields: { file: "snel" } });
  await until(() => served.length === 2);
  expect(await served[1]?.body).toContain("snel");
  slow.end("-");
  expect(await served[0]?.body).toBe("--");
  served[0]?.end();
  expect((await answered).statusCode).toBe(200);
});
