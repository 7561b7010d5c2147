import "server-only";
import { lookup as resolve } from "node:dns";
import { request as overHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as overHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { DeliveryFailure } from "./outbox/failure.ts";
import { settings } from "./settings.ts";
import { outside } from "./watch/spans.ts";

/** An address that no call may go to. It is the fault of whoever wrote it, and trying again does not help. */
export class NotOutside extends Error {
  override readonly name = "NotOutside";
}

/** Far more than a page of accounts; what is larger is no answer. */
const mostBytes = 4_000_000;

const listOf = (...subnets: readonly string[]) => {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = "", prefix = ""] = subnet.split("/");
    list.addSubnet(net, Number(prefix), isIP(net) === 6 ? "ipv6" : "ipv4");
  }
  return list;
};

/** What is not of the internet: this machine, networks of one's own, clouds' own services, and what stands for those. */
const inside = listOf(
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4"],
  ...["2001::/32", "2001:db8::/32", "2002::/16"],
);
/** All of IPv6 that is given out to the world; the rest is loopback, one's own, or an IPv4 address in disguise. */
const global6 = listOf("2000::/3");

/** Whether an address is one of the internet, or in a network that the installation names as one with portals in it. */
export function isReachable(address: string, own: readonly string[]): boolean {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (own.length > 0 && listOf(...own).check(address, family)) return true;
  return !inside.check(address, family) && (family === "ipv4" || global6.check(address, family));
}

/** Looks a name up and holds every answer against what may be reached, for the very connection that is made with it. */
const guarded =
  (own: readonly string[]): LookupFunction =>
  (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const closed = addresses?.find(({ address }) => !isReachable(address, own));
      const [first] = addresses ?? [];
      if (error) done(error, "", 4);
      else if (closed || !first) done(new NotOutside(`${hostname} is ${closed?.address ?? "nowhere"}`), "", 4);
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };

/** Says as a failed delivery that a portal was not reached, without the address. */
export const notReached =
  (portal: string) =>
  (error: unknown): never => {
    const { name, code } = error as { name?: string; code?: string };
    throw new DeliveryFailure(`portal ${portal} ${code ?? name ?? "silent"}`, { forGood: name === "NotOutside" });
  };

export type Call = {
  readonly method?: "GET" | "POST" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long the whole answer may take, body and all. */
  readonly withinMs: number;
};

export type Answer = { readonly status: number; readonly headers: IncomingMessage["headers"]; readonly body: string };

type Guard = { readonly isGuarded: boolean; readonly own: readonly string[] };

const guardOf = ({ APP_ENV, PORTAL_NETWORKS: own }: ReturnType<typeof settings>): Guard => ({
  ...{ isGuarded: APP_ENV === "production", own },
});

/**
 * The one way in which we call an address that somebody wrote in the registry of portals. It follows no redirection and
 * reads no more than an answer can be. In production it is always https, and never a machine inside: the name is looked
 * up once, and the connection goes to just the address that was held against the list, so a name that answers
 * differently a moment later gains nothing.
 */
export const callOutside = (address: string, call: Call, guard = guardOf(settings())): Promise<Answer> =>
  outside("portal", address, () => called(address, call, guard));

async function called(
  address: string,
  { method = "GET", headers, body, withinMs }: Call,
  { isGuarded, own }: Guard,
): Promise<Answer> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isGuarded && url.protocol !== "https:") throw new NotOutside(`${url.origin} is not https`);
  if (isGuarded && isIP(host) && !isReachable(host, own)) throw new NotOutside(`${host} is inside`);
  const options: RequestOptions = {
    ...{ method, agent: false, signal: AbortSignal.timeout(withinMs) },
    headers: { ...headers, ...(body !== undefined && { "Content-Length": Buffer.byteLength(body) }) },
    ...(isGuarded && { lookup: guarded(own) }),
  };
  const answer = await new Promise<IncomingMessage>((done, failed) => {
    const asked = (url.protocol === "https:" ? overHttps : overHttp)(url, options, done);
    asked.on("error", failed);
    asked.end(body);
  });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) throw new Error(`the answer of ${url.origin} is too large`);
    parts.push(part);
  }
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString("utf8") };
}

/** The same for a library that reads something by `fetch`. */
export async function fetchOutside(address: string): Promise<Response> {
  const { status, headers, body } = await callOutside(address, { withinMs: 2_500 });
  const given = Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  return new Response(body, { status, headers: Object.fromEntries(given) as Record<string, string> });
}
