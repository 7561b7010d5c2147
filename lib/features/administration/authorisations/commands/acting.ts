import "server-only";
import type { Place, Rights } from "#lib/features/administration/authorisations/rules.ts";
import type { Colleague } from "#lib/features/administration/authorisations/store.ts";
import { endOfDay } from "#lib/platform/days.ts";

export const statesOf = ({ authorisationStatus, accountStatus }: Colleague) => ({
  authorisation: authorisationStatus,
  account: accountStatus,
});

export const placeOf = ({ authorisationStatus: status, role, validUntil, portals }: Colleague): Place & Rights => ({
  status,
  role,
  validUntil,
  portals,
});

/** The portals and the last day of a form. */
export const rightsFrom = ({ portals, validUntil }: Omit<Rights, "validUntil"> & { validUntil: string }): Rights => ({
  portals,
  validUntil: validUntil ? endOfDay(validUntil) : null,
});
