import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { node24, root } from "../node24.mjs";
import { freePort } from "../postgresql.mjs";
import { outputOf, run, runNode, Stop } from "../run.mjs";
import { untilDelivered } from "./budget.mjs";
import { changing, standing } from "./changes.mjs";
import { databaseOfRun } from "./database-of-run.mjs";
import { browser, hiddenFields, publicForms } from "./forms.mjs";
import { startWeb, startWorker } from "./portal.mjs";

/** The release before: a commit or tag, or else the last one without the five newest changes of the schema. */
const given = process.env.PROVE_RELEASE;
const changes = 5;
const whileMs = 12_000;

const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();

function commitBefore() {
  const commits = git("log", "--format=%H", `-${changes}`, "--", "prisma/migrations").split("\n");
  try {
    return git("rev-parse", given ?? `${commits.at(-1)}^`);
  } catch {
    throw new Stop("The release before is not in this clone: fetch its history, or name a commit by PROVE_RELEASE.");
  }
}

/** Its code, built, in a folder of its own. */
async function builtAt(commit) {
  const folder = join(mkdtempSync(join(tmpdir(), "release-")), "portal");
  mkdirSync(folder);
  git("archive", "--output", `${folder}.tar`, commit);
  execFileSync("tar", ["-xf", `${folder}.tar`, "-C", folder]);
  const inFolder = { cwd: folder, stdio: "inherit", env: { ...process.env, PORTAL_COMMIT: commit, NODE_OPTIONS: "" } };
  const must = async (program, ...args) => {
    const { code } = await outputOf(program, args, inFolder);
    if (code !== 0) throw new Stop(`The release before could not be built: ${args.join(" ")} failed.`);
  };
  // With the packages of this one where it asks for the same, without copying them; they are on another disk sometimes.
  const isSame = git("diff", "--name-only", commit, "--", "package-lock.json") === "";
  if (!isSame || (await run("cp", ["-al", join(root, "node_modules"), folder])) !== 0)
    await must("npm", "ci", "--include=dev", "--include=optional", "--ignore-scripts", "--no-fund", "--no-audit");
  if (!existsSync(join(folder, "lib/platform/db/generated")))
    await must(node24(), "--conditions=react-server", "scripts/generate.ts");
  await must(node24(), "scripts/build.mjs");
  return folder;
}

/** What its form came to at the release after it. */
async function sentLater(person, { path, mark, fields }, opened, post) {
  const { status, location, headers } = await post({ ...opened, ...fields });
  if (status === 200) return "kept";
  if (status !== 303) return `lost: ${status}`;
  const kept = (headers["set-cookie"] ?? []).find((one) => one.includes("kept="))?.split(";")[0];
  if (!kept) return location.includes("/storing") ? `lost: ${location}` : "answered";
  const again = await person.send(location || path, "GET", { ...person.who(), Cookie: kept });
  const typed = Object.values(fields).every((value) => again.body.includes(value));
  return typed && hiddenFields(again.body, mark) ? "kept" : "lost: what was typed is gone";
}

/**
 * The release before and this one on one database, as in a rollout: the old one serves while the schema is brought to
 * this build, and after that; then this one takes over, with forms that were opened on the old one; then the old one
 * comes back.
 */
export async function* release({ postgresql }) {
  const commit = commitBefore();
  const short = commit.slice(0, 8);
  console.log(`Building the release before, ${short} …`);
  const old = await builtAt(commit);

  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const url = await databaseOfRun(postgresql.url, "_release");
  const environment = { ...process.env, DATABASE_URL: url, PUBLIC_ORIGIN: origin, TRUSTED_PROXIES: "1", WORKER: "off" };
  const inOld = async (name, ...args) => {
    const options = { cwd: old, env: { ...environment, NODE_OPTIONS: "" }, stdio: ["ignore", "pipe", "inherit"] };
    const { code, stdout } = await outputOf(node24(), ["--conditions=react-server", name, ...args], options);
    if (code !== 0) throw new Stop(`${name} of the release before failed; the reason stands above.`);
    return stdout.trim();
  };
  await inOld("scripts/migrate.ts");
  await inOld("scripts/prove/fill.ts", "1000");
  const people = JSON.parse(await inOld("scripts/prove/people.ts", "first", "901"));
  const database = new pg.Pool({ connectionString: url, max: 2 });
  database.on("error", () => {});

  let running = [];
  const stop = () => Promise.all(running.splice(0).map((one) => one.stop()));
  const serve = async (from) => {
    await stop();
    running = await Promise.all([startWeb(port, environment, { from }), startWorker(environment, { from })]);
  };
  const ready = async () => (await fetch(`${origin}/api/health/ready`)).status;
  const all = { asked: new Map(), acts: [] };
  /** People work while this goes on; resolves with what came back as no answer, and how much was asked. */
  const worked = async (part, meanwhile) => {
    const troubles = [];
    const some = people.slice(part * 300, (part + 1) * 300);
    const load = changing(origin, some, { called: `${part}-`, onTrouble: (trouble) => troubles.push(trouble) });
    await pause(2_000);
    await meanwhile();
    await pause(whileMs);
    await load.stop();
    for (const [address, outcome] of load.seen.asked) all.asked.set(address, outcome);
    all.acts.push(...load.seen.acts);
    return { troubles, sent: load.seen.asked.size + load.seen.acts.length, pages: load.seen.pages };
  };
  const claimed = (who, { troubles, sent, pages }, status) => ({
    claim: `${who}: answers that failed of ${pages} pages and ${sent} forms; ready`,
    figure: `${troubles.length}${[...new Set(troubles)]
      .slice(0, 3)
      .map((one) => `; ${one}`)
      .join("")}; ${status}`,
    goal: "0; 200",
    holds: troubles.length === 0 && status === 200 && sent > 20,
  });

  try {
    await serve(old);
    const migrating = await worked(0, async () => {
      if ((await runNode(["--conditions=react-server", "scripts/migrate.ts"], environment)) !== 0)
        throw new Stop("The schema could not be brought to this build.");
    });
    yield claimed(`release ${short}, while its schema is brought to this build and after`, migrating, await ready());

    const person = browser(origin, 2);
    const forms = publicForms.map(({ path, fields }, i) => ({
      ...{ path, mark: 'name="email"', person },
      fields: { ...fields, email: `over-de-grens-${i}@elders.example` },
    }));
    const { cookie, colleague } = people[900];
    const beheerder = browser(origin, 1, cookie);
    forms.push({
      ...{ path: `/nl/beheer/gebruikers/${colleague}/blokkeren`, mark: 'name="reason"', person: beheerder },
      fields: { reason: "LONG_ABSENT" },
    });
    const opened = [];
    for (const form of forms) opened.push(hiddenFields((await form.person.get(form.path)).body, form.mark));
    await serve(root);
    const became = [];
    for (const [i, form] of forms.entries())
      became.push(await sentLater(form.person, form, opened[i], (fields) => form.person.post(form.path, fields)));
    const lost = became.filter((one) => one.startsWith("lost"));
    yield {
      claim: `forms opened on ${short} and sent to this build: answered, kept with all that was typed, lost`,
      figure: `${became.filter((one) => one === "answered").length}, ${became.filter((one) => one === "kept").length}, ${lost.length}${lost.map((one) => `; ${one}`).join("")}`,
      goal: `0 lost of ${forms.length}`,
      holds: lost.length === 0 && opened.every(Boolean),
    };
    person.close();
    beheerder.close();

    yield claimed("this build after it", await worked(1, () => {}), await ready());
    await serve(old);
    yield claimed(`release ${short} once more, on the schema of this build`, await worked(2, () => {}), await ready());

    await untilDelivered(database);
    const { lost: gone, torn, acknowledged } = await standing(all, async (text) => (await database.query(text)).rows);
    yield {
      claim: `acknowledged changes of ${acknowledged} over all of that: lost, torn`,
      figure: `${gone.length}, ${torn.length}${[...gone, ...torn]
        .slice(0, 3)
        .map((one) => `; ${one}`)
        .join("")}`,
      goal: "0, 0",
      holds: gone.length + torn.length === 0 && acknowledged > 60,
    };
  } finally {
    await stop();
    await database.end();
  }
}
