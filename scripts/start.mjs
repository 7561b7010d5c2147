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
  return await serve();
});
