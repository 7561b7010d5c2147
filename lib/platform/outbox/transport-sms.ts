import "server-only";
import { textOf } from "../answer-text.ts";
import { inTurn, noTurns } from "../turns.ts";
import { outside } from "../watch/spans.ts";
import { DeliveryFailure, theirServer } from "./failure.ts";
import type { SmsMessage } from "./message.ts";
import type { SmsService } from "./providers.ts";
import type { Taken } from "./queue.ts";
import { smsProviders } from "./sms-provider.ts";
import { inLine, newRate } from "./rate.ts";

/** A wrong request; the other 4xx are about our account, our speed, or the provider's own trouble. */
const refused = new Set([400, 404, 410, 422]);
/** It would go so with every SMS, and this one was not taken: our account, our speed, or no place now. */
const ofEveryone = new Set([401, 402, 403, 429, 503]);
/** Nobody was there, so nothing can have been taken. */
const notThere = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"],
]);

const newService = () => ({ waitFor: newRate(), turns: noTurns() });
const services = new Map<string, ReturnType<typeof newService>>();

function serviceAt(url: string) {
  const service = services.get(url) ?? newService();
  services.set(url, service);
  return service;
}

/** Hands an SMS to the provider. The row's id lets one that knows it recognise an SMS that it has had before. */
export async function sendBySms(
  id: string,
  message: SmsMessage,
  service: SmsService,
  signal: AbortSignal,
): Promise<Taken> {
  const { url, pace } = service;
  const { waitFor, turns } = serviceAt(url);
  const taken = await inTurn(turns, { ...inLine, atOnce: pace.atOnce }, async () => {
    signal.throwIfAborted();
    await waitFor(pace.perSecond, signal);
    return asked(id, message, service, signal);
  });
  if (!taken) throw new DeliveryFailure("SMS too many at once", {});
  return taken;
}

async function asked(id: string, { to, text, spoken }: SmsMessage, service: SmsService, signal: AbortSignal) {
  const provider = smsProviders[service.provider];
  const { url, headers, body } = provider.ask({ id, to, text, spoken }, service);
  const response = await outside("SMS", url, () =>
    fetch(url, { method: "POST", headers, body, redirect: "error", signal }),
  ).catch(notReached);
  const { status } = response;
  if (!response.ok) {
    await response.body?.cancel();
    if (ofEveryone.has(status)) throw new DeliveryFailure(`${theirServer}SMS ${status}`, { ofServer: true });
    throw new DeliveryFailure(`SMS ${status}`, { forGood: refused.has(status) });
  }
  const providerId = provider.nameIn(await saidIn(response));
  return { answer: String(status), ...(providerId && { providerId }) };
}

/** What never got to anybody waits for the provider, or goes to the other one at once. */
function notReached(error: unknown): never {
  const { code } = ((error as Error).cause ?? {}) as { code?: string };
  if (code && notThere.has(code)) throw new DeliveryFailure(`${theirServer}SMS ${code}`, { ofServer: true });
  throw error;
}

/** It was taken whatever comes behind that word: an answer that is too long, too slow or no JSON names nothing. */
async function saidIn(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await textOf(response, { mostBytes: 64_000, withinMs: 3_000 }));
  } catch {
    return null;
  }
}
