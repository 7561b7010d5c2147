import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { freshWorld } from "./world.ts";

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
  readonly #directory: string;
  readonly #environment: NodeJS.ProcessEnv;
  #server: ChildProcess | null = null;

  readonly #house: string;

  private constructor(port: number, directory: string, environment: NodeJS.ProcessEnv, house: string) {
    this.#house = house;
    this.origin = `http://localhost:${port}`;
    this.#directory = directory;
    this.#environment = { ...environment, PORT: String(port), PUBLIC_ORIGIN: this.origin, DATA_DIR: directory };
  }

  /** `folder` holds what the portals of one run share; `house` is where the portal's files stand. */
  static async withFreshWorld(folder: string, house = root): Promise<Portal> {
    // They all load the same code: what the first compiled, the others find.
    const compiled = join(tmpdir(), "portal-compiled");
    const environment = { ...process.env, APP_ENV: "demo", DATABASE_URL: "", NODE_COMPILE_CACHE: compiled };
    const directory = mkdtempSync(join(tmpdir(), "portal-own-"));
    cpSync(freshWorld(folder, environment), directory, { recursive: true });
    return new Portal(await freePort(), directory, environment, house);
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

  /** The process that holds the database, by its own account. */
  holder(): number {
    return (JSON.parse(readFileSync(join(this.#directory, "in-use-by.json"), "utf8")) as { pid: number }).pid;
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

  /** Stops, changes the database as no screen could, and starts again: for what only time, or a setting, brings about. */
  async meanwhile(sql: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.end("SIGTERM");
    const script = `import { PGlite } from "@electric-sql/pglite";
      import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
      const database = await PGlite.create(process.argv[1], { extensions: { pg_trgm } });
      await database.exec(process.argv[2]);
      await database.close();`;
    execFileSync(process.execPath, ["--input-type=module", "-e", script, join(this.#directory, "database"), sql], {
      cwd: root,
      stdio: "inherit",
    });
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
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

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
