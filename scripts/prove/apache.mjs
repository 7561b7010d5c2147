import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { output } from "../bench/worlds.mjs";
import { root } from "../node24.mjs";
import { aptInstall, freePort } from "../postgresql.mjs";
import { start } from "../run.mjs";
import { browser } from "./forms.mjs";
import { startInstallation } from "./installation.mjs";
import { traveller } from "./traveller.mjs";

const modules = "/usr/lib/apache2/modules";
const isThere = () => existsSync(`${modules}/mod_auth_openidc.so`) && existsSync("/usr/sbin/apache2");
const clicks = 20;

/** Apache as a portal, and what our registry must say of it. */
async function preparedApache() {
  const folder = mkdtempSync(join(tmpdir(), "apache-"));
  chmodSync(folder, 0o755);
  for (const name of ["portal", "portal/uitgelogd"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "portal/index.html"), "<h1>Het portaal</h1>");
  writeFileSync(join(folder, "portal/uitgelogd/index.html"), "<h1>Uitgelogd</h1>");
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"].concat(
      ["-addext", "subjectAltName=DNS:localhost", "-keyout", join(folder, "key.pem")],
      ["-out", join(folder, "certificate.pem")],
    ),
    { stdio: "ignore" },
  );
  const port = await freePort();
  const at = `https://localhost:${port}`;
  const secret = randomBytes(32).toString("base64url");
  const portal = {
    key: "MKB",
    name: { nl: "mkb-portal", en: "mkb-portal" },
    meaning: { nl: "Verzekeringen van bedrijven.", en: "Insurance of businesses." },
    address: `${at}/`,
    usualFor: ["INTERMEDIARY", "BUSINESS"],
    secret: { setting: "MKB_SECRET" },
    client: {
      id: "mkb",
      redirectUris: [`${at}/oidc-terug`],
      postLogoutRedirectUris: [`${at}/uitgelogd/`],
      backchannelLogoutUri: `${at}/oidc-terug?logout=backchannel`,
    },
  };
  writeFileSync(join(folder, "portals.json"), JSON.stringify([portal]));
  return {
    at,
    certificate: join(folder, "certificate.pem"),
    settings: {
      PORTALS_FILE: join(folder, "portals.json"),
      MKB_SECRET: secret,
      NODE_EXTRA_CA_CERTS: join(folder, "certificate.pem"),
    },
    said: () => readFileSync(join(folder, "error.log"), "utf8"),
    async start(origin) {
      const filled = { folder, port, modules, origin, secret, passphrase: randomBytes(24).toString("base64url") };
      const template = readFileSync(join(root, "scripts/prove/apache.conf"), "utf8");
      writeFileSync(
        join(folder, "apache.conf"),
        template.replace(/\{\{(\w+)\}\}/g, (_, name) => filled[name]),
      );
      const apache = start("/usr/sbin/apache2", ["-f", join(folder, "apache.conf"), "-D", "FOREGROUND"], {
        stdio: "inherit",
      });
      const exit = once(apache, "exit");
      const visitor = traveller(join(folder, "certificate.pem"));
      for (let tries = 0; tries < 100; tries++) {
        if (await visitor.ask(`${at}/uitgelogd/`).catch(() => null)) break;
        await pause(50);
      }
      return async () => {
        apache.kill("SIGTERM");
        await exit;
      };
    },
  };
}

const proven = (claim, figure, goal, holds) => ({ claim, figure: String(figure), goal, holds });

/** A portal that nobody here wrote: Debian's Apache with mod_auth_openidc, before two web processes and two workers. */
export async function* apache() {
  if (!isThere() && !((await aptInstall("libapache2-mod-auth-openidc")) && isThere())) {
    console.log("skipped: Apache with libapache2-mod-auth-openidc is not installed.");
    return;
  }
  const portal = await preparedApache();
  const installation = await startInstallation({ ...portal.settings, OIDC_KEYS_FILE: "" });
  const { origin, ports } = installation;
  const stopApache = await portal.start(origin);
  try {
    const people = JSON.parse(await output(process.env, "scripts/prove/people.ts", "active", String(clicks + 2)));
    const beheerders = JSON.parse(await output(process.env, "scripts/prove/people.ts", "first", String(clicks + 2)));
    const signedOn = async ({ cookie }) => {
      const person = traveller(portal.certificate);
      person.bring(origin, `${cookie}; Path=/`);
      return { person, page: await person.go(`${portal.at}/`) };
    };
    const info = async (person) => JSON.parse((await person.ask(`${portal.at}/oidc-terug?info=json`)).body || "{}");
    const isIn = async (person) => (await person.ask(`${portal.at}/`)).status === 200;

    const { person, page } = await signedOn(people[0]);
    yield proven(
      "somebody who is signed in here opens a page of Apache",
      `${page.status} for ${page.headers["x-portal-name"]}, by ${page.way.length} addresses`,
      "200, without signing in again",
      page.status === 200 && page.at === `${portal.at}/` && page.headers["x-portal-name"] === "Kim Visser",
    );

    const before = await info(person);
    const back = encodeURIComponent(`${portal.at}/`);
    await person.go(`${portal.at}/oidc-terug?refresh=${back}&access_token=${before.access_token}`);
    const after = await info(person);
    yield proven(
      "Apache refreshes",
      after.access_token && after.access_token !== before.access_token ? "another access token" : "none",
      "another access token",
      Boolean(after.access_token) && after.access_token !== before.access_token,
    );

    const left = await person.go(`${portal.at}/oidc-terug?logout=${encodeURIComponent(`${portal.at}/uitgelogd/`)}`);
    const here = await person.ask(`${origin}/nl/mijn`);
    yield proven(
      "signing out at Apache comes back to Apache, and ends the session here",
      `${left.status} at ${new URL(left.at).pathname}, ${here.status} here`,
      "200 at /uitgelogd/, no page of mine here",
      left.at === `${portal.at}/uitgelogd/` && left.status === 200 && here.status !== 200,
    );

    const other = await signedOn(people[1]);
    const own = browser(origin, 1, people[1].cookie);
    const out = await own.submit("/nl/mijn", "Uitloggen", {});
    own.close();
    const begun = performance.now();
    while ((await isIn(other.person)) && performance.now() - begun < 10_000);
    const late = performance.now() - begun;
    yield proven(
      "signing out here ends the session at Apache by its back door",
      `${out?.status}, after ${late.toFixed(0)} ms`,
      "at most 1,000 ms",
      out?.status === 303 && late <= 1_000,
    );

    const times = [];
    for (let n = 2; n < clicks + 2; n++) {
      const { person: victim, page: first } = await signedOn(people[n]);
      if (first.status !== 200) throw new Error(`no sign-on: ${first.status} at ${first.at}`);
      const { cookie, colleague } = beheerders[n];
      const beheerder = browser(origin, 1, cookie, `http://localhost:${ports[n % 2]}`);
      const path = `/nl/beheer/gebruikers/${colleague}/blokkeren`;
      const clicked = performance.now();
      const answer = await beheerder.submit(path, 'name="reason"', { reason: "MISUSE" });
      beheerder.close();
      if (answer?.status !== 303) throw new Error(`the block answered ${answer?.status}`);
      while ((await isIn(victim)) && performance.now() - clicked < 10_000);
      times.push(performance.now() - clicked);
    }
    const slowest = Math.max(...times);
    yield proven(
      `from a beheerder's click to the end of the session at Apache, ${clicks} times at one of two processes`,
      `at most ${slowest.toFixed(0)} ms, half within ${times.toSorted((a, b) => a - b)[clicks / 2].toFixed(0)} ms`,
      "at most 1,000 ms",
      slowest <= 1_000,
    );
  } finally {
    if (process.env.PROVE_TELL) console.log(portal.said());
    await stopApache();
    await installation.stop();
  }
}
