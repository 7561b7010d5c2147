import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { node24, root } from "./node24.mjs";
import { aptInstall } from "./postgresql.mjs";
import { atTheEnd, main, must, run, Stop } from "./run.mjs";

const debian = "trixie";
const base = "localhost/portaalhulp-base";

const isThere = (program) => spawnSync(program, ["--version"]).error === undefined;

/**
 * What the image begins with, as node:24-trixie-slim has it: Debian's own packages, the Node that npm brought, npm, and
 * somebody who is not root.
 */
async function makeBase(build) {
  if (process.getuid?.() !== 0)
    throw new Stop("Without a registry the image is made by root, as debootstrap needs it.");
  if (!isThere("debootstrap") && !(await aptInstall("debootstrap")))
    throw new Stop("debootstrap is missing: install it, or let the registry be reached.");
  const folder = mkdtempSync(join(tmpdir(), "image-"));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  const system = join(folder, "system");
  const packages = "--include=ca-certificates,libstdc++6";
  await must(
    run("debootstrap", ["--variant=minbase", packages, debian, system, "http://deb.debian.org/debian"]),
    "Debian's packages could not be put together; the reason stands above.",
  );
  copyFileSync(node24(), join(system, "usr/local/bin/node"));
  const npm = execFileSync("npm", ["--version"], { encoding: "utf8" }).trim();
  await must(
    run("npm", ["install", "--global", `--prefix=${join(system, "usr/local")}`, `npm@${npm}`]),
    "npm could not be put in; it says why above.",
  );
  await must(run("chroot", [system, "useradd", "--uid=1000", "--create-home", "node"]), "");
  rmSync(join(system, "var/cache/apt"), { recursive: true, force: true });
  await must(run("tar", ["-C", system, "-cf", join(folder, "system.tar"), "."]), "");
  rmSync(system, { recursive: true, force: true });
  writeFileSync(
    join(folder, "Containerfile"),
    "FROM scratch\nADD system.tar /\nENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n",
  );
  await build(["--tag", base, folder]);
}

/** Makes the image that deploy/Containerfile describes: `npm run image -- NAME`. */
await main(async () => {
  const options = { "without-registry": { type: "boolean" } };
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const [name = "portaalhulp"] = positionals;
  const builder = ["podman", "buildah", "docker"].find(isThere);
  if (!builder) throw new Stop("podman, buildah or docker is missing: install one of them.");
  // The format that keeps the check of its health; docker knows no other.
  const format = builder === "docker" ? [] : ["--format=docker"];
  const build = (args) =>
    must(run(builder, ["build", "--network=host", ...format, ...args]), "The image could not be made.");
  if (values["without-registry"]) await makeBase(build);
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  const certificates = process.env.NODE_EXTRA_CA_CERTS;
  await build([
    ...["--tag", name, "--build-arg", `PORTAL_COMMIT=${commit}`],
    ...(values["without-registry"] ? ["--build-arg", `NODE_IMAGE=${base}`] : []),
    ...(certificates && existsSync(certificates) ? ["--secret", `id=certificates,src=${certificates}`] : []),
    ...["--file", join(root, "deploy/Containerfile"), root],
  ]);
});
