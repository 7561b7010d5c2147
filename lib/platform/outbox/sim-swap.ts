import "server-only";
import { z } from "zod";
import { settings } from "../settings.ts";
import { say } from "../watch/json-lines.ts";
import { outside } from "../watch/spans.ts";
import { DeliveryFailure, reasonOf, simChanged } from "./failure.ts";

const Answer = z.object({ swapped: z.boolean() });

/** A code lasts five minutes; its reader does not wait long for somebody else's answer. */
const patienceMs = 3_000;

/**
 * Keeps an SMS from a number that went to another SIM a short while ago, as its telephone company knows it (CAMARA, SIM
 * Swap): it would reach whoever talked a shop into that. Whoever does not answer in time, or not as agreed, stops
 * nobody; where nobody is asked it leaves as well.
 */
export async function stopForNewSim(messageId: string, phoneNumber: string, signal: AbortSignal): Promise<void> {
  const { SIM_SWAP_URL: url, SIM_SWAP_TOKEN: token, SIM_SWAP_HOURS: maxAge } = settings();
  if (!url) return;
  const asked = async () => {
    const response = await outside("SIM", url, () =>
      fetch(url, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ phoneNumber, maxAge }),
        redirect: "error",
        signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      }),
    );
    if (response.ok) return Answer.parse(await response.json());
    await response.body?.cancel();
    throw new DeliveryFailure(`status ${response.status}`, {});
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
