import "server-only";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StartRefusal } from "../start-refusal.ts";
import { figures } from "./figures.ts";
import { metrics, secondsSinceWork } from "./metrics.ts";

/** A worker that has been silent for longer is not alive. */
const mostIdleSeconds = 30;

/** The commit that was built, or what it is called when the sources were not just those of one. */
export function builtCommit(distDir = process.env["NEXT_DIST_DIR"] || ".next"): string {
  try {
    return readFileSync(join(distDir, "built"), "utf8") || "changed";
  } catch {
    return "unknown";
  }
}

/**
 * Figures at /metrics and the health of the process's worker at /health, on a port of their own: who may read them is
 * for the network to say, and a flood at the door does not hide them.
 */
export async function startFigures(port: number, host: string): Promise<{ stop(): Promise<void> }> {
  metrics.build.set({ commit: builtCommit() }, 1);
  const server = createServer((request, response) => {
    const path = request.url?.split("?", 1)[0];
    const end = (status: number, type: string, body: string) =>
      response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);
    if (request.method !== "GET") return void end(405, "text/plain", "");
    if (path === "/metrics")
      return void figures().then(
        (body) => end(200, metrics.registry.contentType, body),
        () => end(500, "text/plain", ""),
      );
    if (path !== "/health") return void end(404, "text/plain", "");
    const idle = secondsSinceWork();
    const works = idle === null || idle < mostIdleSeconds;
    end(works ? 200 : 503, "application/json", JSON.stringify({ works, idleSeconds: idle && Math.round(idle) }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, resolve);
  }).catch((error: unknown) => {
    throw new StartRefusal(`The figures cannot be shown on ${host}, port ${port}: ${(error as Error).message}.`);
  });
  server.unref();
  return {
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
