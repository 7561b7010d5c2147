import { administers } from "#lib/platform/access/actor.ts";

/** A beheerder brings people into his own organisation; so does a deputy. */
export const mayAdd = administers;
