import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const isRoot = process.getuid?.() === 0;

/** A PostgreSQL for the tests: the one of TEST_DATABASE_URL, else a cluster of our own that `stop` takes away again. */
export async function providePostgresql() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop() {} };
  const binaries = findBinaries() ?? installed();
  if (!binaries) {
    return { missing: "PostgreSQL 15 or newer is missing: install it, or let TEST_DATABASE_URL name a server." };
  }
  const folder = mkdtempSync(join(tmpdir(), "portal-postgresql-"));
  const owner = isRoot ? postgresUser() : {};
  if (isRoot) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const port = await freePort();
  const tool = (name, ...args) => {
    const { status, stdout, stderr, error } = spawnSync(join(binaries, name), args, {
      ...owner,
      cwd: folder,
      env: { ...process.env, HOME: folder, LC_ALL: "C" },
      encoding: "utf8",
      // pg_ctl's server would keep a pipe of ours open and so keep us waiting.
      stdio: name === "pg_ctl" ? "ignore" : "pipe",
    });
    if (status !== 0) throw new Error(`${name} failed: ${error?.message ?? `${stdout}${stderr}`}`);
  };
  tool("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
  const options = [`-p ${port}`, `-k "${folder}"`, "-c listen_addresses=127.0.0.1", "-c max_connections=200", "-F"];
  tool("pg_ctl", "-D", data, "-l", join(folder, "log"), "-w", "-o", options.join(" "), "start");
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      tool("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const newestFirst = (a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10);
const versionsIn = (folder) => (existsSync(folder) ? readdirSync(folder).sort(newestFirst) : []);

/** Debian keeps the server's programs in a folder per version that is not on the path; Homebrew likewise. */
function findBinaries() {
  const brew = ["/opt/homebrew/opt", "/usr/local/opt"].flatMap((folder) =>
    versionsIn(folder)
      .filter((name) => name.startsWith("postgresql"))
      .map((name) => join(folder, name, "bin")),
  );
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...versionsIn("/usr/lib/postgresql").map((version) => join("/usr/lib/postgresql", version, "bin")),
    ...brew,
  ];
  return folders.find((folder) => ["initdb", "pg_ctl", "postgres"].every((name) => existsSync(join(folder, name))));
}

function installed() {
  return aptInstall("postgresql") ? findBinaries() : undefined;
}

/** Debian's packages, when we may install them. */
export function aptInstall(name) {
  if (!isRoot || !existsSync("/usr/bin/apt-get")) return false;
  console.log(`Installing ${name} …`);
  const apt = (...args) =>
    spawnSync("apt-get", ["-qq", "-y", ...args], {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  return apt("update") && apt("install", "--no-install-recommends", name);
}

/** initdb refuses root. */
function postgresUser() {
  const id = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
