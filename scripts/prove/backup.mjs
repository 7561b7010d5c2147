import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { output } from "../bench/worlds.mjs";
import { freePort } from "../postgresql.mjs";
import { changing, standing } from "./changes.mjs";
import { databaseOfRun } from "./database-of-run.mjs";
import { browser, publicForms } from "./forms.mjs";
import { auditKey, commanded, startWeb, startWorker } from "./portal.mjs";

/** Of five people each. */
const offices = Number(process.env.PROVE_OFFICES ?? 20_000);
/** How many of them are signed in, and how many ask for a new password, before the backup is made. */
const signedIn = 1_000;
const forgetful = 20;
const withinSeconds = 300;
const reset = publicForms.find(({ path }) => path.endsWith("/wachtwoord-vergeten"));

/** One of the operator's commands with how long it took, and all that it said. */
async function timed(environment, name, folder) {
  const begun = performance.now();
  const { code, stdout, stderr } = await commanded(environment, name, folder);
  return { code, said: stdout + stderr, seconds: (performance.now() - begun) / 1_000 };
}

/** Everything that lets somebody in with what they had before: sessions, links and logins that are under way. */
const living = async (database) => {
  const { rows } = await database.query(`
    SELECT (SELECT count(*)::int FROM "Session" WHERE "endedAt" IS NULL) AS sessions,
      (SELECT count(*)::int FROM "OneTimeLink" WHERE "usedAt" IS NULL AND "replacedAt" IS NULL AND "expiresAt" > now()) AS links,
      (SELECT count(*)::int FROM "LoginTransaction" WHERE "endedAt" IS NULL AND "expiresAt" > now()) AS logins`);
  return rows[0];
};

async function askForLinks(origin, database) {
  const visitor = browser(origin, 2);
  const post = await visitor.open(reset);
  for (let n = 1; n <= forgetful; n++) await post(`second${String(n).padStart(4, "0")}@kantoor.example`);
  visitor.close();
  while ((await living(database)).links < forgetful) await pause(100);
}

/** How many of these people are still somebody where this build is served. */
async function known(origin, people) {
  let count = 0;
  for (const { cookie } of people) {
    const person = browser(origin, 1, cookie);
    if ((await person.get("/nl/beheer")).status === 200) count++;
    person.close();
  }
  return count;
}

/** A backup made while people work, and the same brought back into an empty database. */
export async function* backup({ postgresql }) {
  const folder = mkdtempSync(join(tmpdir(), "backup-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const at = async (called) => ({
    ...process.env,
    ...{ PUBLIC_ORIGIN: origin, TRUSTED_PROXIES: "1", AUDIT_KEY: auditKey },
    AUDIT_CHECKPOINTS: `file://${join(folder, "checkpoints")}`,
    DATABASE_URL: await databaseOfRun(postgresql.url, called),
  });
  const lived = await at("_lived");
  await output(lived, "scripts/migrate.ts");
  await output(lived, "scripts/prove/fill.ts", String(offices));
  const people = JSON.parse(await output(lived, "scripts/prove/people.ts", "first", String(signedIn)));
  const database = new pg.Pool({ connectionString: lived.DATABASE_URL, max: 2 });
  const processes = [await startWeb(port, { ...lived, WORKER: "off" }), await startWorker(lived)];
  await askForLinks(origin, database);
  const alive = { ...(await living(database)), known: await known(origin, people.slice(0, 20)) };
  const load = changing(origin, people.slice(20), { visitors: 0 });
  await pause(5_000);
  // What is acknowledged after this moment may be in it or not.
  const acts = load.seen.acts.filter(({ outcome }) => outcome === "done").map((act) => ({ ...act }));
  const made = await timed(lived, "backup", join(folder, "made"));
  const meanwhile = load.seen.acts.length - acts.length;
  await load.stop();
  await Promise.all(processes.map((one) => one.stop()));
  await database.end();
  yield {
    claim: `a backup of ${offices * 5} accounts while people work: ends with; seconds; changes meanwhile`,
    figure: `${made.code}; ${made.seconds.toFixed(1)}; ${meanwhile}`,
    goal: "0; any; some",
    holds: made.code === 0 && meanwhile > 0,
  };

  const restored = await at("_restored");
  const { code, said, seconds } = await timed(restored, "restore", join(folder, "made"));
  const says = (line) => (said.includes(line) ? "as they were" : said.trim().split("\n").at(-1));
  yield {
    claim:
      "that brought back into an empty database: ends with; rows of each table; the log against its chain; seconds",
    figure: `${code}; ${says("tables have as many rows")}; ${says("fit their chain")}; ${seconds.toFixed(1)}`,
    goal: `0; as they were; as they were; at most ${withinSeconds}`,
    holds: code === 0 && says("tables have as many rows") === says("fit their chain") && seconds <= withinSeconds,
  };
  const back = new pg.Pool({ connectionString: restored.DATABASE_URL, max: 2 });
  try {
    const { lost, torn } = await standing({ asked: new Map(), acts }, async (text) => (await back.query(text)).rows);
    yield {
      claim: `of ${acts.length} changes acknowledged before it was begun, and of all that is in it: lost, torn`,
      figure: `${lost.length}, ${torn.length}${[...lost, ...torn]
        .slice(0, 3)
        .map((one) => `; ${one}`)
        .join("")}`,
      goal: "0, 0",
      holds: lost.length + torn.length === 0 && acts.length > 0,
    };
    const revived = await living(back);
    const web = await startWeb(port, { ...restored, WORKER: "off" });
    const stillKnown = await known(origin, people.slice(0, 20));
    await web.stop();
    const list = ({ sessions, links, logins, known }) => `${sessions}, ${links}, ${logins}, ${known}`;
    yield {
      claim: `sessions, links and logins that live, and people of twenty who are signed in: before it ${list(alive)}; after it`,
      figure: list({ ...revived, known: stillKnown }),
      goal: "0, 0, 0, 0",
      holds: Object.values(revived).every((count) => count === 0) && stillKnown === 0 && alive.known === 20,
    };
  } finally {
    await back.end();
  }
}
