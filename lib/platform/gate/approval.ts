import "server-only";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { SignedIn } from "../access/actor.ts";
import { actorBehind } from "../access/proposer.ts";
import { scopeOf } from "../access/scope.ts";
import type { Tx } from "../db/types.ts";
import { opened } from "../secrets.ts";
import type { Command, Outcome } from "./command.ts";
import { restsFor } from "./objections.ts";
import { record } from "./record.ts";
import type { RequestFacts } from "./request.ts";
import { planIn, proposalOf } from "./second.ts";
import { confine, gateSide } from "./transaction.ts";

type Approved = {
  readonly id: string;
  readonly input: Uint8Array;
  readonly plan: Uint8Array;
  readonly gainers: readonly string[];
  readonly proposedById: string;
  readonly proposedAsId: string | null;
  readonly createdAt: Date;
};

type CarriedOut =
  | { readonly status: "done"; readonly result: unknown }
  /** `until` is when it can be tried again, where only a limit stands in the way. */
  | { readonly status: "refused"; readonly until: Date | null }
  | { readonly status: "notFound" | "denied" | "resting" }
  /** What was proposed cannot be read now: its key is missing. */
  | { readonly status: "unread" }
  /** It would do something else by now than what the decider read, or takes something else than was sent. */
  | { readonly status: "otherwise" }
  /** Whoever proposed it has no place any more from which to do it. */
  | { readonly status: "proposerGone" };

/**
 * Runs the command of a proposal in the transaction of its approval, as whoever proposed it and with both in the
 * record. Everything is asked again: whether the proposer may still do it, whether it is still possible, and whether it
 * is still what the plan says. What else changed meanwhile would otherwise be approved unread.
 */
export async function carryOut(
  tx: Tx,
  command: Command,
  { id, input, plan, gainers, proposedById, proposedAsId, createdAt }: Approved,
  { secondId, request, now }: { readonly secondId: string; readonly request: RequestFacts; readonly now: Date },
): Promise<CarriedOut> {
  const actor: SignedIn | null = await actorBehind(tx, { proposedById, proposedAsId, factorAt: createdAt }, now);
  if (!actor) return { status: "proposerGone" };
  if (actor.kind === "member") await confine(tx, actor.organisationId);
  const given = opened(input, "proposal", z.unknown());
  const read = planIn(plan);
  if (given === null || read === null) return { status: "unread" };
  const { data: parsed, success } = command.input.safeParse(given);
  if (!success) return { status: "otherwise" };
  const at = { tx, actor, scope: scopeOf(actor), input: parsed, prepared: undefined, now, request };
  const subject: unknown = await command.subject(at);
  if (subject === null) return { status: "notFound" };
  if (!command.may(actor, subject, parsed)) return { status: "denied" };
  const rests = restsFor(actor);
  if (rests && !command.may(rests.otherwise, subject, parsed)) return { status: "resting" };
  const proposed = await proposalOf(command, { ...at, subject });
  if (!isDeepStrictEqual([proposed.plan, proposed.gainers], [read, gainers])) return { status: "otherwise" };
  const outcome: Outcome = await command.run({ ...at, subject });
  if ("refused" in outcome) {
    const { until } = outcome.detail ?? {};
    return { status: "refused", until: outcome.refused === "tooOften" && until instanceof Date ? until : null };
  }
  if ("failed" in outcome) throw new Error(`${command.event} waits for a second person and may not fail`);
  const { audit, send } = outcome;
  await record(gateSide(tx), command.event, "done", {
    actor,
    now,
    request,
    proposalId: id,
    secondId,
    audit,
    ...(send && { send }),
  });
  return { status: "done", result: outcome.result };
}
