import { execFileSync } from "node:child_process";
import pg from "pg";
import { node24, root } from "../node24.mjs";

/** Runs one of our TypeScript scripts to its end and gives what it printed. */
export const output = (environment, name, ...args) =>
  execFileSync(node24(), ["--conditions=react-server", name, ...args], {
    cwd: root,
    env: { ...environment, NODE_OPTIONS: "" },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  }).trim();

/** Worlds of any size on one server, each filled the first time somebody asks for it. */
export function worldsOn(server, environment) {
  const urls = new Map();
  return async function world(accounts) {
    const known = urls.get(accounts);
    if (known) return known;
    console.log(`Filling PostgreSQL with ${accounts.toLocaleString("en-GB")} accounts …`);
    const name = `portal_bench_${accounts}`;
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    const url = new URL(server);
    url.pathname = `/${name}`;
    output({ ...environment, DATABASE_URL: url.href }, "scripts/bench/fill.ts", String(accounts));
    urls.set(accounts, url.href);
    return url.href;
  };
}
