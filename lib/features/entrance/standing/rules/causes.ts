import { wrongCodesInAll } from "#lib/features/entrance/one-time-codes/rules.ts";
import { type Account, type Authorisation, hindranceOf } from "./hindrance.ts";

/** What keeps someone out of an organisation. `since` is null where it was not recorded. */
export type Cause =
  | {
      readonly hindrance: "blocked";
      readonly since: Date | null;
      readonly tries: number;
      readonly of: "passwords" | "codes";
    }
  | { readonly hindrance: "frozen" | "authorisationBlocked" | "withdrawn"; readonly since: Date | null }
  | { readonly hindrance: "waiting"; readonly until: Date }
  | {
      readonly hindrance: "invited";
      readonly sentAt: Date | null;
      readonly linkIsOpen: boolean;
      /** Whether only activating the account is left to do. */
      readonly activates: boolean;
    }
  | { readonly hindrance: "none" };

export type Circumstances = {
  /** After so many wrong passwords an account is blocked. */
  readonly blockAt: number;
  readonly waitUntil: Date | null;
  /** The newest link to activate the account. */
  readonly invitation: { readonly createdAt: Date; readonly isOpen: boolean } | null;
};

const everywhere = { status: "ACTIVE", validUntil: null, blockedAt: null, withdrawnAt: null } as const;

/** Without an authorisation it is what holds for the account everywhere. */
export function causeOf(
  account: Account & { readonly blockedAt: Date | null; readonly codesGuessed: boolean },
  authorisation: (Authorisation & { readonly blockedAt: Date | null; readonly withdrawnAt: Date | null }) | null,
  { blockAt, waitUntil, invitation }: Circumstances,
  now: Date,
): Cause {
  const place = authorisation ?? everywhere;
  const hindrance = hindranceOf(account, place, now);
  switch (hindrance) {
    case "blocked":
      return account.codesGuessed
        ? { hindrance, since: account.blockedAt, tries: wrongCodesInAll, of: "codes" }
        : { hindrance, since: account.blockedAt, tries: blockAt, of: "passwords" };
    case "frozen":
      return { hindrance, since: account.blockedAt };
    case "authorisationBlocked":
      return { hindrance, since: place.blockedAt };
    case "withdrawn":
      return { hindrance, since: earliest([place.withdrawnAt, place.validUntil], now) };
    case "invited":
      return {
        hindrance,
        sentAt: invitation?.createdAt ?? null,
        linkIsOpen: invitation?.isOpen ?? false,
        activates: account.status === "INVITED" && place.status === "PENDING",
      };
    case "none":
      return waitUntil && waitUntil > now ? { hindrance: "waiting", until: waitUntil } : { hindrance };
  }
}

const earliest = (moments: readonly (Date | null)[], now: Date) =>
  moments.filter((moment) => moment !== null && moment <= now).sort((a, b) => Number(a) - Number(b))[0] ?? null;

export type Helper = { readonly name: string; readonly email: string };

export type Place = {
  readonly authorisationId: string;
  readonly organisation: string;
  readonly isAdministrator: boolean;
  readonly cause: Cause;
  /** The beheerders who can act now, other than the person. */
  readonly helpers: readonly Helper[];
};

export type KnownPerson = {
  readonly accountId: string;
  readonly email: string;
  readonly locale: string;
  readonly firstName: string;
  readonly status: Account["status"];
  readonly isStaff: boolean;
  /** The last two digits of the number that codes go to. */
  readonly mobileEnding: string | null;
  /** What holds for the account everywhere. */
  readonly cause: Cause;
  readonly places: readonly Place[];
};

/** What to do next. Of several steps the first in this order counts, as it opens most. */
const steps = [
  "callDesk",
  "unblock",
  "signInLater",
  "activate",
  "askAccess",
  "restore",
  "signIn",
  "reauthorise",
] as const;
export type Step = (typeof steps)[number];

const stepFor = {
  frozen: "callDesk",
  blocked: "unblock",
  waiting: "signInLater",
  authorisationBlocked: "restore",
  none: "signIn",
  withdrawn: "reauthorise",
} as const satisfies Record<Exclude<Cause["hindrance"], "invited">, Step>;

function stepAt({ cause }: Place): Step {
  if (cause.hindrance !== "invited") return stepFor[cause.hindrance];
  return cause.activates ? "activate" : "askAccess";
}

export function nextStep({ places, cause, isStaff }: Pick<KnownPerson, "places" | "cause" | "isStaff">): Step {
  const open = places.map(stepAt);
  const first = steps.find((step) => open.includes(step));
  if (first) return first;
  if (cause.hindrance === "waiting") return "signInLater";
  return cause.hindrance === "none" && isStaff ? "signIn" : "callDesk";
}

/** Whether this step has a beheerder who can do it. */
export const hasHelper = (places: readonly Place[], step: Step) =>
  places.some((place) => stepAt(place) === step && place.helpers.length > 0);

/** The newest invitation that is answered by activating the account. */
export const toActivate = (places: readonly Place[]): Place | null =>
  places
    .filter((place) => stepAt(place) === "activate")
    .sort((a, b) => (a.authorisationId < b.authorisationId ? 1 : -1))[0] ?? null;
