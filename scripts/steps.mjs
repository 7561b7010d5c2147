import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { node24, root } from "./node24.mjs";
import { must, run, runNode } from "./run.mjs";

const at = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** When something below last changed. Folders count too, so that a removed file is seen. */
function newest(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  const inside = readdirSync(join(root, path)).filter((name) => name !== "generated");
  return Math.max(found.mtimeMs, ...inside.map((name) => newest(join(path, name))));
}

const sources = [
  "app",
  "lib",
  "prisma/schema.prisma",
  "package-lock.json",
  "tsconfig.json",
  "next.config.js",
  "postcss.config.mjs",
  "instrumentation.ts",
  "scripts/open-portal.ts",
];

export async function install() {
  if (at("node_modules/.package-lock.json") >= at("package-lock.json") && node24()) return;
  console.log("Installing what is missing (npm ci) …");
  await must(
    run("npm", ["ci", "--include=dev", "--include=optional", "--no-fund", "--no-audit", "--loglevel=error"]),
    "Installing failed; npm says why above.",
  );
}

export async function generate() {
  if (at("lib/platform/db/generated/client.ts") >= at("prisma/schema.prisma")) return;
  console.log("Generating the database client …");
  await must(script("generate.ts"), "The database client could not be generated; the reason stands above.");
}

const stamp = ".next/built";

/** Whether what was built at this stamp is still what the sources say, and these other folders of theirs. */
export const stands = (stamp, others = []) => at(stamp) > Math.max(...[...sources, ...others].map(newest));

/** What a build may know of where it is made; everything else, and every setting, is kept from it. */
const ofTheMachine =
  /^(path|home|user|lang|lc_.*|tz|te?mp|tmpdir|systemroot|appdata|localappdata|comspec|ci|node_options|node_extra_ca_certs|https?_proxy|no_proxy|npm_.*|next_dist_dir|turbo.*|rayon_.*)$/i;
const withoutSettings = () =>
  Object.fromEntries(Object.keys(process.env).flatMap((name) => (ofTheMachine.test(name) ? [] : [[name, undefined]])));

/** The commit that is built; null where the sources are not just that of one. An image is told, for it has no git. */
function commit() {
  if (process.env.PORTAL_COMMIT) return process.env.PORTAL_COMMIT;
  const git = (...args) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  try {
    return git("status", "--porcelain", "--untracked-files=no").trim() ? null : git("rev-parse", "HEAD").trim();
  } catch {
    return null;
  }
}

export async function build() {
  if (stands(stamp)) return;
  console.log("Building …");
  const begun = new Date();
  rmSync(join(root, stamp), { force: true });
  const built = commit();
  await must(
    runNode(["node_modules/next/dist/bin/next", "build"], {
      ...withoutSettings(),
      ...{ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PORTAL_COMMIT: built ?? "" },
    }),
    "The build failed; the reason stands above.",
  );
  // A file that was edited during the build is newer than the stamp, and is built next time.
  writeFileSync(join(root, stamp), built ?? "");
  utimesSync(join(root, stamp), begun, begun);
}

export async function prepare(...options) {
  console.log("Preparing the database …");
  await must(script("prepare.ts", ...options), "");
}

/** Runs one of our TypeScript scripts, outside Next. */
export const script = (name, ...args) => runNode(["--conditions=react-server", join(root, "scripts", name), ...args]);
