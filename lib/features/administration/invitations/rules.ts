import type { Access } from "#lib/features/administration/authorisations/rules/standing.ts";
import { splitLastName, type InvitedAs, type Name } from "#lib/features/base/people/rules.ts";
import { linkLastsMs, stateOf } from "#lib/features/entrance/password-links/rules.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { minutes } from "#lib/platform/durations.ts";

/** Of someone who has an account already, a beheerder sees only what that beheerder typed. */
export const invitedAs = (isNew: boolean, name: Name, mobileNumber: string | null): InvitedAs | null =>
  isNew ? null : { ...name, mobileNumber };

/** Moves the tussenvoegsel where it belongs when "van Dijk" was typed as a last name. */
export const asName = ({ firstName, initials, namePrefix, lastName }: Name): Name =>
  namePrefix ? { firstName, initials, namePrefix, lastName } : { firstName, initials, ...splitLastName(lastName) };

type Place = Pick<Access, "authorisation">;

/** Whether the invitation can still be accepted. */
function pending({ authorisation: { status, validUntil } }: Place, now: Date) {
  if (status === "WITHDRAWN" || status === "EXPIRED" || (validUntil && validUntil <= now)) return refuse("ended");
  return status === "PENDING" ? { status } : refuse("accepted");
}

export const resend = pending;

export function revoke(place: Place, now: Date) {
  const outcome = pending(place, now);
  return "refused" in outcome ? outcome : { status: "WITHDRAWN" as const };
}

/** The person accepts, with the link of the mail. */
export function accept(place: Place, link: Parameters<typeof stateOf>[0], now: Date) {
  if (stateOf(link, now) !== "open" || "refused" in pending(place, now)) return refuse("linkClosed");
  return { status: "ACTIVE" as const };
}

type InvitationState = "notSent" | "open" | "expired" | "accepted" | "ended";

/** The state of an invitation. The last mail counts, also when a link of another one replaced its link. */
export function stateOfInvitation(place: Place, lastSentAt: Date | null, now: Date): InvitationState {
  const outcome = pending(place, now);
  if ("refused" in outcome) return outcome.refused;
  if (!lastSentAt) return "notSent";
  return worksUntil(lastSentAt) > now ? "open" : "expired";
}

export const worksUntil = (sentAt: Date) => new Date(sentAt.getTime() + linkLastsMs.ACCEPT);

/** Links that were sent by then no longer work. */
export const sentBefore = (now: Date) => new Date(now.getTime() - linkLastsMs.ACCEPT);

const moment = minutes(10);

/** What a page tells of the last act. Anyone can make an address that asks for it, so it must be true and recent. */
export function tell(
  code: string | undefined,
  { state, createdAt, lastSentAt, endedAt }: Recent & { readonly state: InvitationState },
  now: Date,
) {
  const isRecent = (at: Date | null) => at !== null && now.getTime() - at.getTime() < moment;
  if (code === "toegevoegd" && isRecent(createdAt)) return "added" as const;
  if (code === "bestaat") return "exists" as const;
  if (code === "verstuurd" && state === "open" && isRecent(lastSentAt)) return "sent" as const;
  return code === "ingetrokken" && state === "ended" && isRecent(endedAt) ? ("revoked" as const) : null;
}

type Recent = { readonly createdAt: Date; readonly lastSentAt: Date | null; readonly endedAt: Date | null };
