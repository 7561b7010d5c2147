import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { output } from "../bench/worlds.mjs";
import { root } from "../node24.mjs";
import { oddRequest } from "./odd-requests.mjs";

const seed = Number(process.env.PROVE_SEED ?? 1);
const from = Number(process.env.PROVE_FROM ?? 0);
const wanted = Number(process.env.PROVE_REQUESTS ?? 1_000_000);
const minutes = Number(process.env.PROVE_MINUTES ?? 120);
const atOnce = 16;
const hangMs = 30_000;

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

/** All addresses and actions of the build in this folder. */
export function everyAddress(folder = root) {
  const built = (name) => JSON.parse(readFileSync(join(folder, ".next", name), "utf8"));
  const manifest = built("server/server-reference-manifest.json");
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
  return {
    actions: [...Object.keys(manifest.node), ...Object.keys(manifest.edge)],
    routes: [
      ...Object.values(built("app-path-routes-manifest.json")),
      ...protocols.map((name) => `/oidc/${name}`),
      ...["/demo/portaal/mkb/terug", "/demo/eherkenning/auth", "/api/auth/session", "/api/auth/csrf"],
      ...["/_next/data/x/nl.json", "/_next/image", "/%", "/nl/%E0"],
    ],
  };
}

/** Sends so many of them, and tells what was answered, and which got a 5xx (but 503) or no answer. */
export async function sendOdd({ seed = 1, from = 0, count, until = Infinity, said = () => {}, ...where }) {
  const { origin } = where;
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const [statuses, wrong] = [{}, []];
  let place = from;
  const lane = async () => {
    while (place < from + count && performance.now() < until) {
      const mine = place++;
      const asking = oddRequest(seed, mine, where);
      const status =
        "raw" in asking
          ? await askRaw(new URL(origin), asking.raw)
          : await ask(agent, origin, asking).catch(({ code }) => code);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (typeof status === "string" || (status >= 500 && status !== 503))
        wrong.push(`${mine} (${status} ${asking.method ?? "raw"} ${(asking.path ?? asking.raw).slice(0, 80)})`);
      said(mine);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  agent.destroy();
  return { statuses, wrong, reached: place };
}

/** Requests that nobody would send, at every address and every action there is, and what is answered. */
export async function* fuzz({ origin }) {
  const people = ["first", "active", "locked"].map(async (who) =>
    JSON.parse(await output(process.env, "scripts/prove/people.ts", who, "3")),
  );
  const cookies = [...(await Promise.all(people)).flat().map(({ cookie }) => cookie), "portal.session=a.b.c.d.e"];
  const { statuses, wrong, reached } = await sendOdd({
    ...{ seed, from, count: wanted, until: performance.now() + minutes * 60_000, origin, cookies },
    ...everyAddress(),
    said: (place) => place % 10_000 === 0 && console.log(`  ${place} …`),
  });
  const living = await fetch(`${origin}/api/health/ready`).then(({ status }) => status, String);
  console.log(`  answers: ${JSON.stringify(statuses)}; to go on: PROVE_SEED=${seed} PROVE_FROM=${reached}`);
  for (const one of wrong.slice(0, 20)) console.log(`  ${one}`);
  yield {
    claim: `requests that nobody would send, seed ${seed}, from ${from} to ${reached}: answered 5xx (but 503) or not at all; ready after that`,
    figure: `${wrong.length} of ${reached - from}; ${living}`,
    goal: `0 of ${wanted}; 200`,
    holds: wrong.length === 0 && living === 200 && reached - from >= wanted,
  };
}
