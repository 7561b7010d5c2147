import { main, ownTemporaryFolder } from "./run.mjs";
import { generate, install } from "./steps.mjs";
import { lint, runAll, types, vitest } from "./suites.mjs";

await main(async () => {
  ownTemporaryFolder();
  await install();
  await generate();
  return await runAll([
    [[["Lint", lint]], [["Types", types]]],
    ["Unit and architecture", () => vitest(["unit", "mocking"])],
  ]);
});
