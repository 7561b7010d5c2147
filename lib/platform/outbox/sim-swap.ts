import "server-only";
import { z } from "zod";
import { textOf } from "../answer-text.ts";
import { Breaker } from "../breaker.ts";
import { settings } from "../settings.ts";
import { say } from "../watch/json-lines.ts";
import { outside } from "../watch/spans.ts";
import { DeliveryFailure, reasonOf, simChanged } from "./failure.ts";

const Answer = z.object({ swapped: z.boolean() });

/** A code lasts five minutes; its reader does not wait long for somebody else's answer, which is a word. */
const patienceMs = 3_000;
const mostBytes = 16_000;

/** Nobody is made to wait for a service that is away: a lane of codes would be full of those who do. */
const company = new Breaker();

/**
 * Keeps an SMS from a number that went to another SIM a short while ago, as its telephone company knows it (CAMARA, SIM
 * Swap): it would reach whoever talked a shop into that. Whoever does not answer in time, or not as agreed, stops
 * nobody; where nobody is asked it leaves as well. An answer that is none, such as of a number that it does not know, is
 * no reason to ask less: somebody could have such a number.
 */
export async function stopForNewSim(messageId: string, phoneNumber: string, signal: AbortSignal): Promise<void> {
  const { SIM_SWAP_URL: url, SIM_SWAP_TOKEN: token, SIM_SWAP_HOURS: maxAge } = settings();
  if (!url || !company.mayAsk(performance.now())) return;
  const asked = async () => {
    const { status, text } = await answerOf(url, token, { phoneNumber, maxAge }, signal).catch((error: unknown) => {
      if (!signal.aborted) company.failed(performance.now());
      throw error;
    });
    company.answered();
    if (status !== 200) throw new DeliveryFailure(`status ${status}`, {});
    return Answer.parse(JSON.parse(text));
  };
  const answer = await asked().catch((error: unknown) => {
    if (signal.aborted) throw error;
    say("warn", "Whether a SIM was changed could not be asked; the SMS leaves.", {
      messageId,
      reason: reasonOf(error),
    });
    return null;
  });
  if (answer?.swapped) throw new DeliveryFailure(simChanged, { forGood: true });
}

async function answerOf(url: string, token: string | undefined, body: object, signal: AbortSignal) {
  const response = await outside("SIM", url, () =>
    fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    }),
  );
  return { status: response.status, text: await textOf(response, { mostBytes }) };
}
