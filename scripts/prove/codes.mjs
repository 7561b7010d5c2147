import { mkdtempSync, writeFileSync } from "node:fs";
import { createHash, randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { output } from "../bench/worlds.mjs";
import { freePort } from "../postgresql.mjs";
import { startWeb } from "./portal.mjs";

const wanted = Number(process.env.PROVE_KILLS ?? 100);
const minutes = Number(process.env.PROVE_MINUTES ?? 30);
/** A code goes through in a few milliseconds; the kill falls before, within or after that. */
const withinMs = 40;
const atOnce = 4;
const redirectUri = "https://mkb.example/terug";
const secret = randomBytes(32).toString("base64url");

function registry() {
  const called = (name) => ({ name: { nl: name, en: name }, meaning: { nl: name, en: name } });
  const usualFor = ["INTERMEDIARY", "BUSINESS"];
  const client = { id: "mkb", redirectUris: [redirectUri] };
  const file = join(mkdtempSync(join(tmpdir(), "codes-")), "portals.json");
  const mkb = { key: "MKB", ...called("mkb-portal"), usualFor, secret: { setting: "MKB_SECRET" }, client };
  writeFileSync(file, JSON.stringify([mkb, { key: "MY_ALLIANZ_BROKER", ...called("MyAllianzBroker") }]));
  return file;
}

/** A code of somebody who is signed in, and what its portal sends for the tokens. */
async function newCode(origin, cookie) {
  const code_verifier = randomBytes(32).toString("base64url");
  const asked = new URLSearchParams({
    ...{ client_id: "mkb", response_type: "code", scope: "openid", redirect_uri: redirectUri, state: "s", nonce: "n" },
    code_challenge: createHash("sha256").update(code_verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const answer = await fetch(`${origin}/oidc/auth?${asked}`, { headers: { cookie }, redirect: "manual" });
  const code = new URL(answer.headers.get("location") ?? "", origin).searchParams.get("code");
  if (!code) throw new Error(`no code: ${answer.status} ${answer.headers.get("location")}`);
  return { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier };
}

/** What became of it: "given", "refused", or "silent" when the process died meanwhile. */
const redeem = (origin, sent) =>
  fetch(`${origin}/oidc/token`, {
    method: "POST",
    headers: { Authorization: `Basic ${Buffer.from(`mkb:${secret}`).toString("base64")}` },
    body: new URLSearchParams(sent),
  })
    .then(async (answer) => (await answer.json(), answer.status === 200 ? "given" : "refused"))
    .catch(() => "silent");

async function killed(name, environment, cookies) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const all = {
    ...environment,
    ...{ PUBLIC_ORIGIN: origin, WORKER: "off", PORTALS_FILE: registry(), MKB_SECRET: secret },
  };
  const until = performance.now() + minutes * 60_000;
  const count = { kills: 0, codes: 0, between: 0, twice: 0 };
  let web = await startWeb(port, all, { quiet: true });
  for (; count.kills < wanted && performance.now() < until; count.kills++) {
    const codes = await Promise.all(cookies.map((cookie) => newCode(origin, cookie)));
    const first = codes.map((sent) => redeem(origin, sent));
    await pause(Math.random() * withinMs);
    await web.kill();
    const before = await Promise.all(first);
    web = await startWeb(port, all, { quiet: true });
    for (const [i, sent] of codes.entries()) {
      const after = [await redeem(origin, sent), await redeem(origin, sent)];
      const given = [before[i], ...after].filter((what) => what === "given").length;
      count.codes++;
      if (before[i] === "silent") count.between++;
      if (given > 1) count.twice++;
    }
  }
  await web.stop();
  const tokens = `SELECT count(*)::int AS twice FROM (SELECT FROM "OidcArtifact" WHERE kind = 'RefreshToken' GROUP BY "grantId" HAVING count(*) > 1) family`;
  const [{ twice }] = JSON.parse(await output(environment, "scripts/prove/ask.ts", tokens));
  return {
    claim: `${name}: ${count.kills} times kill -9 of a web process while portals bring ${count.codes} codes, ${count.between} of them unanswered by then and brought again: codes for which tokens were given twice, kept twice`,
    figure: `${count.twice}, ${twice}`,
    goal: `0, 0 in ${wanted}`,
    holds: count.twice + twice === 0 && count.kills >= wanted && count.between > 0,
  };
}

/** Nothing is given twice for a code, whenever the process between code and token dies. */
export async function* codes() {
  const cookiesOf = async (environment) =>
    JSON.parse(await output(environment, "scripts/prove/people.ts", "first", String(atOnce))).map(
      ({ cookie }) => cookie,
    );
  yield await killed("PostgreSQL", process.env, await cookiesOf(process.env));

  const embedded = { ...process.env, DATABASE_URL: "", DATA_DIR: mkdtempSync(join(tmpdir(), "embedded-")) };
  await output(embedded, "scripts/migrate.ts");
  await output(embedded, "scripts/prove/fill.ts", "20");
  yield await killed("the embedded engine", embedded, await cookiesOf(embedded));
}
