import type { Access } from "#lib/features/administration/authorisations/rules.ts";
import { splitLastName, type InvitedAs, type Name } from "#lib/features/base/people/rules.ts";
import { linkLastsMs, stateOf } from "#lib/features/entrance/password-links/rules.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { minutes } from "#lib/platform/durations.ts";

/** What a beheerder sees of someone who has an account already is what that beheerder wrote. */
export const invitedAs = (isNew: boolean, name: Name, mobileNumber: string | null): InvitedAs | null =>
  isNew ? null : { ...name, mobileNumber };

/** With "van Dijk" typed as a last name, the tussenvoegsel where it belongs. */
export const asName = ({ firstName, initials, namePrefix, lastName }: Name): Name =>
  namePrefix ? { firstName, initials, namePrefix, lastName } : { firstName, initials, ...splitLastName(lastName) };

type Place = Pick<Access, "authorisation">;

/** Whether there is still something to take up. */
function pending({ authorisation: { status, validUntil } }: Place, now: Date) {
  if (status === "WITHDRAWN" || status === "EXPIRED" || (validUntil && validUntil <= now)) return refuse("ended");
  return status === "PENDING" ? { status } : refuse("accepted");
}

export const resend = pending;

export function revoke(place: Place, now: Date) {
  const outcome = pending(place, now);
  return "refused" in outcome ? outcome : { status: "WITHDRAWN" as const };
}

/** By the person, with the link of the mail. */
export function accept(place: Place, link: Parameters<typeof stateOf>[0], now: Date) {
  if (stateOf(link, now) !== "open" || "refused" in pending(place, now)) return refuse("linkClosed");
  return { status: "ACTIVE" as const };
}

export type InvitationState = "notSent" | "open" | "expired" | "accepted" | "ended";

/** What became of it. The last mail counts, also when another one has taken its link along. */
export function stateOfInvitation(place: Place, lastSentAt: Date | null, now: Date): InvitationState {
  const outcome = pending(place, now);
  if ("refused" in outcome) return outcome.refused;
  if (!lastSentAt) return "notSent";
  return worksUntil(lastSentAt) > now ? "open" : "expired";
}

export const worksUntil = (sentAt: Date) => new Date(sentAt.getTime() + linkLastsMs.ACCEPT);

/** What was sent by then works no longer. */
export const sentBefore = (now: Date) => new Date(now.getTime() - linkLastsMs.ACCEPT);

const moment = minutes(10);

/** What a page tells of the last act: anyone can make an address that asks for a sentence, so only what is so, and new. */
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
