import "server-only";
import { notFound } from "next/navigation";
import type { ZodType } from "zod";
import { currentActor } from "../auth/current-actor.ts";
import { ask } from "./ask.ts";
import type { Query } from "./query.ts";
import { signInFirst } from "./sign-in-first.ts";

/**
 * What a page shows: the answer for the person of this request. Signed out, it leads to signing in and back;
 * what is not there, or not theirs to see, is the page for what does not exist.
 */
export async function load<I extends ZodType, R>(query: Query<I, R>, raw: unknown = {}): Promise<R> {
  const asked = await currentActor();
  const answer = await ask(query, asked, raw);
  if (answer.status === "found") return answer.value;
  if (answer.status === "denied" && asked.actor.kind === "visitor") await signInFirst();
  notFound();
}
