import type { Resolver } from "node:dns/promises";
import { StartRefusal } from "../start-refusal.ts";

export type Records = ReturnType<typeof recordsOf>;

const isNone = (error: unknown) => ["ENOTFOUND", "ENODATA"].includes((error as NodeJS.ErrnoException).code ?? "");

/** What the name servers say, each name asked once; a name without such records has none. */
export function recordsOf(resolver: Resolver) {
  const asked = new Map<string, Promise<unknown>>();
  const once = <T>(type: string, name: string, ask: () => Promise<readonly T[]>): Promise<readonly T[]> => {
    const key = `${type} ${name.toLowerCase()}`;
    const known = asked.get(key) as Promise<readonly T[]> | undefined;
    if (known) return known;
    const answer = ask().catch((error: unknown) => {
      if (isNone(error)) return [];
      // A name server that is silent is another thing than a name without records.
      throw new StartRefusal(
        `The name servers gave no answer about ${name}: ask again later, or ask another with --server.`,
      );
    });
    asked.set(key, answer);
    return answer;
  };
  return {
    /** Each text as one, however it is cut into pieces. */
    texts: (name: string) =>
      once("TXT", name, async () => (await resolver.resolveTxt(name)).map((parts) => parts.join(""))),
    mailServers: (name: string) =>
      once("MX", name, async () => (await resolver.resolveMx(name)).map(({ exchange }) => exchange)),
    async addresses(name: string): Promise<readonly string[]> {
      const four = await once("A", name, () => resolver.resolve4(name));
      const six = await once("AAAA", name, () => resolver.resolve6(name));
      return [...four, ...six];
    },
    names: (address: string) => once("PTR", address, () => resolver.reverse(address)),
  };
}
