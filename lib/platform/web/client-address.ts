import { isIP, SocketAddress } from "node:net";

export const forwardingHeaders = ["x-forwarded-for", "forwarded"] as const;

/** Which header our own proxies write. The other one is the client's to fill in, so it is never read. */
export type ForwardingHeader = (typeof forwardingHeaders)[number];

/** The header in which the front door says who the client is, whatever came under that name. */
export const clientHeader = "x-client-ip";

type Arrival = {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The address at the other end of the connection. */
  readonly socket: string | undefined;
};

/** What the front door found; empty before that, and where it found none. */
export const clientOf = (headers: Arrival["headers"]): string => headers[clientHeader]?.toString() ?? "";

/**
 * The client that limits count by: an IPv4 address, or the /64 of an IPv6 one, which is the least that one subscriber
 * has. Whatever a client writes into the header stands left of what our own proxies added, so it is read from the
 * right, past as many hops as we run. A request with fewer hops did not come through all of them: of that one only the
 * connection is certain. A proxy that hides who asks stands for them itself.
 */
export function clientAddress({ headers, socket }: Arrival, trustedProxies: number, header: ForwardingHeader): string {
  const written = headers[header]?.toString() ?? "";
  const hops = [...(header === "forwarded" ? forwardedFor(written) : written.split(",")), socket ?? ""]
    .map((hop) => hop.trim())
    .filter((hop, i, all) => hop !== "" || i === all.length - 1);
  const own = hops.slice(-1 - trustedProxies);
  const seen = own.length > trustedProxies ? own : own.slice(-1);
  return seen.map(networkOf).find((network) => network !== null) ?? "";
}

/**
 * The `for` of each element of a Forwarded header (RFC 7239); one without it is a hop that says nothing. Of a header with
 * a quote that nobody closes none is certain: a client left it open, for what our own proxies wrote to stand in it.
 */
function forwardedFor(header: string): string[] {
  return apart(header, ",").flatMap((element) => {
    const pairs = apart(element, ";");
    return pairs.length === 0 ? [] : [pairs.map(namedIn).findLast((name) => name !== "") ?? "unknown"];
  });
}

/** What stands between these signs, but for those within quotes; each is looked at once. Nothing where a quote stays open. */
function apart(text: string, sign: string): string[] {
  const parts: string[] = [];
  let [from, inQuotes] = [0, false];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') inQuotes = !inQuotes;
    else if (inQuotes && text[at] === "\\") at++;
    else if (!inQuotes && text[at] === sign) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return inQuotes ? [] : [...parts, text.slice(from)].map((part) => part.trim()).filter(Boolean);
}

/** Whom a pair names, without the quotes around it; empty where it names nobody. */
function namedIn(pair: string): string {
  const [, value = ""] = /^for\s*=(.*)$/is.exec(pair) ?? [];
  const [, quoted] = /^"(.*)"$/s.exec(value.trim()) ?? [];
  return quoted?.replace(/\\(.)/g, "$1") ?? value.trim();
}

/** A hop in any spelling, with or without a port; null for "unknown", a hidden name such as "_a1", and what is no address. */
function networkOf(hop: string): string | null {
  const [, bracketed, withPort] = /^(?:\[([^\]]*)\](?::\w+)?|([\d.]+):\w+)$/.exec(hop) ?? [];
  const alone = (bracketed ?? withPort ?? hop).split("%", 1)[0] ?? "";
  // Eight groups and a port, by a proxy that leaves out the brackets.
  const address = isIP(alone) ? alone : alone.replace(/^((?:[^:]+:){7}[^:]+):\d+$/, "$1");
  const version = isIP(address);
  if (version === 4) return address;
  if (version !== 6) return null;
  const groups = groupsOf(new SocketAddress({ address, family: "ipv6" }).address);
  const inside = embedded.find(({ prefix }) => prefix.every((group, i) => group === groups[i]));
  if (inside)
    return groups
      .slice(inside.at, inside.at + 2)
      .flatMap((group) => [group >> 8, group & 255])
      .join(".");
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/** The networks in which an IPv4 client appears as IPv6: mapped, translated (NAT64), and 6to4, where it owns many /64s. */
const embedded = [
  { prefix: [0, 0, 0, 0, 0, 0xffff], at: 6 },
  { prefix: [0x64, 0xff9b, 0, 0, 0, 0], at: 6 },
  { prefix: [0x2002], at: 1 },
] as const;

/** The eight groups of an IPv6 address as Node writes it. */
function groupsOf(address: string): number[] {
  const hex = address.replace(/(\d{1,3})\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [before = [], after = []] = hex
    .split("::")
    .map((half) => half.split(":").flatMap((group) => (group ? [parseInt(group, 16)] : [])));
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
