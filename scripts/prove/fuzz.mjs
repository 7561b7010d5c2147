import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { output } from "../bench/worlds.mjs";
import { root } from "../node24.mjs";
import { random } from "./random.mjs";

const seed = Number(process.env.PROVE_SEED ?? 1);
const from = Number(process.env.PROVE_FROM ?? 0);
const wanted = Number(process.env.PROVE_REQUESTS ?? 1_000_000);
const minutes = Number(process.env.PROVE_MINUTES ?? 120);
const atOnce = 16;
const hangMs = 30_000;

const built = (name) => JSON.parse(readFileSync(join(root, ".next", name), "utf8"));

const words = [
  ...[
    "",
    " ",
    "0",
    "-1",
    "1e309",
    "NaN",
    "null",
    "undefined",
    "true",
    "[]",
    "{}",
    "'",
    '"',
    "<script>",
    "\\",
    "%",
    "%00",
  ],
  ...[
    "\u0000",
    "\ud800",
    "\u202e",
    "ﬃ",
    "İ",
    "😀".repeat(50),
    "é".normalize("NFD"),
    "a".repeat(300),
    "x".repeat(20_000),
  ],
  ...[
    "../../etc/passwd",
    "javascript:alert(1)",
    "//elders.example",
    "https://elders.example",
    "__proto__",
    "constructor",
  ],
  ...[
    "anna@kantoor.example",
    "active0001@kantoor.example",
    "a@b",
    "@",
    "06 12345678",
    "+31612345678",
    "12345678",
    "100001",
  ],
  ...[
    "2026-02-30",
    "9999-12-31",
    "0000-00-00",
    "nl",
    "en",
    "1; DROP TABLE",
    "$1",
    "$@1",
    "$F1",
    "$K1",
    "%s%n",
    "\r\nX: y",
  ],
  ...[
    "00000000-0000-0000-0000-000000000000",
    "7b1f2c9e-3a44-4d0e-9d3f-0a1b2c3d4e5f",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
  ],
];
const fieldNames = [
  ...[
    "email",
    "password",
    "code",
    "ownCode",
    "newCode",
    "problem",
    "organisationNumber",
    "phoneNumber",
    "authorisationId",
  ],
  ...[
    "reason",
    "requestKey",
    "madeFor",
    "formName",
    "switchTo",
    "portals",
    "role",
    "validUntil",
    "seen",
    "back",
    "helpRequestId",
  ],
  ...[
    "name",
    "initials",
    "firstName",
    "lastName",
    "mobileNumber",
    "lijst",
    "id",
    "link",
    "file",
    "answer",
    "q",
    "status",
    "plain",
  ],
  ...["van", "tot", "na", "naar", "toon", "wie", "wat", "organisatie", "netwerk", "gedaan"],
];
const methods = [
  ...Array(8).fill("GET"),
  ...Array(8).fill("POST"),
  ...["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"],
];
const types = [
  "multipart/form-data; boundary=x",
  "multipart/form-data",
  "application/x-www-form-urlencoded",
  "text/plain;charset=UTF-8",
  "application/json",
  "",
  "x",
  "application/octet-stream",
];
const odd = [
  ["rsc", "1"],
  ["next-router-state-tree", "%5B%22%22%5D"],
  ["next-router-state-tree", "{"],
  ["next-router-prefetch", "1"],
  ["next-url", "/nl/../x"],
  ["next-action", "x"],
  ["accept-language", "x".repeat(2_000)],
  ["accept-encoding", "br;q=9,gzip;q=a"],
  ["x-forwarded-for", "::::::, 1.2.3.4, unknown"],
  ["x-forwarded-host", "elders.example"],
  ["x-middleware-subrequest", "proxy:proxy:proxy"],
  ["x-nextjs-data", "1"],
  ["range", "bytes=0-,5-2"],
  ["if-none-match", "*"],
  ["expect", "200-maybe"],
  ["authorization", "Basic !!!"],
  ["dpop", "a.b.c"],
  ["cookie", "portal.session=x; portal.login=%; draft=\u00e9; =; ;;"],
  ["traceparent", "00-zz-zz-01"],
];

/** The request of this place in the run. */
function made(place, { routes, actions, cookies, origin }) {
  const next = random(seed, place);
  const one = (list) => list[Math.floor(next() * list.length)];
  const word = () => one(words);
  const chance = (of) => next() < of;
  const path = one(routes).replace(/\[+(?:\.\.\.)?(\w+)\]+/g, (_, name) =>
    name === "locale" ? one(["nl", "nl", "en", "xx"]) : encodeURIComponent(safe(word())),
  );
  const query = chance(0.3) ? `?${encodeURIComponent(one(fieldNames))}=${encodeURIComponent(safe(word()))}` : "";
  const method = one(methods);
  const headers = {
    Host: new URL(origin).host,
    "X-Forwarded-For": `10.${place & 255}.${(place >> 8) & 255}.${(place >> 16) & 255}`,
  };
  if (chance(0.6)) headers.Cookie = one(cookies);
  if (chance(0.8)) headers.Origin = one([origin, origin, origin, "null", "https://elders.example"]);
  for (let n = Math.floor(next() * 3); n > 0; n--) {
    const [name, value] = one(odd);
    headers[name] = encodeURI(value).slice(0, 4_000);
  }
  let body;
  if (method === "POST" || chance(0.05)) {
    const fields = Object.fromEntries(Array.from({ length: Math.floor(next() * 6) }, () => [one(fieldNames), word()]));
    const id = chance(0.9) ? one(actions) : word();
    if (chance(0.6)) {
      const action = chance(0.8)
        ? {
            $ACTION_REF_1: "",
            "$ACTION_1:0": JSON.stringify({ id, bound: "$@1" }),
            "$ACTION_1:1": one(["[null]", "[]", "[", "null", '["$F1"]']),
          }
        : { [`$ACTION_ID_${id}`]: "" };
      headers["Content-Type"] = chance(0.9) ? types[0] : one(types);
      body =
        Object.entries({ ...action, ...fields })
          .map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
          .join("") + (chance(0.95) ? "--x--\r\n" : "");
    } else if (chance(0.5)) {
      headers["next-action"] = encodeURIComponent(safe(id));
      headers["Content-Type"] = one(types);
      body = one(["[]", '["$K1"]', "[null,{}]", JSON.stringify([null, fields]), word()]);
    } else {
      headers["Content-Type"] = one(types);
      body = chance(0.5)
        ? new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, safe(value)])).toString()
        : word().repeat(1 + Math.floor(next() * 3));
    }
  }
  if (chance(0.02))
    return {
      raw: `${one(["GET", "POST", "get", "G\u0001T", ""])} ${one(["/nl", "/%", "http://[", "*", "//", "/nl?%E0%A4%A", `/${"a".repeat(9_000)}`])} HTTP/${one(["1.1", "1.0", "2", "x"])}\r\n${one(["Host: localhost", "", "Host: a\r\nHost: b"])}\r\n${one(["Content-Length: 5", "Transfer-Encoding: chunked", "Content-Length: -1", ""])}\r\n\r\n${one(["", "zz\r\n", "hello"])}`,
    };
  return { method, path: path + query, headers, body };
}

const safe = (text) => text.toWellFormed();

/** Asks over a connection of its own, byte for byte. */
const askRaw = ({ port }, text) =>
  new Promise((resolve) => {
    let said = "";
    const socket = connect(Number(port), "localhost", () => socket.end(text));
    socket.setTimeout(hangMs, () => socket.destroy(new Error("hangs")));
    socket.setEncoding("latin1").on("data", (part) => (said += part));
    socket.on("error", () => {});
    socket.on("close", () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0)));
  });

const ask = (agent, origin, { method, path, headers, body }) =>
  new Promise((resolve) => {
    const bytes = body === undefined ? undefined : Buffer.from(body);
    const length = bytes && { "Content-Length": bytes.length };
    const sent = request(origin, { agent, method, path, headers: { ...headers, ...length } }, (answer) => {
      answer.resume();
      answer.on("close", () => resolve(answer.statusCode));
    });
    sent.setTimeout(hangMs, () => {
      resolve("hangs");
      sent.destroy();
    });
    sent.on("error", ({ code }) =>
      resolve(code === "ECONNRESET" || code === "EPIPE" || code?.startsWith("HPE") ? 0 : code),
    );
    sent.end(bytes);
  });

/** Requests that nobody would send, at every address and every action there is, and what is answered. */
export async function* fuzz({ origin }) {
  const manifest = built("server/server-reference-manifest.json");
  const actions = [...Object.keys(manifest.node), ...Object.keys(manifest.edge)];
  const protocols = [
    "auth",
    "token",
    "me",
    "session/end",
    "verder/x",
    "jwks",
    "request",
    "introspection",
    "revocation",
  ];
  const routes = [
    ...Object.values(built("app-path-routes-manifest.json")),
    ...protocols.map((name) => `/oidc/${name}`),
    ...[
      "/demo/portaal/mkb/terug",
      "/demo/eherkenning/auth",
      "/api/auth/session",
      "/api/auth/csrf",
      "/_next/data/x/nl.json",
      "/_next/image",
      "/%",
      "/nl/%E0",
    ],
  ];
  const people = ["first", "active", "locked"].map(async (who) =>
    JSON.parse(await output(process.env, "scripts/prove/people.ts", who, "3")),
  );
  const cookies = [...(await Promise.all(people)).flat().map(({ cookie }) => cookie), "portal.session=a.b.c.d.e"];
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const until = performance.now() + minutes * 60_000;
  const [statuses, wrong] = [{}, []];
  let place = from;
  const lane = async () => {
    while (place < from + wanted && performance.now() < until) {
      const mine = place++;
      const asking = made(mine, { routes, actions, cookies, origin });
      const status =
        "raw" in asking
          ? await askRaw(new URL(origin), asking.raw)
          : await ask(agent, origin, asking).catch(({ code }) => code);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (typeof status === "string" || (status >= 500 && status !== 503))
        wrong.push(`${mine} (${status} ${asking.method ?? "raw"} ${(asking.path ?? asking.raw).slice(0, 80)})`);
      if (mine % 10_000 === 0) console.log(`  ${mine} …`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  agent.destroy();
  const living = await fetch(`${origin}/api/health/ready`).then(({ status }) => status, String);
  console.log(`  answers: ${JSON.stringify(statuses)}; to go on: PROVE_SEED=${seed} PROVE_FROM=${place}`);
  for (const one of wrong.slice(0, 20)) console.log(`  ${one}`);
  yield {
    claim: `requests that nobody would send, seed ${seed}, from ${from} to ${place}: answered 5xx (but 503) or not at all; ready after that`,
    figure: `${wrong.length} of ${place - from}; ${living}`,
    goal: `0 of ${wanted}; 200`,
    holds: wrong.length === 0 && living === 200 && place - from >= wanted,
  };
}
