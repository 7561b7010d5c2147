import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../postgresql.mjs";
import { browser } from "./forms.mjs";
import { startNginx } from "./nginx.mjs";
import { startWeb, startWorker } from "./portal.mjs";

/** Waits until a process says that it can be sent requests, as a deployment does before it ends the next one. */
async function ready(origin, port) {
  const watcher = browser(origin, 1, undefined, `http://localhost:${port}`);
  while ((await watcher.get("/api/health/ready").catch(() => null))?.status !== 200) await pause(100);
  watcher.close();
}

/** Two web processes and two workers behind nginx on one database, as deploy/ has them. */
export async function startInstallation(more = {}) {
  const [front, ...ports] = await Promise.all([freePort(), freePort(), freePort()]);
  const origin = `http://localhost:${front}`;
  // Whoever tries it says from where everybody comes, and is one proxy more.
  const environment = { PUBLIC_ORIGIN: origin, TRUSTED_PROXIES: "2", WORKER: "off", DRAIN_SECONDS: "5", ...more };
  const beginWeb = (port) => startWeb(port, environment);
  const webs = await Promise.all(ports.map(beginWeb));
  const workers = await Promise.all([startWorker(environment), startWorker(environment)]);
  const nginx = await startNginx(front, ports);
  return {
    origin,
    ports,
    /** Ends one web process and then one worker, and starts each anew, as a release does. */
    async restart(i) {
      await webs[i].stop();
      webs[i] = await beginWeb(ports[i]);
      await ready(origin, ports[i]);
      await workers[i].stop();
      workers[i] = await startWorker(environment);
    },
    stop: () => Promise.all([...webs, ...workers, nginx].map((one) => one.stop())),
  };
}
