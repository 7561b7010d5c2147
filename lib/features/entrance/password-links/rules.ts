import { normalAccessCode, unaccented } from "#lib/features/base/people/rules.ts";
import { nextStep, type KnownPerson } from "#lib/features/entrance/standing/rules/causes.ts";
import { days } from "#lib/platform/durations.ts";

export type LinkPurpose = "RESET_PASSWORD" | "ACTIVATE" | "ACCEPT";

export const linkLastsMs: Record<LinkPurpose, number> = {
  RESET_PASSWORD: days(1),
  ACTIVATE: days(7),
  ACCEPT: days(7),
};

/** The person and the other beheerders have this long to stop a reactivation, as whoever started it may have been fooled. */
export const reactivationWaitsMs = days(1);

/** Why an invitation ended whose address no longer belongs to the account, or whose account began anew. */
export const addressReason = "ADDRESS";

type Link = {
  readonly usedAt: Date | null;
  readonly replacedAt: Date | null;
  /** The link of a reactivation does not work before this moment. */
  readonly worksFrom: Date | null;
  readonly expiresAt: Date;
};

type LinkState = "open" | "early" | "used" | "replaced" | "expired" | "unknown";

export function stateOf(link: Link | null, now: Date): LinkState {
  if (!link) return "unknown";
  if (link.usedAt) return "used";
  if (link.replacedAt) return "replaced";
  if (link.worksFrom && link.worksFrom > now) return "early";
  return link.expiresAt > now ? "open" : "expired";
}

type Account = { readonly status: string; readonly blockCause: string | null; readonly blockedAt: Date | null };

/**
 * The state of a link, given the state of the account now. An activation has ended when nothing is left to begin with
 * it; a new link would not help then. Nor does it where guessed codes ended the link and blocked the account, at one
 * moment: to whoever holds that link, the mail of the block says so too.
 */
export function worthOf(
  link: Link & { readonly purpose: string; readonly account: Account },
  isAwaited: boolean,
  now: Date,
): LinkState | "ended" | "blocked" {
  const state = stateOf(link, now);
  const { status, blockCause, blockedAt } = link.account;
  const isOfBlock = blockCause === "WRONG_TRIES" && link.replacedAt?.getTime() === blockedAt?.getTime();
  if (state === "replaced" && isOfBlock) return "blocked";
  if (link.purpose !== "ACTIVATE") return state === "open" && status === "INVITED" ? "ended" : state;
  if (status !== "INVITED") return state === "used" || status === "ACTIVE" ? "used" : "ended";
  if (!isAwaited) return "ended";
  // This link activated the account, which was reset since.
  return state === "used" ? "replaced" : state;
}

/** What an outsider may know of a person, and would guess first. */
export type KnownAbout = {
  readonly email: string;
  readonly insurer: string;
  /** The names of the portals, in lower case letters and digits only. */
  readonly portals: readonly string[];
  readonly organisations: readonly string[];
  readonly accessCodes: readonly string[];
};

const wordsOf = (text: string) =>
  unaccented(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);

/** Why a password is easily guessed by someone who knows this of the person; null when it holds none of it. */
export function easilyGuessed(password: string, { email, insurer, portals, organisations, accessCodes }: KnownAbout) {
  const typed = unaccented(password);
  const unbroken = typed.replace(/[^\p{L}\p{N}]/gu, "");
  const holds = (word: string) => typed.includes(word);
  const name = unaccented(email.split("@")[0] ?? "");
  const codes = accessCodes.map(normalAccessCode).filter(({ length }) => length >= 4);
  if ((name.length >= 3 && holds(name)) || wordsOf(name).some(holds)) return "holdsName";
  if (organisations.flatMap(wordsOf).some(holds)) return "holdsOrganisation";
  if (wordsOf(insurer).some(holds) || ["portaalhulp", ...portals].some((word) => unbroken.includes(word)))
    return "holdsPortal";
  if (codes.some((code) => normalAccessCode(password).includes(code))) return "holdsAccessCode";
  return null;
}

/** What someone who asks for a new password gets: a link to choose one, a link to activate the account, or why neither helps. */
export function resetAnswer(person: Pick<KnownPerson, "status" | "isStaff" | "places" | "cause">) {
  const { status, isStaff, places } = person;
  const isOpen = places.some(({ cause }) => cause.hindrance === "none" || cause.hindrance === "waiting");
  if (status === "ACTIVE" && (isStaff || isOpen)) return "link";
  if (status === "INVITED" && isStaff) return "invitation";
  return nextStep(person) === "activate" ? "invitation" : "why";
}

/** The account that has the address at which someone is invited. */
export type Holder = {
  readonly status: "INVITED" | "ACTIVE" | "BLOCKED";
  readonly isStaff: boolean;
  /** The account was active before and was reset: only a reactivation activates it again. */
  readonly isReactivating: boolean;
};

/** How someone takes up an authorisation: with a first password, with one button, or not at all. */
export function wayIn({ status, isStaff, isReactivating }: Holder) {
  if (isStaff) return "none" as const;
  return status === "INVITED" && !isReactivating ? ("activate" as const) : ("accept" as const);
}
