import type { IncomingMessage, ServerResponse } from "node:http";
import { clientAddress, type ForwardingHeader } from "./client-address.ts";
import { rejectionOf } from "./pre-filter.ts";
import { publicOrigin } from "./public-origin.ts";
import { securityHeaders } from "./security-headers.ts";

const demo = process.env["APP_ENV"] === "demo";
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** In the demo "127.0.0.1" is the same place as "localhost", but its cookies and its origin are not the same. */
const isElsewhere = (host: string, origin: string) =>
  demo && host !== new URL(origin).host && loopback.has(host.replace(/:\d+$/, ""));

/**
 * Looks at a request before Next does, and says whether it may go on: Next answers 500 to some methods and addresses
 * before it asks its proxy, and forgets the host of a redirection. Here alone the socket is at hand, so here the client
 * gets its address.
 */
export function admit(
  request: IncomingMessage,
  response: ServerResponse,
  trustedProxies: number,
  proxyHeader: ForwardingHeader = "x-forwarded-for",
): boolean {
  const { headers, method = "", url = "", socket } = request;
  headers["x-client-ip"] = clientAddress({ headers, socket: socket.remoteAddress }, trustedProxies, proxyHeader);
  const get = (name: string) => headers[name]?.toString() ?? null;
  const path = url.split("?", 1)[0] ?? "";
  const origin = publicOrigin();
  const rejection = rejectionOf({ method, path, headers: { get } }, origin);
  if (!rejection && !isElsewhere(headers.host ?? "", origin)) return true;
  for (const { key, value } of securityHeaders()) response.setHeader(key, value);
  if (rejection) {
    // The rest of a refused body would be read as the next request.
    response.writeHead(rejection.status, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
    response.end(`${rejection.sentence}\n`);
  } else {
    response.writeHead(307, { Location: origin + url }).end();
  }
  return false;
}
