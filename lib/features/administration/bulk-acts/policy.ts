import { administers } from "#lib/platform/access/actor.ts";

/** A beheerder acts on many people of his own organisation; for each of them his right is asked by their own command. */
export const mayActOnMany = administers;
