import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import autocannon from "autocannon";
import { node24, root } from "./node24.mjs";
import { freePort, providePostgresql } from "./postgresql.mjs";
import { main, must, runNode, Stop } from "./run.mjs";
import { generate, install } from "./steps.mjs";

const connections = 16;
const rounds = 11;
const seconds = 2;
const list = "/nl/beheer/gebruikers";
const constant = "/nl/bench/gebruikers";
const emptyPage = "/api/leeg";
const publicPages = [
  "/nl",
  "/nl/hulp-bij-inloggen",
  "/nl/hulp-bij-inloggen/vraag-je-beheerder",
  "/nl/inloggen",
  "/nl/wachtwoord-vergeten",
];

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Runs one of our TypeScript scripts to its end and gives what it printed. */
const output = (name, environment) =>
  execFileSync(node24(), ["--conditions=react-server", name], { cwd: root, env: environment, encoding: "utf8" }).trim();

function serve(environment) {
  const server = spawn(node24(), ["scripts/serve.mjs"], {
    cwd: root,
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    server.stdout.on("data", (text) => String(text).includes("Ready on") && resolve(server));
    server.once("exit", () => reject(new Stop("The server did not start; it says why above.")));
  });
}

/** Pages the product does not have, and where they stand in the bench's build. The proxy leaves /api/ as it is. */
const extra = { "app/[locale]/bench/gebruikers": "scripts/bench/constant", "app/api/leeg": "scripts/bench/empty" };

async function buildWithExtraPages(environment) {
  // The framework writes the folder of its build into it.
  const tsconfig = readFileSync(join(root, "tsconfig.json"));
  for (const [place, source] of Object.entries(extra))
    cpSync(join(root, source), join(root, place), { recursive: true });
  try {
    const building = runNode(["node_modules/next/dist/bin/next", "build"], { ...environment, NODE_ENV: "production" });
    await must(building, "The build failed; the reason stands above.");
  } finally {
    writeFileSync(join(root, "tsconfig.json"), tsconfig);
    for (const place of ["app/[locale]/bench", "app/api/leeg"])
      rmSync(join(root, place), { recursive: true, force: true });
  }
}

async function rate(origin, path, cookie) {
  const result = await autocannon({ url: origin + path, connections, duration: seconds, headers: { cookie } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Stop(`${path} answered ${result.non2xx} times otherwise than 200 and failed ${result.errors} times.`);
  return result.requests.average;
}

/** The scripts a page loads, at once or when it wakes, compressed as a server would. */
async function scriptBytes(origin, path) {
  const answer = await fetch(origin + path);
  if (answer.status !== 200) throw new Stop(`${path} answered ${answer.status}.`);
  const page = await answer.text();
  const sources = new Set(page.match(/\/_next\/static\/[^"'\\\s]+\.js/g));
  const files = await Promise.all(
    [...sources].map(async (source) => Buffer.from(await (await fetch(origin + source)).arrayBuffer())),
  );
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
}

await main(async () => {
  await install();
  await generate();
  const postgresql = await providePostgresql();
  if (postgresql.missing) throw new Stop(postgresql.missing);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const environment = {
    ...process.env,
    APP_ENV: "test",
    WORKER: "off",
    NEXT_DIST_DIR: ".next/bench",
    PORT: String(port),
    PUBLIC_ORIGIN: origin,
    DATABASE_URL: postgresql.url,
  };
  let server;
  try {
    await buildWithExtraPages(environment);
    console.log("Filling PostgreSQL with 100,000 accounts in 2,000 organisations …");
    output("scripts/migrate.ts", environment);
    const cookie = output("scripts/bench/fill.ts", environment);
    server = await serve(environment);

    const html = await (await fetch(origin + list, { headers: { cookie } })).text();
    const rows = html.match(/<tr/g)?.length ?? 0;
    console.log(
      `\n${list}: ${rows - 1} rows, ${kilobytes(Buffer.byteLength(html))} of HTML before compression (at most 40 kB)`,
    );

    await rate(origin, list, cookie);
    await rate(origin, constant, cookie);
    const pairs = [];
    for (let round = 1; round <= rounds; round++) {
      const limit = await rate(origin, constant, cookie);
      const ours = await rate(origin, list, cookie);
      pairs.push({ limit, ours, ratio: ours / limit });
      console.log(
        `round ${round}: constant rows ${limit.toFixed(0)}/s, from the database ${ours.toFixed(0)}/s, ratio ${(ours / limit).toFixed(2)}`,
      );
    }
    console.log(
      `median ratio ${median(pairs.map(({ ratio }) => ratio)).toFixed(2)} at ${connections} connections (goal: at least 0.70)`,
    );

    const empty = await scriptBytes(origin, emptyPage);
    console.log(`\nJavaScript above an empty page of this build (${kilobytes(empty)} gzip; goal: at most 12 kB more)`);
    for (const path of publicPages) console.log(`  ${path}: ${kilobytes((await scriptBytes(origin, path)) - empty)}`);
  } finally {
    if (server && server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    postgresql.stop();
  }
});
