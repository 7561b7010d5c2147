import "server-only";
import type { Place, Rights } from "#lib/features/administration/authorisations/rules.ts";
import type { Colleague } from "#lib/features/administration/authorisations/store.ts";
import { portals, type Portal } from "#lib/features/base/people/schema.ts";
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

type TypedRights = { readonly [portal in Portal]?: string | undefined } & { readonly validUntil: string };

/** The ticked boxes and the last day of a form. */
export const rightsFrom = (typed: TypedRights): Rights => ({
  portals: portals.filter((portal) => typed[portal] !== undefined),
  validUntil: typed.validUntil ? endOfDay(typed.validUntil) : null,
});
