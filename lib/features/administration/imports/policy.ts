import { administers } from "#lib/platform/access/actor.ts";

/** A beheerder brings in people for his own organisation. */
export const mayImport = administers;
