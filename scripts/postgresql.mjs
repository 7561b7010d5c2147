import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { atTheEnd, outputOf, run } from "./run.mjs";

const isRoot = process.getuid?.() === 0;

/**
 * A PostgreSQL for the tests: that of TEST_DATABASE_URL, or a cluster of our own that ends with this process. Only a
 * durable one waits for its disk at every commit, as one that keeps its data must.
 */
export async function providePostgresql({ durable = false } = {}) {
  const given = process.env.TEST_DATABASE_URL;
  return given ? { url: given } : ownPostgresql({ durable });
}

/**
 * A cluster of our own. `binaries` are those of another version, `within` is a folder for it, `more` are further
 * arguments of initdb; `begin` starts its server once more when that has ended.
 */
export async function ownPostgresql({ durable = false, binaries: given, within = tmpdir(), more = [] } = {}) {
  const binaries = given ?? findBinaries() ?? (await installed());
  if (!binaries) {
    return { missing: "PostgreSQL 15 or newer is missing: install it, or let TEST_DATABASE_URL name a server." };
  }
  const folder = mkdtempSync(join(within, "postgresql-"));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const owner = isRoot ? postgresUser() : {};
  if (isRoot) chownSync(folder, owner.uid, owner.gid);
  const options = { ...owner, cwd: folder, env: { ...process.env, HOME: folder, LC_ALL: "C" } };
  const data = join(folder, "data");
  const initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", ...more];
  const made = await outputOf(join(binaries, "initdb"), initdb, options);
  if (made.code !== 0) throw new Error(`initdb failed: ${made.stdout}${made.stderr}`);
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    `fsync=${durable ? "on" : "off"}`,
  ];
  const args = ["-D", data, "-p", port, ...settings.flatMap((one) => ["-c", one])];
  const begin = () => started(join(binaries, "postgres"), args, options);
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, server: await begin(), begin };
}

/** The address of a new database of this name on the server; one that was there is gone. */
export async function newDatabase(server, name) {
  await onServer(server, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Takes all databases away whose names begin like this. */
export const dropDatabases = (server, beginning) =>
  onServer(server, async (client) => {
    const { rows } = await client.query(`SELECT datname FROM pg_database WHERE starts_with(datname, $1)`, [beginning]);
    for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  });

async function onServer(server, work) {
  // Installed by whoever needs a server, after this file is read.
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Starts the server and waits until it answers. It ends together with this process, however that ends. */
async function started(postgres, args, options) {
  const server = spawn(postgres, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  const gone = once(server, "exit");
  atTheEnd(async () => {
    server.kill("SIGQUIT");
    await gone;
  });
  let said = "";
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    server.stderr.setEncoding("utf8").on("data", (text) => {
      if (said.length < 10_000) said += text;
      if (said.includes("ready to accept connections")) resolve();
    });
  });
  return server;
}

const newestFirst = (a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10);
const versionsIn = (folder) => (existsSync(folder) ? readdirSync(folder).sort(newestFirst) : []);

/** Debian and Homebrew keep the server's programs in a folder for each version that is not on the path. */
export function findBinaries() {
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

async function installed() {
  return (await aptInstall("postgresql")) ? findBinaries() : undefined;
}

/** Installs Debian's packages, when we may. */
export async function aptInstall(name) {
  if (!isRoot || !existsSync("/usr/bin/apt-get")) return false;
  console.log(`Installing ${name} …`);
  // Its own user writes in the temporary folder, because ours is not readable for others.
  const environment = { DEBIAN_FRONTEND: "noninteractive", TMPDIR: "/tmp" };
  const apt = async (...args) => (await run("apt-get", ["-qq", "-y", ...args], environment)) === 0;
  // An installation that was interrupted must be finished before another can begin.
  await run("dpkg", ["--configure", "-a"], environment);
  return (await apt("update")) && (await apt("install", "--no-install-recommends", name));
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
