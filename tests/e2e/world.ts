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
  /** In which the portal finds it, and keeps what it writes beside the database. */
  readonly directory: string;
  /** Empty for the embedded engine. */
  readonly url: string;
  change(sql: string): Promise<void>;
  /** Whether that goes while the portal serves. */
  readonly isShared: boolean;
  remove(): Promise<void>;
};

/** In a directory, with the embedded engine, which one process has to itself. */
export function embeddedWorld(folder: string, environment: NodeJS.ProcessEnv): World {
  const directory = mkdtempSync(join(tmpdir(), "portal-own-"));
  cpSync(freshWorld(folder, environment), directory, { recursive: true });
  return {
    ...{ directory, url: "", isShared: false },
    change: async (sql) => changeEmbedded(join(directory, "database"), sql),
    remove: async () => rmSync(directory, { recursive: true, force: true }),
  };
}

function changeEmbedded(directory: string, sql: string): void {
  const script = `import { PGlite } from "@electric-sql/pglite";
    import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
    const database = await PGlite.create(process.argv[1], { extensions: { pg_trgm } });
    await database.exec(process.argv[2]);
    await database.close();`;
  execFileSync(process.execPath, ["--input-type=module", "-e", script, directory, sql], {
    cwd: root,
    stdio: "inherit",
  });
}

let copies = 0;

/** In a database of its own: a copy of this one on the server, which nobody has open. */
export async function worldLike(server: string, template: string): Promise<World> {
  const name = `${template}_${process.pid}_${++copies}`;
  await asOwner(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const directory = mkdtempSync(join(tmpdir(), "portal-own-"));
  return {
    ...{ directory, url: url.href, isShared: true },
    change: (sql) => asOwner(url.href, sql),
    async remove() {
      rmSync(directory, { recursive: true, force: true });
      await asOwner(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Runs SQL as whoever this address names: the owner of the databases of the tests. */
export async function asOwner(connectionString: string, sql: string): Promise<void> {
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
