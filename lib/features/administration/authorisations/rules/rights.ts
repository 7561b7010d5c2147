import { undoLasts } from "#lib/features/administration/authorisations/blocking/rules.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import type { PortalKey } from "#lib/platform/portals.ts";
import { type Act, doneBy, hasEnded, isPermanentAdministrator, type Place } from "./standing.ts";

export type Rights = { readonly portals: readonly PortalKey[]; readonly validUntil: Date | null };

export const sameRights = (a: Rights, b: Rights) =>
  a.portals.length === b.portals.length &&
  a.portals.every((portal) => b.portals.includes(portal)) &&
  a.validUntil?.getTime() === b.validUntil?.getTime();

/** Whether someone can have this portal: it is opened, or they have it already and may keep it. */
const isAtHand = (place: Pick<Rights, "portals">, opened: readonly PortalKey[], portal: PortalKey) =>
  opened.includes(portal) || place.portals.includes(portal);

type Changing = {
  readonly wanted: Rights;
  readonly opened: readonly PortalKey[];
  readonly otherPermanentAdministrators: number;
};

/** Whether an authorisation would end by a date on which it did not end, or not yet. */
export const endsSooner = (before: Pick<Rights, "validUntil">, after: Pick<Rights, "validUntil">) =>
  after.validUntil !== null && (before.validUntil === null || after.validUntil < before.validUntil);

/** Changes portals or end date. What is not open to the organisation can only be kept or taken away. */
export function changeRights(
  place: Place & Rights,
  { wanted, opened, otherPermanentAdministrators }: Changing,
  now: Date,
) {
  if (hasEnded(place, now)) return refuse("notActive");
  if (wanted.validUntil && wanted.validUntil <= now) return refuse("dateInPast");
  if (wanted.portals.some((portal) => !isAtHand(place, opened, portal))) return refuse("portalNotOpened");
  if (wanted.portals.length === 0 && place.role === "EMPLOYEE") return refuse("noPortal");
  if (sameRights(place, wanted)) return refuse("nothingChanged");
  if (isPermanentAdministrator(place) && wanted.validUntil && otherPermanentAdministrators === 0)
    return refuse("lastAdministrator");
  return { portals: [...wanted.portals], validUntil: wanted.validUntil };
}

/** The last change of the rights, and what they were before. */
export type RightsChange = Act & { readonly before: Rights | null };

/** Restores the rights that the same beheerder changed a moment ago. */
export function undoChangeRights(
  place: Place & Rights,
  { at, byId, by, before }: RightsChange,
  { me, opened, otherPermanentAdministrators }: Omit<Changing, "wanted"> & { readonly me: string },
  now: Date,
) {
  if (!at || !before) return refuse("nothingToPutBack");
  if (byId !== me) return refuse("rightsChangedSince", doneBy({ at, byId, by }));
  if (now.getTime() >= at.getTime() + undoLasts) return refuse("tooLate");
  const portals = before.portals.filter((portal) => isAtHand(place, opened, portal));
  const wanted = { portals, validUntil: before.validUntil };
  const outcome = changeRights(place, { wanted, opened, otherPermanentAdministrators }, now);
  return isRefused(outcome) ? refuse("nothingToPutBack") : outcome;
}

/** A page that shows the rights from before someone else's change may not overwrite that change. */
export const isOvertaken = ({ at }: Pick<Act, "at">, seen: Date | null) => at?.getTime() !== seen?.getTime();

type Recorded = Partial<{ readonly [K in keyof Rights]: Rights[K] | undefined }>;

/** The difference that a change of rights makes. */
export type RightsDifference = {
  readonly added: readonly PortalKey[];
  readonly removed: readonly PortalKey[];
  /** Undefined means that the end did not change. */
  readonly until: Date | null | undefined;
  readonly untilBefore: Date | null;
};

export function rightsDifference(before: Recorded, after: Recorded): RightsDifference {
  const [had, has] = [before.portals ?? [], after.portals ?? []];
  const [was, is] = [before.validUntil ?? null, after.validUntil ?? null];
  return {
    added: has.filter((portal) => !had.includes(portal)),
    removed: had.filter((portal) => !has.includes(portal)),
    until: was?.getTime() === is?.getTime() ? undefined : is,
    untilBefore: was,
  };
}
