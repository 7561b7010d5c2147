import "server-only";
import type { IncomingMessage } from "node:http";
import { errors } from "oidc-provider";
import { clockNow } from "../clock.ts";
import { minutes } from "../durations.ts";
import { takeLimits } from "../gate/limit.ts";
import { lightly, transaction } from "../gate/transaction.ts";
import { keyedHash } from "../secrets.ts";
import { clientOf } from "../web/client-address.ts";
import { isOpened } from "../web/navigation.ts";

/**
 * The most that a portal may send to ask, in its address or in its body: as long an address as proxies take, in which
 * three kilobytes of state and an earlier ID token have room.
 */
export const mostAsked = 8 * 1024;

/** A request that waits is a row for hours, and anybody can begin one: as often in a network as one may sign in there. */
const mostBegun = { times: 300, withinMs: minutes(15) };

/** It is said on a page of ours: a portal could only send its person here again. */
export class TooOften extends errors.OIDCProviderError {
  readonly seconds: number;

  constructor(until: Date, now: Date) {
    super(429, "temporarily_unavailable");
    this.allow_redirect = false;
    this.seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  }
}

/** It is answered with nothing: nobody looks at it. */
class NotOpened extends errors.OIDCProviderError {
  constructor() {
    super(204, "interaction_required");
    this.allow_redirect = false;
  }
}

/**
 * Counts a request that begins to wait, before it is kept. What nobody opens begins nothing: a page with pictures of
 * that address would use up what a whole office has. What may show nothing (prompt=none) never waits, and comes from
 * frames too.
 */
export async function takeWaiting({ headers }: IncomingMessage): Promise<void> {
  if (!isOpened({ get: (name) => headers[name]?.toString() ?? null })) throw new NotOpened();
  const now = clockNow();
  const bucket = `oidc.wait from ${keyedHash("ip", clientOf(headers))}`;
  const [, until] = await transaction((_, tx) =>
    Promise.all([lightly(tx), takeLimits(tx, [{ bucket, ...mostBegun }], now)]),
  );
  if (until) throw new TooOften(until, now);
}
