import "server-only";
import { DeliveryFailure } from "./failure.ts";
import type { SmsMessage } from "./message.ts";

/** A wrong request; the other 4xx are about our account, our speed, or the provider's own trouble. */
const refused = new Set([400, 404, 410, 422]);

type Provider = { readonly url: string; readonly token: string };

/** Hands an SMS to the provider. The row's id lets the provider recognise one that it has had before. */
export async function sendBySms(
  id: string,
  { to, text }: SmsMessage,
  { url, token }: Provider,
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Authorization: `Bearer ${token}`,
      "Idempotency-Key": id,
    },
    body: JSON.stringify({ id, to, text }),
    redirect: "error",
    signal,
  });
  await response.body?.cancel();
  if (response.ok) return;
  throw new DeliveryFailure(`SMS ${response.status}`, { forGood: refused.has(response.status) });
}
