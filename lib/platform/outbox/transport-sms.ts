import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { settings } from "../settings.ts";
import { outside } from "../watch/spans.ts";
import { DeliveryFailure, theirServer } from "./failure.ts";
import type { SmsMessage } from "./message.ts";
import type { Taken } from "./queue.ts";
import { smsProviders, type SmsAccount, type SmsProviderName } from "./sms-provider.ts";
import { newRate } from "./turns.ts";

/** A wrong request; the other 4xx are about our account, our speed, or the provider's own trouble. */
const refused = new Set([400, 404, 410, 422]);
const ofOurAccount = new Set([401, 402, 403]);

const waitFor = newRate();

/** Hands an SMS to the provider. The row's id lets one that knows it recognise an SMS that it has had before. */
export async function sendBySms(
  id: string,
  { to, text, spoken }: SmsMessage,
  account: SmsAccount & { readonly provider: SmsProviderName },
  signal: AbortSignal,
): Promise<Taken> {
  const provider = smsProviders[account.provider];
  const { url, headers, body } = provider.ask({ id, to, text, spoken }, account);
  const waitMs = waitFor(settings().SMS_PER_SECOND);
  if (waitMs > 0) await pause(waitMs, undefined, { signal });
  const response = await outside("SMS", url, () =>
    fetch(url, { method: "POST", headers, body, redirect: "error", signal }),
  );
  const { status } = response;
  if (!response.ok) {
    await response.body?.cancel();
    if (ofOurAccount.has(status)) throw new DeliveryFailure(`${theirServer}SMS ${status}`, { ofServer: true });
    throw new DeliveryFailure(`SMS ${status}`, { forGood: refused.has(status) });
  }
  const said: unknown = await response.json().catch(() => null);
  const providerId = provider.nameIn(said);
  return { answer: String(status), ...(providerId && { providerId }) };
}
