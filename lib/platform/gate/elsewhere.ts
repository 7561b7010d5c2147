import "server-only";
import { redirect } from "next/navigation";
import type { ZodType } from "zod";
import { to } from "#lib/addresses.ts";
import { isCustomer, waitsFor, type Actor } from "../access/actor.ts";
import type { Asked } from "../access/actor-of.ts";
import { linkMarkOf, madeForName, organisationOfLink, placeOf, readMark } from "../access/made-for.ts";
import { actorAt, type Place, placesOf } from "../access/places.ts";
import { database } from "../db/client.ts";
import { href } from "../i18n/locale.ts";
import { currentPath } from "../web/request-facts.ts";
import { ask } from "./ask.ts";
import type { Query } from "./query.ts";

const visitor = { kind: "visitor" } as const;

/** The organisation that an address names; undefined when it names none, or none that we wrote there. */
export function organisationIn(path: string, actor: Actor): string | null | undefined {
  const mark = new URLSearchParams(path.split("?")[1]).get(madeForName);
  if (!mark || !isCustomer(actor)) return undefined;
  const page = readMark(mark);
  if (page) return page.accountId === actor.accountId ? page.organisationId : undefined;
  return organisationOfLink(mark) ?? undefined;
}

/**
 * What to do when an address names another organisation than the one its reader acts for: offer to switch to it where
 * they may act, and otherwise say that there is no such page, as to any stranger.
 */
export async function isOfAnotherPlace({ actor, now }: Asked): Promise<boolean> {
  if (!isCustomer(actor) || waitsFor(actor)) return false;
  const { path } = await currentPath();
  const organisationId = organisationIn(path, actor);
  if (!organisationId || organisationId === placeOf(actor)) return false;
  if (await placeIn(actor, organisationId, now)) await offerSwitch(organisationId);
  return true;
}

/** Where a page is not there for whoever asks: offers to switch if it is there in another organisation of theirs. */
export async function lookElsewhere<I extends ZodType, R>(query: Query<I, R>, asked: Asked, raw: unknown) {
  const { actor, now } = asked;
  // What anyone may ask has the same answer everywhere.
  if (!isCustomer(actor) || query.may(visitor)) return;
  const { reader } = await database();
  for (const place of await placesOf(reader, actor, now)) {
    if (place.organisationId === placeOf(actor)) continue;
    const { status } = await ask(query, { ...asked, actor: actorAt(actor, place), along: null }, raw);
    if (status === "found" || status === "stale") await offerSwitch(place.organisationId);
  }
}

/** Their place in this organisation; undefined when they cannot act there. */
export async function placeIn(actor: Actor, organisationId: string, now: Date): Promise<Place | undefined> {
  if (!isCustomer(actor)) return undefined;
  const { reader } = await database();
  return (await placesOf(reader, actor, now)).find((place) => place.organisationId === organisationId);
}

async function offerSwitch(organisationId: string): Promise<never> {
  const { locale, path } = await currentPath();
  redirect(href(locale, to.chooseOrganisation({ naar: path, wissel: linkMarkOf(organisationId) })));
}
