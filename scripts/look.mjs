import { join, resolve } from "node:path";
import { provideChromium } from "./chromium.mjs";
import { root } from "./node24.mjs";
import { startPortal } from "./prove/portal.mjs";
import { main, ownTemporaryFolder, runNode, Stop } from "./run.mjs";
import { build, generate, install, prepare } from "./steps.mjs";

/**
 * Takes pictures of every screen, in both languages, wide and on a phone, light and dark, and lays them side by side in
 * a folder: `npm run look -- FOLDER`. With names of lib/addresses.ts after it, of those pages only; with `readme`, the
 * pictures of the README (`npm run look -- docs readme`).
 */
await main(async () => {
  const [folder, ...only] = process.argv.slice(2);
  if (!folder) throw new Stop("Say in which folder the pictures should stand: npm run look -- FOLDER");
  ownTemporaryFolder();
  Object.assign(process.env, { APP_ENV: "demo", DATABASE_URL: "", DATA_DIR: join(process.env.TMPDIR, "look") });
  await install();
  await generate();
  await build();
  await prepare();
  const chromium = await provideChromium();
  if (!chromium) throw new Stop("There is no Chromium on this machine and none can be had; set CHROMIUM_PATH.");
  const portal = await startPortal();
  try {
    const asked = [portal.origin, resolve(folder), chromium, ...only];
    const script = only[0] === "readme" ? "readme" : "pictures";
    return await runNode([join(root, `scripts/look/${script}.mjs`), ...asked]);
  } finally {
    await portal.stop();
  }
});
