import "server-only";
import { Webhook } from "standardwebhooks";
import { DeliveryFailure } from "./outbox/failure.ts";
import { callOutside, notReached } from "./outside.ts";

type Event = {
  /** The same for every try, so that whoever has it already knows it again. */
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly data: object;
};

type Listener = { readonly portal: string; readonly uri: string; readonly secrets: readonly string[] };

const patienceMs = 8_000;

/** A body and its headers by https://www.standardwebhooks.com: signed by every secret, so that one can take over from another. */
function signed({ id, type, at, data }: Event, secrets: readonly string[], now: Date) {
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  const headers = {
    "Content-Type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(" "),
  };
  return { body, headers };
}

/** Tells a portal by its webhook. Throws when it was not taken, so that it is tried again. */
export async function tellByWebhook({ portal, uri, secrets }: Listener, event: Event, now: Date): Promise<void> {
  const { body, headers } = signed(event, secrets, now);
  const { status } = await callOutside(uri, { method: "POST", headers, body, withinMs: patienceMs }).catch(
    notReached(portal),
  );
  // 410 says that nobody listens there any more.
  if (status < 200 || status > 299)
    throw new DeliveryFailure(`portal ${portal} ${status}`, { forGood: status === 410 });
}
