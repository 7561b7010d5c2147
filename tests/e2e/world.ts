import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

const root = join(import.meta.dirname, "../..");

/** The demo world as it was just made, once a run; `npm test` has made it. It takes longer than all that is done in it. */
export function freshWorld(folder: string, environment: NodeJS.ProcessEnv): string {
  const made = process.env["E2E_WORLD"];
  if (made) return made;
  const world = join(folder, "demo-world");
  if (existsSync(world)) return world;
  const making = mkdtempSync(join(tmpdir(), "portal-world-"));
  execFileSync(process.execPath, ["--conditions=react-server", "scripts/prepare.ts"], {
    cwd: root,
    env: { ...environment, DATA_DIR: making },
    stdio: "inherit",
  });
  const part = `${world}.${process.pid}`;
  cpSync(making, part, { recursive: true });
  rmSync(making, { recursive: true });
  try {
    renameSync(part, world);
  } catch {
    // The other worker was first; one world is as good as the other.
    rmSync(part, { recursive: true });
  }
  return world;
}

/** The demo world of a portal of its own. */
export type World = {
  readonly environment: Readonly<Record<string, string>>;
  /** Changes it while its portal serves; null where the portal has to stop for that. */
  readonly change: ((sql: string) => Promise<void>) | null;
  remove(): Promise<void>;
};

/** In a directory, with the embedded engine, which one process has to itself. */
export function embeddedWorld(folder: string, environment: NodeJS.ProcessEnv): World {
  const directory = mkdtempSync(join(tmpdir(), "portal-own-"));
  cpSync(freshWorld(folder, environment), directory, { recursive: true });
  return {
    environment: { DATABASE_URL: "", DATA_DIR: directory },
    change: null,
    remove: async () => rmSync(directory, { recursive: true, force: true }),
  };
}

let copies = 0;

/** In a database of its own: a copy of this one on the server, which nobody has open. */
export async function worldLike(server: string, template: string): Promise<World> {
  const name = `${template}_${process.pid}_${++copies}`;
  await asked(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const directory = mkdtempSync(join(tmpdir(), "portal-own-"));
  return {
    environment: { DATABASE_URL: url.href, DATA_DIR: directory },
    change: (sql) => asked(url.href, sql),
    async remove() {
      rmSync(directory, { recursive: true, force: true });
      await asked(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asked(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

// Run by itself, with the folder of this run: the portal that all share begins as a copy.
if (import.meta.main) {
  const [folder = ""] = process.argv.slice(2);
  const own = process.env["DATA_DIR"] ?? "";
  if (!existsSync(join(own, "database"))) cpSync(freshWorld(folder, process.env), own, { recursive: true });
}
