import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { ZodType } from "zod";
import { currentActor, currentIdentity } from "../auth/current-actor.ts";
import { requestFacts } from "../web/request-facts.ts";
import { ask } from "./ask.ts";
import { isOfAnotherPlace, lookElsewhere } from "./elsewhere.ts";
import { execute } from "./execute.ts";
import type { Query, Trace } from "./query.ts";
import { confirmFirst, signInFirst, strengthenFirst } from "./sign-in-first.ts";

/**
 * What a page shows to the person of this request. It leads someone who is signed out to signing in and back, and
 * shows the "not found" page for what does not exist or is not theirs to see. To someone who may see it in another
 * organisation of theirs, it offers to switch. A page and its title may ask the same: it is read once, and leaves one
 * trace.
 */
export const load = <I extends ZodType, R>(query: Query<I, R>, raw: unknown = {}): Promise<R> =>
  once(query, JSON.stringify(raw));

const once = cache(async <I extends ZodType, R>(query: Query<I, R>, written: string): Promise<R> => {
  const raw: unknown = JSON.parse(written);
  const asked = await currentActor();
  if (await isOfAnotherPlace(asked)) notFound();
  const answer = await ask(query, asked, raw);
  if (answer.status === "found") {
    await leave(query.traces?.(answer.value) ?? [], query.fresh !== undefined);
    return answer.value;
  }
  if (answer.status === "heldBack") await strengthenFirst(asked.actor);
  if (answer.status === "stale") await confirmFirst();
  if (answer.status === "denied" && asked.actor.kind === "visitor") await signInFirst();
  await lookElsewhere(query, asked, raw);
  notFound();
});

/** Nobody has seen a page that a browser fetched ahead; a file that was handed out is out in any case. */
async function leave(traces: readonly Trace[], isHandedOut: boolean): Promise<void> {
  if (traces.length === 0) return;
  if (!isHandedOut && (await headers()).get("sec-purpose")?.includes("prefetch")) return;
  const [identity, facts] = await Promise.all([currentIdentity(), requestFacts()]);
  for (const { command, input } of traces) await execute(command, identity, input, facts);
}
