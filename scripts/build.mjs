import { main } from "./run.mjs";
import { build, generate, install } from "./steps.mjs";

/** The build that every installation serves: it needs no setting, no secret and no database, and asks for none. */
await main(async () => {
  await install();
  await generate();
  await build();
});
