import { resolve } from "node:path";
import { main, must, runNode } from "./run.mjs";
import { build, generate, install } from "./steps.mjs";

/** Makes a folder that can be copied to any machine of this kind and needs Node 24 alone: `npm run package -- FOLDER`. */
await main(async () => {
  await install();
  await generate();
  await build();
  await must(runNode(["scripts/package-files.mjs", resolve(process.argv[2] ?? ".next/package")]), "");
});
