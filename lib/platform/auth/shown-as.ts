import "server-only";
import { headers } from "next/headers";
import type { Member } from "../access/actor.ts";

// The headers are one object for the action of a request and the page that follows it.
const shown = new WeakMap<object, Member>();

/**
 * Without JavaScript a form that was refused comes back as a page. One that was made for another organisation of its
 * reader comes back as they saw it, in that organisation, and not as a page of the one they act for now. It is for
 * this one page: nothing is done as this actor, for a change reads who asks from the session.
 */
export async function showAs(actor: Member): Promise<void> {
  shown.set(await headers(), actor);
}

export const shownAs = async (): Promise<Member | undefined> => shown.get(await headers());
