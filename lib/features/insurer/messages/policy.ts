import { worksWithCustomers } from "#lib/platform/access/actor.ts";

/** Staff who may trace messages; they see whose a message is only after saying why. */
export const maySeeMessages = worksWithCustomers;
