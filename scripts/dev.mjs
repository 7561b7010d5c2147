import { main, serve } from "./run.mjs";
import { generate, install, prepare } from "./steps.mjs";

await main(async () => {
  process.env.APP_ENV ??= "demo";
  await install();
  await generate();
  await prepare();
  return await serve("--dev");
});
