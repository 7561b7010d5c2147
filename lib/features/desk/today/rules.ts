import type { Actor } from "#lib/platform/access/actor.ts";
import { maySeeAppointments } from "#lib/features/appointment/onboarding/policy.ts";
import { maySeeCalls } from "#lib/features/help/call-backs/policy.ts";
import { mayReadQueue } from "#lib/features/help/help-requests/policy.ts";
import { maySeeCases } from "#lib/features/help/staff-cases/policy.ts";
import { maySeeCampaigns } from "#lib/features/insurer/review-campaigns/policy.ts";
import { maySeeAsStaff } from "#lib/features/insurer/proposals/policy.ts";

/** What can wait for staff, in the order in which they look at it, and who sees that it does. */
const seenBy = {
  requests: mayReadQueue,
  calls: maySeeCalls,
  cases: maySeeCases,
  appointments: maySeeAppointments,
  proposals: maySeeAsStaff,
  reviews: maySeeCampaigns,
} as const satisfies Record<string, (actor: Actor) => boolean>;

export type Waiting = keyof typeof seenBy;

const all = Object.keys(seenBy) as Waiting[];

export const waitingFor = (actor: Actor): Waiting[] => all.filter((kind) => seenBy[kind](actor));
