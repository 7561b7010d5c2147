import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { everyAddress, sendOdd } from "#scripts/prove/fuzz.mjs";
import { Portal } from "./portal.ts";

const root = join(import.meta.dirname, "../..");
const server = process.env["TEST_DATABASE_URL"];

let folder = "";
let backups = "";

test.beforeAll(() => {
  // Outside the house, so that nothing of it can be found by looking up the path.
  folder = mkdtempSync(join(tmpdir(), "portal-package-"));
  backups = mkdtempSync(join(tmpdir(), "portal-backups-"));
  execFileSync(process.execPath, ["scripts/package.mjs", folder], { cwd: root, stdio: "inherit" });
});
test.afterAll(() => {
  for (const one of [folder, backups]) rmSync(one, { recursive: true, force: true });
});

/** The values of the form with this field, as a browser without scripts would send them. */
async function formWith(field: string, page: string): Promise<FormData> {
  const html = await (await fetch(page)).text();
  const form = html.split("<form").find((part) => part.includes(`name="${field}"`)) ?? "";
  const values = new FormData();
  for (const [input] of form.split("</form>")[0]?.matchAll(/<input[^>]*type="hidden"[^>]*>/g) ?? []) {
    const [, name = ""] = /name="([^"]*)"/.exec(input) ?? [];
    const [, value = ""] = /value="([^"]*)"/.exec(input) ?? [];
    values.append(name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
  }
  return values;
}

test("a package serves the portal, takes nobody for the client that they say they are, and breaks by no request; a backup of it comes back", async () => {
  const portal = await Portal.embedded(test.info().project.outputDir, folder);
  try {
    await portal.start({ WORKER: "off" });
    const page = `${portal.origin}/nl/wachtwoord-vergeten`;
    const asks = async (n: number) => {
      const values = await formWith("email", page);
      values.append("email", `iemand${n}@elders.example`);
      const forged = `203.0.113.${n}`;
      const headers = { Origin: portal.origin, "x-client-ip": forged, "x-forwarded-for": forged, "x-real-ip": forged };
      const { status } = await fetch(page, { method: "POST", redirect: "manual", body: values, headers });
      return status;
    };
    const answers: number[] = [];
    for (let n = 1; n <= 61; n++) answers.push(await asks(n));
    // Led on to the page that says it was sent; from one client an hour sixty times, and the next one reads why not.
    expect(answers.filter((status) => status === 303)).toHaveLength(60);
    expect(answers.at(-1)).toBe(200);

    const cookies = ["portal.session=a.b.c.d.e", "portal.kept=%"];
    const { wrong, reached } = await sendOdd({ ...everyAddress(), origin: portal.origin, cookies, count: 500 });
    expect(wrong).toEqual([]);
    expect(reached).toBe(500);
    expect((await fetch(`${portal.origin}/api/health/ready`)).status).toBe(200);

    await portal.script("backup", join(backups, "first"));
    const tried = await portal.script("restore-test", backups);
    expect(tried).toContain("This backup comes back, and all of it fits.");
    expect(existsSync(/the folder (\S+) is gone again/.exec(tried)?.[1] ?? "/")).toBe(false);
  } finally {
    await portal.remove();
  }
});

test("in a package a database is migrated, messages are delivered, and a file is read in its thread", async () => {
  test.skip(!server, "no PostgreSQL");
  const name = `portal_package_${process.pid}`;
  const url = new URL(server ?? "");
  const owner = new pg.Client({ connectionString: url.href });
  await owner.connect();
  await owner.query(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env["PATH"] ?? "",
    NODE_ENV: "production",
    APP_ENV: "test",
    DATABASE_URL: url.href,
  };
  const node = (...args: string[]) =>
    execFileSync(process.execPath, ["--conditions=react-server", ...args], {
      cwd: folder,
      env: environment,
      encoding: "utf8",
    });
  try {
    expect(node("scripts/migrate.ts")).toContain("Applied 0001_init");
    const worker = spawn(process.execPath, ["--conditions=react-server", "scripts/worker.ts"], {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise<void>((resolve, reject) => {
      worker.stdout.on("data", (text: Buffer) => text.includes("Delivering messages") && resolve());
      worker.once("exit", () => reject(new Error("the worker did not start; it says why above")));
    });
    worker.kill("SIGTERM");
    await once(worker, "exit");
    // As lib/platform/tables/read.ts does, which stands in the bundle: each module that understands a file, in its thread.
    writeFileSync(
      join(folder, "reads.mjs"),
      `import { Worker } from "node:worker_threads";
       const thread = new URL("lib/platform/tables/thread.ts", import.meta.url);
       const bytes = new TextEncoder().encode("Organisatie;KvK;Voornaam;Achternaam;E-mail\\nDe Linden;12345678;Dora;Berg;dora@linden.example");
       for (const by of process.argv.slice(2)) {
         const workerData = { bytes, chosen: {}, by: new URL(by, import.meta.url).href, asked: { choice: {} } };
         new Worker(thread, { workerData, env: {}, execArgv: ["--conditions=react-server"] })
           .on("message", (said) => console.log(by, JSON.stringify(said)));
       }`,
    );
    const understanders = globSync("lib/**/rules/reading.ts", { cwd: folder });
    expect(understanders.toSorted()).toEqual([
      "lib/features/administration/imports/rules/reading.ts",
      "lib/features/insurer/organisation-files/rules/reading.ts",
    ]);
    const said = node("reads.mjs", ...understanders).split("\n");
    for (const by of understanders)
      expect(
        said.find((line) => line.startsWith(`${by} {"rows"`) && line.includes("dora@linden.example")),
      ).toBeTruthy();
    expect(readFileSync(join(folder, "lib/platform/auth/common-passwords.txt"), "utf8")).toContain("qwerty");
  } finally {
    await owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await owner.end();
  }
});
