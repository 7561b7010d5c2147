import { ownAddress, to, withQuery, type Address } from "#lib/addresses.ts";
import type { Earlier } from "#lib/features/base/people/rules.ts";
import type { Problem } from "#lib/features/help/help-requests/rules.ts";
import { standingOf, type Account, type Authorisation } from "#lib/features/entrance/standing/rules.ts";
import type { PortalKey } from "#lib/platform/portals.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { hours, minutes } from "#lib/platform/durations.ts";

/** What a beheerder sees next to a name. */
export const statuses = ["active", "blocked", "waiting", "invited", "withdrawn"] as const;
export type Status = (typeof statuses)[number];

/** One person's account, with what wrong passwords did to it, and their authorisation in one organisation. */
export type Access = {
  readonly account: Account & { readonly waitUntil: Date | null };
  readonly authorisation: Authorisation;
};

/** The filter of the list decides the same in SQL. */
export function statusOf({ account, authorisation }: Access, now: Date): Status {
  const standing = standingOf(account, authorisation, now);
  if (standing === "active") return account.waitUntil && account.waitUntil > now ? "waiting" : "active";
  return standing === "withdrawn" || standing === "invited" ? standing : "blocked";
}

export const lifts = ["AUTHORISATION", "ACCOUNT", "WAIT"] as const;
export type Lift = (typeof lifts)[number];

/** What a beheerder's unblocking lifts here, possibly nothing. What he may not lift is a refusal. */
export function unblock(person: Access, now: Date) {
  const { account, authorisation } = person;
  const status = statusOf(person, now);
  if (status === "withdrawn" || status === "invited" || authorisation.status === "PENDING") return refuse("notActive");
  if (account.status === "BLOCKED" && account.blockCause !== "WRONG_TRIES") return refuse("notYours");
  const lifted: Lift[] = [];
  if (authorisation.status === "BLOCKED") lifted.push("AUTHORISATION");
  if (account.status === "BLOCKED") lifted.push("ACCOUNT");
  if (status === "waiting") lifted.push("WAIT");
  return { lifted };
}

/** Whether the button *Deblokkeren* has something to lift. */
export function canBeUnblocked(person: Access, now: Date): boolean {
  const outcome = unblock(person, now);
  return "lifted" in outcome && outcome.lifted.length > 0;
}

/** Which requests are solved once someone can sign in again; some only when the button stood `beside` them. */
export const isAnswered = (problem: Problem, beside: boolean) =>
  problem === "BLOCKED" ||
  problem === "NO_MAIL" ||
  (beside && (problem === "ACCESS_CODE_INACTIVE" || problem === "OTHER"));

/** How a beheerder can answer a request: lift what keeps the person out, or say that nothing does (any more). */
export function answerTo(problem: Problem, person: Access, now: Date): "unblock" | "tell" | null {
  if (canBeUnblocked(person, now)) return "unblock";
  return statusOf(person, now) === "active" && isAnswered(problem, true) ? "tell" : null;
}

/** Who last did something: the authorisation and the name of the beheerder. */
export type Act = { readonly at: Date | null; readonly byId: string | null; readonly by: string };

/** The last unblocking of one authorisation. */
export type Unblocking = Act & {
  readonly lifted: readonly Lift[];
  /** Another organisation has since lifted something of the same account, so this cannot be put back. */
  readonly accountLiftedSince: boolean;
};

const recently = hours(12);

/** Why there is nothing to unblock: someone else was first, or there never was anything. */
export function notBlocked(unblocking: Act, me: string, now: Date) {
  const { at, byId, by } = unblocking;
  if (!at || !byId || now.getTime() - at.getTime() > recently) return refuse("notBlocked");
  return byId === me ? refuse("alreadyByYou", { at }) : refuse("alreadyUnblocked", { by, at });
}

export const undoLasts = minutes(10);

type Unblocked = Access & {
  readonly account: { readonly lastSignInAt: Date | null };
  readonly unblocking: Unblocking;
};

/** Restores what the same beheerder lifted a moment ago, except a wait: that is over for good. */
export function undo(person: Unblocked, me: string, now: Date) {
  const { at, byId, lifted, accountLiftedSince } = person.unblocking;
  const { lastSignInAt } = person.account;
  const restored = lifted.filter((lift) => lift === "AUTHORISATION" || (lift === "ACCOUNT" && !accountLiftedSince));
  if (!at || byId !== me || restored.length === 0) return refuse("nothingToUndo");
  if (now.getTime() >= at.getTime() + undoLasts) return refuse("tooLate");
  if (lastSignInAt && lastSignInAt > at) return refuse("signedInSince");
  const status = statusOf(person, now);
  if (status !== "active" && status !== "waiting") return refuse("nothingToUndo");
  return { restored };
}

export const isUndoable = (person: Unblocked, me: string, now: Date) => "restored" in undo(person, me, now);

/**
 * What a page tells of the last act on someone. Anyone can make an address that asks for a sentence, so a success is
 * told only when the state agrees, and a refusal only when it would be refused again now.
 */
export function tell(
  code: string,
  person: Unblocked & Changed & Blocked,
  { me, now }: { readonly me: string; readonly now: Date },
) {
  const status = statusOf(person, now);
  const { authorisation, blocking, unblocking } = person;
  if (code === "blocked")
    return authorisation.status === "BLOCKED" && blocking.byId === me ? ({ code } as const) : null;
  if (code === "withdrawn") return authorisation.status === "WITHDRAWN" ? ({ code } as const) : null;
  if (code === "reauthorised") {
    if (status === "withdrawn") return null;
    return { code: authorisation.status === "PENDING" ? ("invitedAgain" as const) : ("reauthorised" as const) };
  }
  if (code === "rights") return tellOfRights(person, { me, now });
  if (code === "unblocked") {
    const isSo = unblocking.byId === me && status === "active";
    return isSo ? ({ code, undoable: isUndoable(person, me, now) } as const) : null;
  }
  if (code === "blockedAgain") return status === "blocked" ? ({ code } as const) : null;
  const lifting = unblock(person, now);
  const overtaken = overtakenByBlock(person, { me, seen: null }, now);
  const outcomes = [
    ...(overtaken ? [overtaken] : []),
    isRefused(lifting) || lifting.lifted.length > 0 ? lifting : notBlocked(unblocking, me, now),
    undo(person, me, now),
  ];
  return outcomes.filter((outcome) => isRefused(outcome)).find(({ refused }) => refused === code) ?? null;
}

type Changed = { readonly authorisation: Rights; readonly rightsChange: RightsChange };

/** What was changed; or that it was put back, in which case the rights before are those of now. */
function tellOfRights(
  { authorisation, rightsChange }: Changed,
  { me, now }: { readonly me: string; readonly now: Date },
) {
  const { at, byId, before } = rightsChange;
  if (!at || !before || byId !== me || now.getTime() - at.getTime() > recently) return null;
  if (sameRights(authorisation, before)) return { code: "rightsPutBack" as const };
  return { code: "rightsChanged" as const, before, undoable: now.getTime() < at.getTime() + undoLasts };
}

/** Why a beheerder takes access away for now. It stands in the log, for the other beheerders. */
export const blockReasons = ["LONG_ABSENT", "DEVICE_LOST", "MISUSE", "LEAVES", "OTHER"] as const;
export type BlockReason = (typeof blockReasons)[number];

/** Why an authorisation ends. */
export const withdrawReasons = ["LEFT", "OTHER_WORK", "MISTAKE", "MISUSE", "OTHER"] as const;
export type WithdrawReason = (typeof withdrawReasons)[number];

/** The facts on which the transitions of an authorisation depend. */
export type Place = Authorisation & { readonly role: Role };

const doneBy = ({ at, by }: Act): Earlier => ({ by, at });

/** A beheerder whose end date could pass does not keep an organisation from losing its last one. */
export const isPermanentAdministrator = ({ status, role, validUntil }: Place) =>
  role === "ADMINISTRATOR" && status === "ACTIVE" && validUntil === null;

export const hasEnded = ({ status, validUntil }: Omit<Place, "role">, now: Date) =>
  status === "WITHDRAWN" || status === "EXPIRED" || (validUntil !== null && validUntil <= now);

/** Taking access away for now, by a beheerder. It never ends by itself. */
export function block(place: Place, blocking: Act, otherPermanentAdministrators: number, now: Date) {
  if (hasEnded(place, now) || place.status === "PENDING") return refuse("notActive");
  if (place.status === "BLOCKED") return refuse("alreadyBlocked", doneBy(blocking));
  if (isPermanentAdministrator(place) && otherPermanentAdministrators === 0) return refuse("lastAdministrator");
  return { status: "BLOCKED" as const };
}

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

export type Rights = { readonly portals: readonly PortalKey[]; readonly validUntil: Date | null };

/** Starting an ended authorisation again, always as a colleague; invites whoever never activated the account. */
export function reauthorise(
  place: Place,
  restart: Act,
  {
    account,
    wanted,
    opened,
  }: {
    readonly account: Account["status"];
    readonly wanted: Rights;
    /** The portals that the insurer has opened for the organisation and still gives. */
    readonly opened: readonly PortalKey[];
  },
  now: Date,
) {
  if (!hasEnded(place, now)) return refuse("alreadyAuthorised", doneBy(restart));
  if (wanted.validUntil && wanted.validUntil <= now) return refuse("dateInPast");
  if (wanted.portals.some((portal) => !opened.includes(portal))) return refuse("portalNotOpened");
  if (wanted.portals.length === 0) return refuse("noPortal");
  const status = account === "INVITED" ? ("PENDING" as const) : ("ACTIVE" as const);
  return { status, role: "EMPLOYEE" as const, portals: [...wanted.portals], validUntil: wanted.validUntil };
}

const sameRights = (a: Rights, b: Rights) =>
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

type Blocked = { readonly authorisation: Pick<Authorisation, "status">; readonly blocking: Act };

/**
 * Someone else blocked a moment ago. Whoever lifts that must have seen it, or would lift a block they never heard of.
 * `seen` is the moment of the block that their page showed.
 */
export function overtakenByBlock(
  { authorisation, blocking }: Blocked,
  { me, seen }: { readonly me: string; readonly seen: Date | null },
  now: Date,
) {
  const { at, byId } = blocking;
  if (authorisation.status !== "BLOCKED" || !at || !byId || byId === me) return null;
  if (at.getTime() === seen?.getTime() || now.getTime() >= at.getTime() + undoLasts) return null;
  return refuse("blockedSince", doneBy(blocking));
}

/** Where a beheerder's form leads when it is done, with what to tell there. */
export function backTo(typed: string | undefined, tell: Readonly<Record<string, string>>): Address {
  const page = ownAddress(typed) ?? to.overview();
  return withQuery(page, { gedaan: null, melding: null, wie: null, afgehandeld: null, ...tell });
}

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
