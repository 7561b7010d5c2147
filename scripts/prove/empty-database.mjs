import pg from "pg";

/**
 * A database of our own beside the others on the server, under a name of this run alone: a process that another run
 * left behind would connect to one of the same name, and seal its log with another key.
 */
export async function emptyDatabase(server, called = "") {
  const name = `portal_prove_${process.pid}${called}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
