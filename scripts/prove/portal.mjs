import { once } from "node:events";
import { node24, root } from "../node24.mjs";
import { freePort } from "../postgresql.mjs";
import { outputOf, start, Stop } from "../run.mjs";

/** What the workers of a proof seal the log with. */
export const auditKey = "bewijs-van-het-logboek-dat-niemand-anders-kent";

/** Runs one of the operator's commands to its end, however that is. */
export const commanded = (environment, name, ...args) =>
  outputOf(node24(), ["--conditions=react-server", `scripts/${name}.ts`, ...args], {
    env: { ...environment, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });

/**
 * A process of the product, once it has said this. What it complains of is not shown where it has every reason to; `from`
 * is the folder of another build than this one.
 */
async function started(args, environment, said, { quiet = false, from = root } = {}) {
  const child = start(node24(), args, {
    cwd: from,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", quiet ? "ignore" : "inherit"],
  });
  const exit = once(child, "exit");
  await new Promise((resolve, reject) => {
    child.stdout.on("data", (text) => String(text).includes(said) && resolve());
    child.once("exit", () => reject(new Stop("A process of the portal did not start; it says why above.")));
  });
  const by = (signal) => async () => {
    child.kill(signal);
    await exit;
  };
  return { pid: child.pid, stop: by("SIGTERM"), kill: by("SIGKILL") };
}

/** A web process of the built product on this port. */
export const startWeb = (port, environment, options) =>
  started(["scripts/serve.mjs"], { PORT: String(port), ...environment }, "Ready on", options);

/** A worker of its own. */
export const startWorker = (environment, options) =>
  started(["--conditions=react-server", "scripts/worker.ts"], environment, "Delivering messages", options);

/** The built product as it runs in production, with its worker, behind one proxy: this script. */
export async function startPortal() {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  return { origin, ...(await startWeb(port, { PUBLIC_ORIGIN: origin, TRUSTED_PROXIES: "1", WORKER: "on" })) };
}
