import { hasStaffRole, type Actor } from "#lib/platform/access/actor.ts";

/** What became of messages; whose they are only after saying why. */
export const maySeeMessages = (actor: Actor) => hasStaffRole(actor, "SERVICEDESK", "ONBOARDING", "AUDITOR");
