import "server-only";

type Fetch = (address: string) => Promise<Response>;

/** How long nobody asks again for keys that could not be fetched. */
const restsMs = 30_000;

/**
 * Reads the keys that portals publish. Whoever waits for them has one of the few turns of all portals, so an address
 * that gave nothing is left alone for a while: its own portal hears at once that it is not known, and others go on.
 */
export function publishedKeys(fetch: Fetch, clock = () => performance.now()): Fetch {
  const failed = new Map<string, number>();
  return async (address) => {
    if (clock() < (failed.get(address) ?? -Infinity)) throw new Error(`${address} gave no keys a moment ago`);
    try {
      const answer = await fetch(address);
      if (answer.ok) failed.delete(address);
      else failed.set(address, clock() + restsMs);
      return answer;
    } catch (error) {
      failed.set(address, clock() + restsMs);
      throw error;
    }
  };
}
