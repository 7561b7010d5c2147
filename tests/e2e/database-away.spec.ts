import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { worldSql } from "#scripts/bench/world.ts";
import { hiddenFields } from "#scripts/prove/forms.mjs";
import { freePort, test } from "./portal.ts";
import { asOwner } from "./world.ts";

const root = join(import.meta.dirname, "../..");
const server = process.env["TEST_DATABASE_URL"];

/** A way to the database that can be cut and mended, as a network does. */
class Wire {
  readonly #open = new Set<Socket>();
  readonly #to: URL;
  #server: Server | null = null;
  port = 0;

  constructor(to: URL) {
    this.#to = to;
  }

  async mend(): Promise<void> {
    this.#server = createServer((socket) => {
      const far = connect(Number(this.#to.port), this.#to.hostname);
      for (const [one, other] of [
        [socket, far],
        [far, socket],
      ] as const) {
        this.#open.add(one);
        one.pipe(other);
        one.on("error", () => other.destroy());
        one.on("close", () => other.destroy());
      }
    }).listen(this.port, "127.0.0.1");
    await once(this.#server, "listening");
    this.port = (this.#server.address() as AddressInfo).port;
  }

  cut(): void {
    this.#server?.close();
    for (const socket of this.#open) socket.destroy();
    this.#open.clear();
  }
}

test.skip(!server, "needs a PostgreSQL: TEST_DATABASE_URL");

let portal: ChildProcess;
/** A second process on the same database. */
let other: ChildProcess;
let otherPort: number;
let origin: string;
let wire: Wire;
let database: string;
/** Of a beheerder who has signed in. */
let cookie: string;

test.beforeAll(async () => {
  database = `portal_away_${process.pid}`;
  await asOwner(server ?? "", `CREATE DATABASE ${database}`);
  const direct = new URL(server ?? "");
  direct.pathname = `/${database}`;
  wire = new Wire(direct);
  await wire.mend();
  const port = await freePort();
  origin = `http://localhost:${port}`;
  const through = new URL(direct);
  through.hostname = "127.0.0.1";
  through.port = String(wire.port);
  const env = {
    ...process.env,
    APP_ENV: "demo",
    DATABASE_URL: through.href,
    PORT: String(port),
    PUBLIC_ORIGIN: origin,
  };
  // Not through the wire: this process is it, and it waits here.
  const migrating = { ...env, DATABASE_URL: direct.href };
  const run = (script: string) =>
    execFileSync(process.execPath, ["--conditions=react-server", script], { cwd: root, env: migrating }).toString();
  run("scripts/migrate.ts");
  await asOwner(direct.href, worldSql({ accounts: 100, organisations: 2, inTheLargest: 60 }));
  cookie = run("scripts/bench/cookie.ts").trim();
  // The other one has the same address before it, as behind a proxy, and a wire of its own that nobody cuts.
  const beside = { ...migrating, PORT: String((otherPort = await freePort())), WORKER: "off" };
  [portal, other] = await Promise.all([started(env), started(beside)]);
});

async function started(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const web = spawn(process.execPath, ["scripts/serve.mjs"], { cwd: root, env, stdio: ["ignore", "pipe", "ignore"] });
  await new Promise<void>((resolve, reject) => {
    web.stdout.on("data", (text: Buffer) => text.includes("Ready on") && resolve());
    web.once("exit", () => reject(new Error("the portal did not start")));
  });
  return web;
}

test.afterAll(async () => {
  for (const one of [portal, other]) one.kill("SIGKILL");
  wire.cut();
  await asOwner(server ?? "", `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
});

const field = (page: Page, name: string) => page.getByRole("main").locator(`[name=${name}]`);

async function answer(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(answers)) await field(page, name).fill(value);
  const before = page.url();
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(before);
}

test("answers outlive a database that is away and a closed tab, and are sent when it is back", async ({ context }) => {
  const page = await context.newPage();
  await page.goto(`${origin}/nl/beheerder-aanmelden/tussenpersoon`);
  await answer(page, { intermediaryNumber: "10499", companyName: "Kantoor Storm" });
  wire.cut();
  // Nothing is asked of the database before the last page.
  await answer(page, { initials: "S", firstName: "Sofie", lastName: "Storm" });
  await answer(page, { email: "sofie@storm.example", mobileNumber: "06 12 34 51 03" });
  const send = (on: Page) => on.getByRole("main").getByRole("button", { name: "Beheerder aanmelden" });
  await send(page).click();
  await expect(page.getByRole("alert").first()).toContainText("Dit lukt nu even niet");
  await expect(page.getByRole("main")).toContainText("Kantoor Storm");

  const { pathname } = new URL(page.url());
  await page.close();
  const again = await context.newPage();
  await again.goto(origin + pathname);
  await expect(again.getByRole("main")).toContainText("sofie@storm.example");
  await wire.mend();
  await send(again).click();
  await expect(again).toHaveURL(/verstuurd/);
});

test("public pages stand while the database is away, whether they were asked for before or not", async ({
  request,
}) => {
  wire.cut();
  for (const page of ["/nl", "/nl/inloggen", "/en/inloggen", "/nl/hulp-bij-inloggen/geblokkeerd", "/nl/privacy"]) {
    for (const cookie of ["", "portal.none=1"]) {
      const answer = await request.get(origin + page, { headers: { cookie } });
      expect(answer.status(), page).toBe(200);
    }
  }
  await wire.mend();
});

test("a script that asks for its session hears that the database is away; of one that only reads, pages stand", async ({
  request,
}) => {
  const headers = { cookie, origin };
  const [page, session] = [`${origin}/nl/beheer/gebruikers`, `${origin}/api/session`];
  wire.cut();
  const away = await request.get(session, { headers });
  expect([away.status(), away.headers()["retry-after"]]).toEqual([503, "5"]);
  await wire.mend();
  const owned = new URL(server ?? "");
  owned.pathname = `/${database}`;
  // So long ago that its use would be written down.
  await asOwner(owned.href, `UPDATE "Session" SET "lastSeenAt" = "lastSeenAt" - interval '5 minutes'`);
  await asOwner(server ?? "", `ALTER DATABASE ${database} SET default_transaction_read_only = on`);
  wire.cut();
  await wire.mend();
  await expect.poll(async () => (await request.get(page, { headers })).status()).toBe(200);
  expect((await request.get(session, { headers })).status()).toBe(200);
  expect((await request.post(session, { headers, form: {} })).status()).toBe(200);
  await asOwner(server ?? "", `ALTER DATABASE ${database} RESET default_transaction_read_only`);
  wire.cut();
  await wire.mend();
});

test("what someone who has signed in sends without scripts is kept too", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  await page.goto(`${origin}/nl/beheer/gebruikers/nieuw`);
  await field(page, "firstName").fill("Mies");
  wire.cut();
  await page.getByRole("main").getByRole("button", { name: "Gebruiker toevoegen" }).click();
  await expect(page.getByRole("main")).toContainText("Wat je had ingevuld, is bewaard");
  await wire.mend();
  await page.getByRole("link", { name: "Terug naar het formulier" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Er was net een storing bij ons.");
  await expect(field(page, "firstName")).toHaveValue("Mies");
  await context.close();
});

test("two processes are one portal: a form goes to either, and who signs out at one is out at the other", async ({
  request,
}) => {
  const headers = { cookie, origin, host: new URL(origin).host };
  const [here, there] = [origin, `http://127.0.0.1:${otherPort}`];
  const at = (place: string, path: string) => request.get(place + path, { headers, maxRedirects: 0 });
  const page = "/nl/mijn";
  const shown = await at(here, page);
  expect([shown.status(), (await at(there, page)).status()]).toEqual([200, 200]);
  const out: Readonly<Record<string, string>> | null = hiddenFields(await shown.text(), "Uitloggen");
  const left = await request.post(there + page, { headers, maxRedirects: 0, multipart: out ?? {} });
  expect(left.status()).toBe(303);
  for (const place of [here, there]) expect((await at(place, page)).status()).not.toBe(200);
});
