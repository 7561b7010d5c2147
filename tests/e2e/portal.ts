import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { embeddedWorld, worldLike, type World } from "./world.ts";

const root = join(import.meta.dirname, "../..");

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A portal that is a test's own: its process, its demo world. */
export class Portal {
  readonly origin: string;
  readonly #world: World;
  readonly #environment: NodeJS.ProcessEnv;
  #server: ChildProcess | null = null;

  readonly #house: string;

  private constructor(port: number, world: World, environment: NodeJS.ProcessEnv, house: string) {
    this.#house = house;
    this.origin = `http://localhost:${port}`;
    this.#world = world;
    const where = { DATABASE_URL: world.url, DATA_DIR: world.directory };
    this.#environment = { ...environment, ...where, PORT: String(port), PUBLIC_ORIGIN: this.origin };
  }

  /**
   * With the embedded engine. `folder` holds what the portals of one run share; `house` is where the portal's files
   * stand.
   */
  static async embedded(folder: string, house = root): Promise<Portal> {
    const environment = ofPortals();
    const world = embeddedWorld(folder, environment);
    return new Portal(await freePort(), world, environment, house);
  }

  /**
   * On a server where there is one: to start there takes half of the processor's time, and `meanwhile` without other
   * settings needs no stop.
   */
  static async withFreshWorld(folder: string): Promise<Portal> {
    const { TEST_DATABASE_URL: server, E2E_WORLD_DATABASE: template } = process.env;
    if (!server || !template) return Portal.embedded(folder);
    const world = await worldLike(server, template);
    return new Portal(await freePort(), world, ofPortals(), root);
  }

  /** Resolves when the server takes requests. */
  async start(more: Readonly<Record<string, string>> = {}): Promise<void> {
    const server = spawn(process.execPath, ["scripts/serve.mjs"], {
      cwd: this.#house,
      env: { ...this.#environment, ...more },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.stdout.on("data", (text: Buffer) => text.includes("Ready on") && resolve());
      server.once("exit", () => reject(new Error("the portal did not start; it says why above")));
    });
  }

  /** The process that holds the embedded database, by its own account. */
  holder(): number {
    const file = join(this.#world.directory, "in-use-by.json");
    return (JSON.parse(readFileSync(file, "utf8")) as { pid: number }).pid;
  }

  get pid(): number | undefined {
    return this.#server?.pid;
  }

  /** Ends the process and resolves, with how it ended, when it is gone. */
  async end(signal: "SIGKILL" | "SIGTERM"): Promise<string | null> {
    const server = this.#server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return null;
    server.kill(signal);
    await once(server, "exit");
    return server.signalCode;
  }

  /**
   * Changes the database as no screen could: for what only time brings about. The embedded one has to stop for it, and
   * any portal that goes on with other settings.
   */
  async meanwhile(sql: string, more?: Readonly<Record<string, string>>): Promise<void> {
    if (this.#world.isShared && !more) return this.#world.change(sql);
    await this.end("SIGTERM");
    await this.#world.change(sql);
    await this.start(more);
  }

  /** What a script of its house prints that works on its database, while no server has that open. */
  async script(name: string, ...args: readonly string[]): Promise<string> {
    await this.end("SIGTERM");
    return execFileSync(process.execPath, ["--conditions=react-server", `scripts/${name}.ts`, ...args], {
      ...{ cwd: this.#house, env: this.#environment, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
    });
  }

  async remove(): Promise<void> {
    await this.end("SIGKILL");
    await this.#world.remove();
  }
}

/** They all load the same code: what the first compiled, the others find. */
const ofPortals = (): NodeJS.ProcessEnv => ({
  ...process.env,
  APP_ENV: "demo",
  DATABASE_URL: "",
  NODE_COMPILE_CACHE: join(tmpdir(), "portal-compiled"),
});

type Portals = { readonly portalOf: (file: string) => Promise<Portal> };

/**
 * What every file begins with. All share what a worker makes, so that a worker, with its browser, goes on from one file
 * to the next.
 */
export const test = base.extend<object, Portals>({
  portalOf: [
    // Playwright reads from this pattern what the fixture needs: nothing.
    async ({}, use, { project }) => {
      let held: { readonly file: string; readonly portal: Portal } | null = null;
      await use(async (file) => {
        if (held?.file === file) return held.portal;
        await held?.portal.remove();
        held = { file, portal: await Portal.withFreshWorld(project.outputDir) };
        await held.portal.start();
        return held.portal;
      });
      // TypeScript does not see that it was set meanwhile.
      await (held as { readonly portal: Portal } | null)?.portal.remove();
    },
    { scope: "worker", timeout: 600_000 },
  ],
});

/** A test for files that change people: all tests of one file share a portal of their own. */
export const inOwnPortal = test.extend<{ readonly ownPortal: Portal }>({
  ownPortal: async ({ portalOf }, use, { file }) => use(await portalOf(file)),
  baseURL: async ({ ownPortal }, use) => use(ownPortal.origin),
});
