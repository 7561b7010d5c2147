import { EventEmitter } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { Server as NetServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { admission } from "../lib/platform/admission/admission.ts";
import { hashesAtOnce } from "../lib/platform/admission/lanes.ts";
import { readyAddresses } from "../lib/ready-pages.ts";
import { aheadOfNext } from "../lib/platform/web/ahead-of-next.ts";
import { admit } from "../lib/platform/web/front-door.ts";
import { answeredByMount } from "../lib/platform/web/mounts.ts";
import { sendFullPages } from "../lib/platform/web/full-page.ts";
import { orBroken } from "../lib/platform/web/or-broken.ts";
import { isOurForm, tellNext } from "../lib/platform/web/towards-next.ts";
import { sendWithoutScripts } from "../lib/platform/web/without-scripts.ts";
import { sayInJson } from "../lib/platform/watch/json-lines.ts";
import { watching } from "../lib/platform/watch/requests.ts";
import { builtRoutes } from "../lib/platform/watch/routes.ts";
import { endBySignal } from "./ending.mjs";

const production = process.env.APP_ENV === "production";
if (production) sayInJson();
const dev = process.argv.includes("--dev");
const port = Number(process.env.PORT || 3000);
const trustedProxies = Number(process.env.TRUSTED_PROXIES || 0);
const proxyHeader = (process.env.PROXY_HEADER || "x-forwarded-for").toLowerCase();
const drainMs = 20_000;

// "localhost" has two addresses and a browser may try either.
const hosts = production ? [process.env.HOST || "0.0.0.0"] : ["127.0.0.1", "::1"];

process.env.NEXT_TELEMETRY_DISABLED = "1";
// Hashing takes threads from the same pool as files, names and compression, which need theirs meanwhile.
process.env.UV_THREADPOOL_SIZE ??= String(hashesAtOnce() + 4);
process.env.NODE_ENV = dev ? "development" : "production";

// What next.config.js said stands in the build. So it is read for building only, and a package needs neither it nor
// what reads it.
if (!dev) {
  const build = join(process.env.NEXT_DIST_DIR || ".next", "required-server-files.json");
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(JSON.parse(readFileSync(build, "utf8")).config);
}
const { default: next } = await import("next");

// Next does not wait for instrumentation.ts: scripts/open-portal.ts says here that the database is open, and how to
// close it.
const portal = (globalThis[Symbol.for("portal.opened")] = Promise.withResolvers());

// Whoever began this process makes the demo anew when it has ended (scripts/start.mjs).
const startOver = process.env.START_OVER;
if (!production && startOver) {
  globalThis[Symbol.for("portal.start-over")] = () => {
    writeFileSync(startOver, "");
    process.emit("SIGTERM");
  };
}

const servers = [];

let draining = false;
const drainSeconds = Number(process.env.DRAIN_SECONDS || (production ? 5 : 0));
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Right after everybody who knocked was let in: the system turns away whoever waits at a door at the moment it closes,
 * and a proxy does not send a form a second time. Each turn lets in all who wait, so it is a short one that is wanted.
 */
async function whenNobodyKnocks() {
  const latest = performance.now() + 2_000;
  for (let begun = -Infinity, now = performance.now(); now - begun > 1 && now < latest;) {
    begun = now;
    await nextTurn();
    now = performance.now();
  }
}

const closed = (server) => new Promise((resolve) => server.close(resolve));

/**
 * First says that it is not ready, so that a proxy sends nobody here, and answers whoever comes on a connection that it
 * then closes; then closes the door; then waits for requests under way, for `drainMs` in all at most, and closes the
 * database, so that its lock is free.
 */
endBySignal(async () => {
  draining = globalThis[Symbol.for("portal.draining")] = true;
  await pause(drainSeconds * 1_000);
  await whenNobodyKnocks();
  // Only the door: a connection that a proxy keeps may have a request on it at this moment.
  for (const server of servers) NetServer.prototype.close.call(server);
  await pause(drainSeconds * 200);
  await Promise.race([Promise.all(servers.map(closed)), pause(drainMs - drainSeconds * 1_200)]);
  for (const server of servers) server.closeAllConnections();
  const close = await portal.promise;
  await close();
});

async function listen(server, host) {
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, resolve);
  });
}

// Next takes the development sockets of one server only, and a page without its socket stays dead.
const sockets = new EventEmitter();
const app = next({ dev, hostname: production ? hosts[0] : "localhost", port, httpServer: sockets });
await app.prepare();
const close = await portal.promise;
const handle = app.getRequestHandler();
const letIn = admission(process.env);
const watched = watching(builtRoutes(process.env.NEXT_DIST_DIR || ".next"), production);
// In development a page changes with its code.
const isAnswered = dev ? () => false : aheadOfNext(readyAddresses);

for (const host of hosts) {
  const server = createServer(async (request, response) => {
    if (draining) response.setHeader("Connection", "close");
    const answer = async () => {
      if (!admit(request, response, trustedProxies, proxyHeader)) return;
      if (await answeredByMount(request, response)) return;
      if (await isAnswered(request, response)) return;
      if (!tellNext(request, response)) return;
      sendFullPages(request, response);
      sendWithoutScripts(request, response);
      const serve = async () => (await isOurForm(request, response)) && handle(request, response);
      void orBroken(response, () => letIn(request, response, serve));
    };
    await watched(request, response, () => orBroken(response, answer));
  });
  // Longer than a proxy or client keeps a connection: one that we close first may be in use at that moment.
  server.keepAliveTimeout = 75_000;
  if (dev) server.on("upgrade", (...arrival) => sockets.emit("upgrade", ...arrival) || arrival[1].destroy());
  try {
    await listen(server, host);
    servers.push(server);
  } catch (error) {
    if (host === "::1" && error.code !== "EADDRINUSE") continue;
    console.error(
      error.code === "EADDRINUSE"
        ? `Port ${port} is in use by another program; stop that one or set PORT to a free port.`
        : `The server cannot listen on ${host}, port ${port}: ${error.message}.`,
    );
    await close();
    process.exit(1);
  }
}

const origin = process.env.PUBLIC_ORIGIN || `http://localhost:${port}`;
console.log(`Ready on ${origin}`);
if (process.env.APP_ENV === "demo")
  console.log(
    `Begin at ${origin}/demo: who you can be, the story, the clock. To sign in yourself: dora@delinden.example (blocked), anna@delinden.example (beheerder) or sara@verzekeraar.example (servicedesk), with the password Demo-wachtwoord-2026; the codes arrive at ${origin}/demo/berichten.`,
  );
