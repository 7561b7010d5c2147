import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { asked, say } from "./json-lines.ts";
import { metrics } from "./metrics.ts";
import { kindOf, type RouteOf } from "./routes.ts";

const traceparent = /^00-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/;

/**
 * Counts every request, and with `aloud` writes a line of each that is about a page: its route, and never its address.
 * It gets its id here, by which lines and records of the log find each other.
 */
export function watching(routeOf: RouteOf, aloud: boolean) {
  return (request: IncomingMessage, response: ServerResponse, serve: () => Promise<unknown>): Promise<unknown> => {
    const began = performance.now();
    const { method = "", url = "", headers } = request;
    const path = url.split("?", 1)[0] ?? "";
    const requestId = (headers["x-request-id"] = randomUUID());
    const traceId = traceparent.exec(headers["traceparent"]?.toString() ?? "")?.[1];
    const about = { requestId, ...(traceId && { traceId }) };
    response.once("close", () => {
      const ms = performance.now() - began;
      const route = routeOf(path);
      const kind = kindOf(method, path, route);
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.requests.inc({ kind, status: `${Math.floor(status / 100)}xx` });
      metrics.requestSeconds.observe({ kind }, ms / 1_000);
      if (!aloud || kind === "static" || kind === "health") return;
      const facts = { method: known.has(method) ? method : "other", route, status, ms: Math.round(ms * 10) / 10 };
      asked.run(about, () => say(status >= 500 && status !== 503 ? "error" : "info", "request", facts));
    });
    return asked.run(about, serve);
  };
}

const known = new Set(["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"]);
