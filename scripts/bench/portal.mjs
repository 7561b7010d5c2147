import { once } from "node:events";
import { cpSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { node24, root } from "../node24.mjs";
import { freePort } from "../postgresql.mjs";
import { atTheEnd, must, runNode, start, Stop } from "../run.mjs";
import { stands } from "../steps.mjs";

/** Pages that only the benchmark has, in a root layout of their own, and their place in its build. */
const extra = {
  "app/api/leeg": "scripts/bench/empty",
  "app/api/naief": "scripts/bench/naive",
  "app/api/rijen": "scripts/bench/rows",
};

const stamp = ".next/bench/built";

/** What the build changes among the sources, and puts back as it was, its time too: `npm start` need not build again. */
const touched = ["tsconfig.json", "app/api"];

async function buildWithExtraPages(environment) {
  if (stands(stamp, Object.values(extra))) return;
  const begun = new Date();
  // The framework writes the folder of its build into this file.
  const tsconfig = readFileSync(join(root, "tsconfig.json"));
  const times = touched.map((path) => statSync(join(root, path)).mtime);
  let isBack = false;
  const putBack = () => {
    if (isBack) return;
    isBack = true;
    writeFileSync(join(root, "tsconfig.json"), tsconfig);
    for (const place of Object.keys(extra)) rmSync(join(root, place), { recursive: true, force: true });
    for (const [i, path] of touched.entries()) utimesSync(join(root, path), times[i], times[i]);
  };
  atTheEnd(putBack);
  for (const [place, source] of Object.entries(extra))
    cpSync(join(root, source), join(root, place), { recursive: true });
  const building = runNode(["node_modules/next/dist/bin/next", "build"], { ...environment, NODE_ENV: "production" });
  await must(building, "The build failed; the reason stands above.");
  putBack();
  writeFileSync(join(root, stamp), "");
  utimesSync(join(root, stamp), begun, begun);
}

/** Serves the product with those pages while `work` runs. */
export async function withPortal(environment, work) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const all = { ...environment, NEXT_DIST_DIR: ".next/bench", PORT: String(port), PUBLIC_ORIGIN: origin };
  await buildWithExtraPages(all);
  const server = start(node24(), ["scripts/serve.mjs"], { env: all, stdio: ["ignore", "pipe", "inherit"] });
  try {
    await new Promise((resolve, reject) => {
      server.stdout.on("data", (text) => String(text).includes("Ready on") && resolve(server));
      server.once("exit", () => reject(new Stop("The server did not start; it says why above.")));
    });
    await work(origin, server.pid);
  } finally {
    if (server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
  }
}
