import pg from "pg";
import { node24 } from "../node24.mjs";
import { outputOf, Stop } from "../run.mjs";

/** Runs one of our TypeScript scripts to its end and returns what it printed. */
export async function output(environment, name, ...args) {
  const { code, stdout } = await outputOf(node24(), ["--conditions=react-server", name, ...args], {
    env: { ...environment, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (code !== 0) throw new Stop(`${name} failed; the reason stands above.`);
  return stdout.trim();
}

/** Worlds of any size on one server, each filled when it is first asked for. */
export function worldsOn(server, environment) {
  const urls = new Map();
  return async function world(accounts, called = "") {
    const name = `portal_bench_${accounts}${called}`;
    const known = urls.get(name);
    if (known) return known;
    console.log(`Filling PostgreSQL with ${accounts.toLocaleString("en-GB")} accounts …`);
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    const url = new URL(server);
    url.pathname = `/${name}`;
    await output({ ...environment, DATABASE_URL: url.href }, "scripts/bench/fill.ts", String(accounts));
    urls.set(name, url.href);
    return url.href;
  };
}
