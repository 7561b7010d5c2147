import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

/** A process that has been told to end, with `stop` as the body of what it does then. */
async function ended(stop: string) {
  const program = `
    import { endBySignal } from "./scripts/ending.mjs";
    endBySignal(async () => { ${stop} }, 200);
    setInterval(() => {}, 60_000);
    console.log("running");`;
  const running = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  await once(running.stdout, "data");
  running.kill("SIGTERM");
  return once(running, "exit");
}

test.each([
  ["has stopped", "", 0],
  ["cannot stop", "throw new Error('no')", 1],
  ["never comes to an end of stopping", "await new Promise(() => {})", 1],
])("a process that %s ends when it is told to", async (_, stop, code) => {
  expect(await ended(stop)).toEqual([code, null]);
});
