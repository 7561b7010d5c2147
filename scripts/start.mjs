import { existsSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "./node24.mjs";
import { main, serve, Stop } from "./run.mjs";
import { build, generate, install, prepare } from "./steps.mjs";

const [major, minor] = process.versions.node.split(".").map(Number);

await main(async () => {
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Stop(`This needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  }
  process.env.APP_ENV ??= "demo";
  await install();
  await generate();
  await build();
  await prepare();
  // Only the embedded database is made anew. This file is there when the portal ended for that (lib/platform/start-over.ts).
  if (process.env.APP_ENV !== "demo" || process.env.DATABASE_URL) return await serve();
  const asked = (process.env.START_OVER = resolve(root, process.env.DATA_DIR || ".data", "start-over"));
  for (;;) {
    rmSync(asked, { force: true });
    const code = await serve();
    if (!existsSync(asked)) return code;
    await prepare("--anew");
  }
});
