import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "../node24.mjs";
import { aptInstall } from "../postgresql.mjs";
import { start, Stop } from "../run.mjs";

const isThere = () => spawnSync("nginx", ["-v"]).error === undefined;

/** nginx with deploy/nginx.conf itself, before the processes on these ports. */
export async function startNginx(port, ports) {
  if (!isThere() && !((await aptInstall("nginx-light")) && isThere()))
    throw new Stop("nginx is missing: install it, since deploy/nginx.conf is part of what is proven.");
  const folder = mkdtempSync(join(tmpdir(), "nginx-"));
  for (const name of ["client", "proxy"]) mkdirSync(join(folder, name));
  const site = readFileSync(join(root, "deploy/nginx.conf"), "utf8")
    .replace("listen 8080;", `listen 127.0.0.1:${port};`)
    .replace("server web1:3000", `server 127.0.0.1:${ports[0]}`)
    .replace("server web2:3000", `server 127.0.0.1:${ports[1]}`);
  writeFileSync(join(folder, "site.conf"), site);
  // Its own user could not enter a folder of ours.
  const user = process.getuid?.() === 0 ? "user root;" : "";
  writeFileSync(
    join(folder, "nginx.conf"),
    `${user} daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
     events { worker_connections 512; }
     http {
       access_log off;
       client_body_temp_path ${folder}/client; proxy_temp_path ${folder}/proxy;
       fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
       include ${folder}/site.conf;
     }`,
  );
  const nginx = start("nginx", ["-p", folder, "-e", join(folder, "error.log"), "-c", join(folder, "nginx.conf")], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const exit = once(nginx, "exit");
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(`http://localhost:${port}/api/health/`).catch(() => null)) break;
    await pause(50);
  }
  return {
    said: () => readFileSync(join(folder, "error.log"), "utf8"),
    async stop() {
      nginx.kill("SIGTERM");
      await exit;
    },
  };
}
