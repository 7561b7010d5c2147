import { unaccented } from "#lib/features/people/rules.ts";
import { nextStep, type KnownPerson } from "#lib/features/standing/rules.ts";

const day = 24 * 3_600_000;

export type LinkPurpose = "RESET_PASSWORD" | "ACTIVATE";

export const linkLastsMs: Record<LinkPurpose, number> = {
  RESET_PASSWORD: day,
  ACTIVATE: 7 * day,
};

type Link = {
  readonly usedAt: Date | null;
  readonly replacedAt: Date | null;
  readonly expiresAt: Date;
};

export type LinkState = "open" | "used" | "replaced" | "expired" | "unknown";

export function stateOf(link: Link | null, now: Date): LinkState {
  if (!link) return "unknown";
  if (link.usedAt) return "used";
  if (link.replacedAt) return "replaced";
  return link.expiresAt > now ? "open" : "expired";
}

/** A password that holds the name before the @ is the first one to be guessed. */
export function holdsName(password: string, email: string): boolean {
  const name = unaccented(email.split("@")[0] ?? "");
  return name.length >= 3 && unaccented(password).includes(name);
}

/** What someone who asks for a new password gets: a link to choose one, a link to activate the account, or why neither helps. */
export function resetAnswer(person: Pick<KnownPerson, "status" | "isStaff" | "places" | "cause">) {
  const { status, isStaff, places } = person;
  const isOpen = places.some(({ cause }) => cause.standing === "active" || cause.standing === "waiting");
  if (status === "ACTIVE" && (isStaff || isOpen)) return "link";
  return nextStep(person) === "activate" ? "invitation" : "why";
}
