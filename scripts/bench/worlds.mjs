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

const filled = "filled by the benchmark";

/**
 * Worlds of any size on one server, each filled when it is first asked for; `more` are the arguments of the script that
 * fills it further. On a server that stays (TEST_DATABASE_URL) `BENCH_WORLDS=keep` uses again what an earlier run
 * filled, brought to the schema of today.
 */
export function worldsOn(server, environment) {
  const urls = new Map();
  const keeps = process.env.TEST_DATABASE_URL && process.env.BENCH_WORLDS === "keep";
  return async function world(accounts, called = "", more = []) {
    const name = `portal_bench_${accounts}${called}`;
    const known = urls.get(name);
    if (known) return known;
    const url = new URL(server);
    url.pathname = `/${name}`;
    const here = { ...environment, DATABASE_URL: url.href };
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    const said = `SELECT shobj_description(oid, 'pg_database') AS text FROM pg_database WHERE datname = $1`;
    const stands = keeps && (await client.query(said, [name])).rows[0]?.text === filled;
    if (stands) await output(here, "scripts/migrate.ts");
    else {
      console.log(`Filling PostgreSQL with ${accounts.toLocaleString("en-GB")} accounts …`);
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${name}`);
      await output(here, "scripts/bench/fill.ts", String(accounts));
      if (more.length > 0) await output(here, ...more);
      await client.query(`COMMENT ON DATABASE ${name} IS '${filled}'`);
    }
    await client.end();
    urls.set(name, url.href);
    return url.href;
  };
}
