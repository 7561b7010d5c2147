import { administers } from "#lib/platform/access/actor.ts";

/** A beheerder adds people to his own organisation, and so does a deputy. */
export const mayAdd = administers;
