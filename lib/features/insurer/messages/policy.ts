import { worksWithCustomers } from "#lib/platform/access/actor.ts";

/** What became of messages; whose they are only after saying why. */
export const maySeeMessages = worksWithCustomers;
