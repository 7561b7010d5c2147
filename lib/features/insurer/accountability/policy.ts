import { hasStaffRole, type Actor, type Staff } from "#lib/platform/access/actor.ts";

/** What the insurer answers with is read by whoever audits, who changes nothing. */
export const mayReadEvidence = (actor: Actor): actor is Staff => hasStaffRole(actor, "AUDITOR");
