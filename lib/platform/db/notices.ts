import "server-only";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** What the processes on one database tell each other: that there may be work. */
const channel = "portal_work";

export const announcing = `NOTIFY ${channel}`;

/**
 * Rings whenever a process announces work, until the returned function is called. It has a connection of its own, made
 * again when it breaks; what was announced meanwhile is rung then. Where it cannot be had, behind some poolers, nothing
 * rings.
 */
export function listenOver(config: pg.ClientConfig, ring: () => void): () => Promise<void> {
  const stop = new AbortController();
  const listen = async () => {
    const client = new pg.Client({ ...config, keepAlive: true });
    const gone = Promise.race([once(client, "end"), once(client, "error"), once(stop.signal, "abort")]);
    client.on("error", () => {});
    client.on("notification", ring);
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      ring();
      await gone;
    } finally {
      void client.end().catch(() => {});
    }
  };
  const listening = (async () => {
    while (!stop.signal.aborted) {
      await listen().catch(() => {});
      await pause(1_000, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await listening;
  };
}
