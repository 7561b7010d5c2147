import { once } from "node:events";
import { node24 } from "../node24.mjs";
import { freePort } from "../postgresql.mjs";
import { start, Stop } from "../run.mjs";

/** The built product as it runs in production, with its worker, behind one proxy: this script. */
export async function startPortal() {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = start(node24(), ["scripts/serve.mjs"], {
    env: { ...process.env, PORT: String(port), PUBLIC_ORIGIN: origin, TRUSTED_PROXIES: "1", WORKER: "on" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    server.stdout.on("data", (text) => String(text).includes("Ready on") && resolve());
    server.once("exit", () => reject(new Stop("The server did not start; it says why above.")));
  });
  return {
    origin,
    async stop() {
      if (server.exitCode !== null) return;
      server.kill("SIGTERM");
      await once(server, "exit");
    },
  };
}
