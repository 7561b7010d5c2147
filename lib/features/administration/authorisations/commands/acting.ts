import "server-only";
import type { Rights } from "#lib/features/administration/authorisations/rules/rights.ts";
import type { Access } from "#lib/features/administration/authorisations/rules/standing.ts";
import { endOfDay } from "#lib/platform/days.ts";

export const statesOf = ({ authorisation, account }: Access) => ({
  authorisation: authorisation.status,
  account: account.status,
});

/** The portals and the last day that a form sends. */
export const rightsFrom = ({ portals, validUntil }: Omit<Rights, "validUntil"> & { validUntil: string }): Rights => ({
  portals,
  validUntil: validUntil ? endOfDay(validUntil) : null,
});
