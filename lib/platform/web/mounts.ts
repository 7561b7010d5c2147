import type { IncomingMessage, ServerResponse } from "node:http";
import { orBroken } from "./or-broken.ts";

/** Answers every address under a prefix, whatever the method. A fault that it throws becomes a 500 without words. */
export type Mounted = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Next loads this module once per bundle and the Node server once more; what is mounted must be one. */
const shared = globalThis as { [name: symbol]: Map<string, Mounted> | undefined };
const held = Symbol.for("portal.mounts");
const mounts = (): Map<string, Mounted> => (shared[held] ??= new Map<string, Mounted>());

/**
 * Has the Node server itself answer what stands under this prefix, such as "/oidc": for protocols that have servers of
 * their own. The front door still says who the client is and what host was asked, and nothing more: forms from
 * elsewhere and bodies of any kind get through, and are the handler's to judge.
 */
export function mount(prefix: `/${string}`, handler: Mounted): void {
  mounts().set(prefix, handler);
}

/** Who answers this address, if it is not Next. */
export function mountedAt(url: string): Mounted | undefined {
  const path = url.split("?", 1)[0] ?? "";
  const found = [...mounts()].find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`));
  return found?.[1];
}

/** Has the request answered by whoever stands there; false leaves it to others. */
export async function answeredByMount(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const handler = mountedAt(request.url ?? "");
  if (!handler) return false;
  await orBroken(response, async () => handler(request, response));
  return true;
}

/**
 * Has a server that knows nothing of its prefix read a request as its own. Only the settings say where we are, whatever
 * a proxy or a client writes.
 */
export function seenFrom(request: IncomingMessage, prefix: `/${string}`, origin: string): void {
  const { host, protocol } = new URL(origin);
  request.headers.host = host;
  request.headers["x-forwarded-proto"] = protocol.slice(0, -1);
  delete request.headers["x-forwarded-host"];
  Object.assign(request, { originalUrl: request.url });
  // A provider fails on an address without a path, such as "/oidc?a=b".
  request.url = (request.url ?? "").slice(prefix.length).replace(/^(?!\/)/, "/");
}
