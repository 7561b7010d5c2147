import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { node24 } from "../node24.mjs";
import { freePort } from "../postgresql.mjs";
import { start } from "../run.mjs";
import { output } from "./worlds.mjs";

const redirectUri = "https://mkb.example/terug";
const secret = randomBytes(32).toString("base64url");
const atOnce = 8;
const seconds = 5;
const rounds = 5;

const sorted = (numbers) => numbers.toSorted((a, b) => a - b);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
const p95 = (numbers) => sorted(numbers)[Math.floor(numbers.length * 0.95)];
const verdict = (holds) => (holds ? "met" : "MISSED");

/** A portal, and the browser of somebody who is signed in at a provider: signs on, and refreshes. */
function portalAt(origin, prefix, cookie) {
  const jar = new Map();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (method, path, headers, body) =>
    new Promise((resolve, reject) => {
      const sent = request(origin + path, { agent, method, headers }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part) => (text += part));
        answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
      });
      sent.on("error", reject);
      sent.end(body);
    });
  const basic = `Basic ${Buffer.from(`mkb:${secret}`).toString("base64")}`;
  const token = async (fields) => {
    const body = new URLSearchParams(fields).toString();
    const headers = { Authorization: basic, "Content-Type": "application/x-www-form-urlencoded" };
    const { status, text } = await ask("POST", `${prefix}/token`, headers, body);
    if (status !== 200) throw new Error(`${status} ${text}`);
    return JSON.parse(text);
  };
  return {
    async signOn() {
      const verifier = randomBytes(32).toString("base64url");
      const challenge = createHash("sha256").update(verifier).digest("base64url");
      const asked = {
        client_id: "mkb",
        response_type: "code",
        scope: "openid",
        redirect_uri: redirectUri,
        state: "s",
        nonce: "n",
      };
      let path = `${prefix}/auth?${new URLSearchParams({ ...asked, code_challenge: challenge, code_challenge_method: "S256" })}`;
      for (let hops = 0; hops < 8; hops++) {
        const Cookie = [cookie, ...[...jar].map(([name, value]) => `${name}=${value}`)].filter(Boolean).join("; ");
        const { status, headers, text } = await ask("GET", path, { Cookie });
        for (const set of headers["set-cookie"] ?? []) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
          jar.set(name, value);
        }
        if (!headers.location) throw new Error(`no way on at ${path}: ${status} ${text.slice(0, 200)}`);
        const to = new URL(headers.location, origin);
        const code = to.searchParams.get("code");
        if (to.href.startsWith(redirectUri)) {
          if (!code) throw new Error(to.search);
          return token({ grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: verifier });
        }
        path = to.pathname + to.search;
      }
      throw new Error(`it goes round in circles at ${path}`);
    },
    refresh: (refreshToken) => token({ grant_type: "refresh_token", refresh_token: refreshToken }),
  };
}

/** How many a second, each of them at once with the others. */
async function rate(works) {
  let done = 0;
  const until = performance.now() + seconds * 1_000;
  const begun = performance.now();
  const lane = async (work) => {
    while (performance.now() < until) {
      await work();
      done++;
    }
  };
  await Promise.all(works.map(lane));
  return done / ((performance.now() - begun) / 1_000);
}

/** The slowest answer of a page in 19 cases out of 20, of a few who look around. */
async function looking(origin, cookie, going) {
  const times = [];
  const visitor = async () => {
    while (going()) {
      const begun = performance.now();
      await (await fetch(`${origin}/nl/beheer/gebruikers`, { headers: { cookie } })).text();
      times.push(performance.now() - begun);
      await pause(50);
    }
  };
  await Promise.all([visitor(), visitor(), visitor()]);
  return p95(times);
}

async function served(args, environment) {
  const child = start(node24(), args, { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve, reject) => {
    child.stdout.on("data", (text) => String(text).includes("Ready on") && resolve());
    child.once("exit", () => reject(new Error(`${args[0]} did not start`)));
  });
  return async () => {
    child.kill("SIGTERM");
    await once(child, "exit");
  };
}

/** Sign-ons and refreshes of our provider beside the library's own, in turn, and pages for others meanwhile. */
export async function oidc(environment) {
  const ports = { ours: await freePort(), bare: await freePort(), table: await freePort() };
  const { ours: origin, ...libraries } = Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [name, `http://localhost:${port}`]),
  );
  const file = join(mkdtempSync(join(tmpdir(), "oidc-")), "portals.json");
  const client = { id: "mkb", redirectUris: [redirectUri] };
  const names = {
    name: { nl: "mkb-portal", en: "mkb-portal" },
    meaning: { nl: "x", en: "x" },
    usualFor: ["INTERMEDIARY", "BUSINESS"],
  };
  const other = {
    key: "MY_ALLIANZ_BROKER",
    name: { nl: "MyAllianzBroker", en: "MyAllianzBroker" },
    meaning: { nl: "x", en: "x" },
  };
  writeFileSync(file, JSON.stringify([{ key: "MKB", ...names, secret: { setting: "MKB_SECRET" }, client }, other]));
  const all = { ...environment, PORT: ports.ours, PUBLIC_ORIGIN: origin, PORTALS_FILE: file, MKB_SECRET: secret };
  const stops = [
    await served(["scripts/serve.mjs"], all),
    await served(["scripts/bench/oidc-bare.mjs", ports.bare, secret, redirectUri], environment),
    await served(
      ["scripts/bench/oidc-bare.mjs", ports.table, secret, redirectUri, environment.DATABASE_URL],
      environment,
    ),
  ];
  try {
    const cookie = await output(all, "scripts/bench/cookie.ts");
    const cookies = (await output(all, "scripts/bench/cookie.ts", "people", String(atOnce))).split("\n");
    // Whoever was once signed in at the library stays so, by its own cookie.
    const providers = {
      ours: cookies.map((of) => portalAt(origin, "/oidc", of)),
      ...Object.fromEntries(
        Object.entries(libraries).map(([name, at]) => [name, cookies.map(() => portalAt(at, "", ""))]),
      ),
    };
    for (const what of ["sign-ons", "refreshes"]) {
      const works = {};
      for (const [name, portals] of Object.entries(providers))
        works[name] = await Promise.all(
          portals.map(async (portal) => {
            const { refresh_token: kept } = await portal.signOn();
            return what === "sign-ons" ? portal.signOn : () => portal.refresh(kept);
          }),
        );
      const rates = { ours: [], bare: [], table: [] };
      const waits = { quiet: [], ours: [], bare: [], table: [] };
      for (let round = 0; round <= rounds; round++)
        for (const name of ["quiet", "bare", "table", "ours"]) {
          let going = true;
          // All have the same few people beside them, who look around in the portal.
          const looked = looking(origin, cookie, () => going);
          const found = await (name === "quiet" ? pause(seconds * 1_000) : rate(works[name])).finally(
            () => (going = false),
          );
          const wait = await looked;
          // The first round warms up.
          if (round === 0) continue;
          waits[name].push(wait);
          rates[name]?.push(found);
        }
      const ratio = median(rates.ours) / median(rates.bare);
      console.log(
        `${what} a second: ${median(rates.ours).toFixed(0)} against ${median(rates.bare).toFixed(0)} of the library with its adapter in memory: ` +
          `${ratio.toFixed(2)} (goal: at least 0.5) ${verdict(ratio >= 0.5)}; ` +
          `with one table of PostgreSQL it does ${median(rates.table).toFixed(0)}`,
      );
      const slower = median(waits.ours) / median(waits.quiet);
      console.log(
        `the list for others meanwhile, p95: ${median(waits.ours).toFixed(0)} against ${median(waits.quiet).toFixed(0)} ms: ` +
          `${slower.toFixed(2)} times (goal: at most 2) ${verdict(slower <= 2)}; beside the library ${median(waits.bare).toFixed(0)} and ${median(waits.table).toFixed(0)} ms`,
      );
    }
  } finally {
    for (const stop of stops) await stop();
  }
}
