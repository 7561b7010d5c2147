import type { IncomingMessage, ServerResponse } from "node:http";
import { clientAddress, clientHeader, type ForwardingHeader } from "./client-address.ts";
import { mountedAt } from "./mounts.ts";
import { rejectionOf } from "./pre-filter.ts";
import { publicOrigin } from "./public-origin.ts";
import { securityHeaders, strictTransport } from "./security-headers.ts";
import { sayingTooLarge } from "./uploads.ts";

const demo = process.env["APP_ENV"] === "demo";
const production = process.env["APP_ENV"] === "production";
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
  if (production) response.setHeader(strictTransport.key, strictTransport.value);
  clearAtSignOut(response);
  headers[clientHeader] = clientAddress({ headers, socket: socket.remoteAddress }, trustedProxies, proxyHeader);
  const get = (name: string) => headers[name]?.toString() ?? null;
  const path = url.split("?", 1)[0] ?? "";
  const origin = publicOrigin();
  const isMounted = mountedAt(url) !== undefined;
  const rejection = isMounted ? null : rejectionOf({ method, path, headers: { get } }, origin);
  const passes = !rejection && !isElsewhere(headers.host ?? "", origin);
  if (passes && !isMounted) return true;
  for (const { key, value } of securityHeaders()) response.setHeader(key, value);
  if (passes) return true;
  const back = rejection?.status === 413 ? sayingTooLarge(url) : null;
  if (back !== null) {
    sendBack(request, response, back);
  } else if (rejection) {
    // The rest of a refused body would be read as the next request.
    response.writeHead(rejection.status, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
    response.end(`${rejection.sentence}\n`);
  } else {
    response.writeHead(307, { Location: origin + url }).end();
  }
  return false;
}

const forgottenSession = /^(?:__Host-)?portal\.session=;/;

/**
 * Whoever signs out leaves nothing behind that the browser kept of the pages. Cookies are forgotten one by one, since a
 * browser that drops them all is no longer known to anyone. Next's actions cannot set a header, so it is set here.
 */
function clearAtSignOut(response: ServerResponse): void {
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const cookies = name.toLowerCase() === "set-cookie" ? [value].flat().map(String) : [];
    if (cookies.some((cookie) => forgottenSession.test(cookie))) set("Clear-Site-Data", '"cache", "storage"');
    return set(name, value);
  };
}

/** More than this is not even read to the end. */
const mostDrained = 100_000_000;

/**
 * Leads someone back to the page whose file is too large. A browser that is still sending would take an early answer for
 * a broken connection, so what it sends is read first, and dropped.
 */
function sendBack(request: IncomingMessage, response: ServerResponse, to: string): void {
  const answer = () => {
    // Next's own scripts follow this header; they would follow a real redirection in silence.
    const way = request.headers["next-action"] === undefined ? { Location: to } : { "x-action-redirect": `${to};push` };
    response.writeHead(303, { "Content-Type": "text/plain", "Cache-Control": "no-store", Connection: "close", ...way });
    response.end();
  };
  if (Number(request.headers["content-length"]) > mostDrained) return answer();
  request.once("end", answer).resume();
}
