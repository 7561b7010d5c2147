import { addressReason } from "#lib/features/entrance/password-links/rules.ts";
import type { Account } from "#lib/features/entrance/standing/rules/hindrance.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import type { PortalKey } from "#lib/platform/portals.ts";
import type { Rights } from "./rights.ts";
import { type Act, doneBy, hasEnded, isPermanentAdministrator, type Place } from "./standing.ts";

/** Why an authorisation ends. */
export const withdrawReasons = ["LEFT", "OTHER_WORK", "UNUSED", "MISTAKE", "MISUSE", "OTHER"] as const;
/** Why access ends that no beheerder confirmed in an access review: the worker says it, and nobody chooses it. */
export const unconfirmed = "UNCONFIRMED";
export const recordedReasons = [...withdrawReasons, unconfirmed] as const;
/** Why an invitation ended that an appointment had taken over, and which ended with that. */
export const appointmentReason = "APPOINTMENT";
/** Why an invitation ends without anybody of the organisation. */
export const elsewhereReasons = [addressReason, appointmentReason] as const;
/** All of them. */
export const endReasons = [...recordedReasons, ...elsewhereReasons] as const;

/** Ending an authorisation. The last permanent beheerder stays. */
export function withdraw(place: Place, ending: Act, otherPermanentAdministrators: number) {
  if (place.status === "WITHDRAWN" || place.status === "EXPIRED") return refuse("alreadyWithdrawn", doneBy(ending));
  if (isPermanentAdministrator(place) && otherPermanentAdministrators === 0) return refuse("lastAdministrator");
  return { status: "WITHDRAWN" as const };
}

/** The end date has come. */
export function expire({ status, validUntil }: Omit<Place, "role">, now: Date) {
  if (status === "WITHDRAWN" || status === "EXPIRED") return refuse("alreadyWithdrawn");
  return validUntil && validUntil <= now ? { status: "EXPIRED" as const } : refuse("notYet");
}

/** Starting an ended authorisation again, always as a colleague; invites whoever never activated the account. */
export function reauthorise(
  place: Place,
  restart: Act,
  {
    account,
    wanted,
    opened,
    isAddressGone = false,
  }: {
    /** The account got another address than the one that was invited here. */
    readonly isAddressGone?: boolean;
    readonly account: Account["status"];
    readonly wanted: Rights;
    /** The portals that the insurer has opened for the organisation and still gives. */
    readonly opened: readonly PortalKey[];
  },
  now: Date,
) {
  if (!hasEnded(place, now)) return refuse("alreadyAuthorised", doneBy(restart));
  if (isAddressGone) return refuse("addressGone");
  if (wanted.validUntil && wanted.validUntil <= now) return refuse("dateInPast");
  if (wanted.portals.some((portal) => !opened.includes(portal))) return refuse("portalNotOpened");
  if (wanted.portals.length === 0) return refuse("noPortal");
  const status = account === "INVITED" ? ("PENDING" as const) : ("ACTIVE" as const);
  return { status, role: "EMPLOYEE" as const, portals: [...wanted.portals], validUntil: wanted.validUntil };
}
