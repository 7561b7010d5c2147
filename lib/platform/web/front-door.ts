import type { IncomingMessage, ServerResponse } from "node:http";
import { clientAddress } from "./client-address.ts";
import { rejectionOf } from "./pre-filter.ts";
import { publicOrigin } from "./public-origin.ts";
import { securityHeaders } from "./security-headers.ts";

/**
 * Looks at a request before Next does, and says whether it may go on: Next answers 500 to some methods and addresses
 * before it asks its proxy. Here alone the socket is at hand, so here the client gets its address.
 */
export function admit(request: IncomingMessage, response: ServerResponse, trustedProxies: number): boolean {
  const { headers, method = "", url = "", socket } = request;
  headers["x-client-ip"] = clientAddress(headers["x-forwarded-for"]?.toString(), socket.remoteAddress, trustedProxies);
  const get = (name: string) => headers[name]?.toString() ?? null;
  const path = url.split("?", 1)[0] ?? "";
  const rejection = rejectionOf({ method, path, headers: { get } }, publicOrigin());
  if (!rejection) return true;
  for (const { key, value } of securityHeaders()) response.setHeader(key, value);
  // What is left of a refused body would be read as the next request.
  response.writeHead(rejection.status, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
  response.end(`${rejection.sentence}\n`);
  return false;
}
