import { z } from "zod";
import { outcome } from "#lib/features/authorisations/queries.ts";
import type { Telling } from "#lib/features/authorisations/ui/told.tsx";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { ask } from "#lib/platform/gate/ask.ts";

const Told = z.object({
  gedaan: z.uuid().optional().catch(undefined),
  melding: z.string().max(40).optional().catch(undefined),
  wie: z.uuid().optional().catch(undefined),
});

/** What the address says a page has to tell about the last act, with the state of the person it was about. */
export async function tellingOf(parameters: Record<string, unknown>): Promise<Telling | null> {
  const { gedaan, melding, wie } = Told.parse(parameters);
  const id = gedaan ?? wie;
  const code = gedaan ? "unblocked" : melding;
  if (!id || !code) return null;
  const answer = await ask(outcome, await currentActor(), { id });
  return answer.status === "found" ? { code, outcome: answer.value } : null;
}
