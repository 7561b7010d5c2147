import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { asked, say } from "./json-lines.ts";
import { metrics } from "./metrics.ts";
import { kindOf, type RouteOf } from "./routes.ts";
import { isTraced, newTraceId, ofSpan, spanned } from "./spans.ts";

const traceparent = /^00-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}$/;

/**
 * Counts every request, and with `aloud` writes a line of each that is about a page: its route, and never its address.
 * It gets its id here, by which lines and records of the log find each other. Its trace begins here too: whoever asks
 * can say what they like, through a proxy as well, so the trace of before is only what ours has a link to.
 */
export function watching(routeOf: RouteOf, aloud: boolean) {
  return (request: IncomingMessage, response: ServerResponse, serve: () => Promise<unknown>): Promise<unknown> => {
    const began = performance.now();
    const { method = "", url = "", headers } = request;
    const path = url.split("?", 1)[0] ?? "";
    const requestId = (headers["x-request-id"] = randomUUID());
    const traceId = isTraced() ? newTraceId() : undefined;
    const about = { requestId, ...(traceId && { traceId }) };
    const route = routeOf(path);
    response.once("close", () => {
      const ms = performance.now() - began;
      const kind = kindOf(method, path, route);
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.requests.inc({ kind, status: `${Math.floor(status / 100)}xx` });
      metrics.requestSeconds.observe({ kind }, ms / 1_000);
      if (!aloud || unseen.has(kind)) return;
      const facts = { method: methodOf(method), route, status, ms: Math.round(ms * 10) / 10 };
      asked.run(about, () => say(status >= 500 && status !== 503 ? "error" : "info", "request", facts));
    });
    if (!traceId || !isTraced() || unseen.has(kindOf(method, path, route))) return asked.run(about, serve);
    const [, before, spanId] = traceparent.exec(headers["traceparent"]?.toString() ?? "") ?? [];
    const begun = { traceId, ...(before && spanId && { follows: { traceId: before, spanId } }) };
    const facts = {
      "http.request.method": methodOf(method),
      "http.route": route ?? "other",
      "portal.request": requestId,
    };
    return asked.run(about, () =>
      spanned("server", `${methodOf(method)} ${route ?? "other"}`, facts, untilClosed, begun),
    );

    /** What Next answers goes on after it was asked to. */
    async function untilClosed() {
      const closed = new Promise((resolve) => response.once("close", resolve));
      await serve();
      await closed;
      const { statusCode } = response;
      ofSpan({ "http.response.status_code": statusCode }, { failed: statusCode >= 500 });
    }
  };
}

/** Of what is no page nothing is written. */
const unseen = new Set<string>(["static", "health"]);

const methodOf = (method: string) => (known.has(method) ? method : "other");
const known = new Set(["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"]);
