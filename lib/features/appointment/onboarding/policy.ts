import { hasStaffRole, type Actor, type Staff, worksWithCustomers } from "#lib/platform/access/actor.ts";
import type { Status } from "#lib/features/appointment/appointments/rules.ts";

export const maySeeAppointments = worksWithCustomers;

export const mayDecide = (actor: Actor): actor is Staff => hasStaffRole(actor, "ONBOARDING");

type Worked = { readonly status: Status; readonly takenById: string | null; readonly isReady: boolean };

/** Only those who work on it see the address and number in full: whoever checks it, and later whoever can approve it. */
export const maySeeContact = (actor: Actor, { status, takenById, isReady }: Worked): actor is Staff =>
  mayDecide(actor) && status === "CHECKING" && (takenById === actor.accountId || isReady);
