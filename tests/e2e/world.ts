import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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

// Run by itself, with the folder of this run: the portal that all share begins as a copy.
if (import.meta.main) {
  const [folder = ""] = process.argv.slice(2);
  const own = process.env["DATA_DIR"] ?? "";
  if (!existsSync(join(own, "database"))) cpSync(freshWorld(folder, process.env), own, { recursive: true });
}
