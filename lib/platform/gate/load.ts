import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ZodType } from "zod";
import { currentActor, currentIdentity } from "../auth/current-actor.ts";
import { requestFacts } from "../web/request-facts.ts";
import { ask } from "./ask.ts";
import { execute } from "./execute.ts";
import type { Query, Trace } from "./query.ts";
import { confirmFirst, signInFirst } from "./sign-in-first.ts";

/**
 * What a page shows: the answer for the person of this request. Signed out, it leads to signing in and back;
 * what is not there, or not theirs to see, is the page for what does not exist.
 */
export async function load<I extends ZodType, R>(query: Query<I, R>, raw: unknown = {}): Promise<R> {
  const asked = await currentActor();
  const answer = await ask(query, asked, raw);
  if (answer.status === "found") {
    await leave(query.traces?.(answer.value) ?? [], query.fresh !== undefined);
    return answer.value;
  }
  if (answer.status === "stale") await confirmFirst();
  if (answer.status === "denied" && asked.actor.kind === "visitor") await signInFirst();
  notFound();
}

/** A page that a browser fetches ahead has not been seen by anyone; what was handed out is out, whatever the browser says. */
async function leave(traces: readonly Trace[], isHandedOut: boolean): Promise<void> {
  if (traces.length === 0) return;
  if (!isHandedOut && (await headers()).get("sec-purpose")?.includes("prefetch")) return;
  const [identity, facts] = await Promise.all([currentIdentity(), requestFacts()]);
  for (const { command, input } of traces) await execute(command, identity, input, facts);
}
