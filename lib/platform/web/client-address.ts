/**
 * The address the limits count by. Whatever a client writes into X-Forwarded-For stands left of what our own proxies
 * added, so it is read from the right, past as many hops as we run.
 */
export function clientAddress(forwardedFor: string | undefined, socket: string | undefined, trustedProxies: number) {
  const hops = [...(forwardedFor ?? "").split(","), socket ?? ""].map((hop) => hop.trim()).filter(Boolean);
  return hops.at(-1 - trustedProxies) ?? hops[0] ?? "";
}
