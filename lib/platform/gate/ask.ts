import "server-only";
import type { ZodType } from "zod";
import type { Actor, Identity } from "../access/actor.ts";
import { actorOf, type Asked } from "../access/actor-of.ts";
import { scopeOf } from "../access/scope.ts";
import { database } from "../db/client.ts";
import { ofSpan, spanned } from "../watch/spans.ts";
import { isHeldBack, isStale, restsFor } from "./objections.ts";
import type { Query } from "./query.ts";

export type Answer<R> =
  | { readonly status: "found"; readonly value: R }
  | { readonly status: "notFound" | "denied" | "heldBack" | "stale" | "resting" };

/** Answers a query for whoever asks, within their scope. Input that makes no sense is "notFound". */
export const ask = <I extends ZodType, R, Found = unknown>(
  query: Query<I, R, Actor, Found>,
  who: Identity | Asked<NoInfer<Found>>,
  raw: unknown,
): Promise<Answer<R>> =>
  spanned("internal", "query", {}, async () => {
    const answer = await answerTo(query, who, raw);
    ofSpan({ "portal.outcome": answer.status });
    return answer;
  });

async function answerTo<I extends ZodType, R, Found>(
  query: Query<I, R, Actor, Found>,
  who: Identity | Asked<Found>,
  raw: unknown,
): Promise<Answer<R>> {
  const input = query.input.safeParse(raw);
  if (!input.success) return { status: "notFound" };
  const { reader: db } = await database();
  const { actor, now, along } = "kind" in who ? await actorOf(db, who, query.along) : who;
  if (isHeldBack(query, actor)) return { status: "heldBack" };
  if (!query.may(actor)) return { status: "denied" };
  if (isStale(query, actor, now)) return { status: "stale" };
  // A query that needs a fresh second factor counts as an act, though it changes nothing.
  const rests = query.fresh === undefined ? null : restsFor(actor);
  if (rests && !query.may(rests.otherwise)) return { status: "resting" };
  const value = await query.run({ db, actor, scope: scopeOf(actor), input: input.data, now, along });
  return value === null ? { status: "notFound" } : { status: "found", value };
}
