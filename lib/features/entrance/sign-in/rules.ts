import { ownAddress, to, type Address } from "#lib/addresses.ts";
import { type Name, normalAccessCode } from "#lib/features/base/people/rules.ts";
import { pastedAddress } from "#lib/features/base/people/rules/pasted-address.ts";
import type { Code } from "#lib/features/entrance/factors/rules.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import type { SignInWay } from "#lib/platform/access/ways.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";

/** The name someone signs in with, in the one spelling it is looked up by, so that its spellings share their tries. */
export function signInNameOf(typed: string): {
  email: string | null;
  accessCode: string | null;
  normal: string;
} {
  if (typed.includes("@")) {
    const email = pastedAddress(typed);
    return { email, accessCode: null, normal: email };
  }
  const accessCode = normalAccessCode(typed);
  return { email: null, accessCode, normal: accessCode };
}

export type Person = Name & {
  readonly accountId: string;
  readonly email: string;
  readonly locale: string;
  readonly status: "INVITED" | "ACTIVE" | "BLOCKED";
  readonly passwordHash: string | null;
  readonly mobileNumber: string | null;
  readonly isStaff: boolean;
  /** The authorisation whose toegangscode was typed. */
  readonly authorisationId: string | null;
  /** The authorisations that open something now. */
  readonly active: readonly string[];
};

/** Why someone cannot sign in, whatever the password; null when they can. After a toegangscode only its authorisation counts. */
export function whyNot(person: Person | null, authorisationId: string | null) {
  if (!person) return "unknown";
  if (person.status === "INVITED") return "notActivated";
  if (person.status === "BLOCKED") return "blocked";
  if (person.isStaff && !authorisationId) return null;
  const open = authorisationId ? person.active.includes(authorisationId) : person.active.length > 0;
  return open ? null : "notAuthorised";
}

/** The authorisation with which a new session begins: that of the toegangscode, or the only one. */
export function startsIn(person: Person, authorisationId: string | null): string | null {
  if (authorisationId || person.isStaff) return authorisationId;
  return person.active.length === 1 ? (person.active[0] ?? null) : null;
}

/**
 * Where a password is tried: in a browser that is known to this account, or anywhere else. Each has its own count, so
 * that a stranger holds up nobody who has signed in there before.
 */
export type Lane = "known" | "elsewhere";

/** What wrong passwords lead to in one lane. */
export type Ladder = {
  /** After so many in a day comes a wait. */
  readonly waits: readonly { readonly tries: number; readonly waitMs: number }[];
  /** At so many in a day the account is blocked. Null where they come from anybody: a stranger blocks nobody. */
  readonly blockAt: number | null;
  /** After so many in a row, over all days, none is looked at until another password is chosen. */
  readonly closeAt: number;
};

/** NIST SP 800-63B: so many wrong tries in a row at most, over both lanes, before a password must be chosen anew. */
const mostInARow = 100;

type Given = {
  readonly SIGN_IN_LADDER: { readonly waits: Ladder["waits"]; readonly blockAt: number };
  readonly STRANGERS_LADDER: { readonly waits: Ladder["waits"]; readonly closeAt: number };
};

export const laddersOf = ({ SIGN_IN_LADDER, STRANGERS_LADDER }: Given): Readonly<Record<Lane, Ladder>> => ({
  known: { ...SIGN_IN_LADDER, closeAt: mostInARow - STRANGERS_LADDER.closeAt },
  elsewhere: { ...STRANGERS_LADDER, blockAt: null },
});

export type Tries = {
  /** In the day that began with the first. */
  readonly count: number;
  readonly firstTriedAt: Date;
  /** In a row, over all days. */
  readonly total: number;
  readonly waitUntil: Date | null;
};

/** Whether a try may be looked at. It is counted first, so that tries made at once stop exactly where the ladder says. */
export type Verdict =
  | {
      readonly verdict: "evaluate";
      readonly until: Date | null;
      /** What becomes of it when this one, the last that is looked at, is wrong too. */
      readonly ends: "block" | "close" | null;
    }
  | { readonly verdict: "wait"; readonly until: Date }
  | { readonly verdict: "closed" }
  | { readonly verdict: "stop" };

/** After so many wrong ones whoever comes in is told that there were: as many as bring the first wait. */
export const manyWrong = 5;

export const triesCountFor = days(1);

const isOld = ({ firstTriedAt }: Tries, now: Date) => now.getTime() >= firstTriedAt.getTime() + triesCountFor;

/** The tries after this one, or null when this one does not count. The store says the same in one SQL statement. */
export function counted(before: Tries | null, ladder: Ladder, now: Date): Tries | null {
  const fresh = before === null || isOld(before, now);
  if (before?.waitUntil && before.waitUntil > now) return null;
  if (before && before.total >= ladder.closeAt) return null;
  if (!fresh && ladder.blockAt !== null && before.count >= ladder.blockAt) return null;
  const count = fresh ? 1 : before.count + 1;
  const rung = ladder.waits.find(({ tries }) => tries === count);
  return {
    count,
    firstTriedAt: fresh ? now : before.firstTriedAt,
    total: (before?.total ?? 0) + 1,
    waitUntil: rung ? new Date(now.getTime() + rung.waitMs) : null,
  };
}

function endOf({ count, total }: Tries, { blockAt, closeAt }: Ladder) {
  if (blockAt !== null && count >= blockAt) return "block";
  return total >= closeAt ? "close" : null;
}

/** The verdict on a try: `after` is what `counted` made of `before`. */
export function verdictOf(before: Tries | null, after: Tries | null, ladder: Ladder, now: Date): Verdict {
  if (after) return { verdict: "evaluate", until: after.waitUntil, ends: endOf(after, ladder) };
  if (before?.waitUntil && before.waitUntil > now) return { verdict: "wait", until: before.waitUntil };
  if (before && before.total >= ladder.closeAt) return { verdict: "closed" };
  return { verdict: "stop" };
}

type Lasting = { readonly createdAt: Date; readonly lastSeenAt: Date };
type Lasts = { readonly SESSION_IDLE_MINUTES: number; readonly SESSION_HOURS: number };

/** How long a session goes on without use, and whether use would put its end off. */
export function lasting({ createdAt, lastSeenAt }: Lasting, { SESSION_IDLE_MINUTES, SESSION_HOURS }: Lasts, now: Date) {
  const idleMs = after(lastSeenAt, minutes(SESSION_IDLE_MINUTES)).getTime() - now.getTime();
  const wholeMs = after(createdAt, hours(SESSION_HOURS)).getTime() - now.getTime();
  return { leftMs: Math.max(0, Math.min(idleMs, wholeMs)), canStay: idleMs < wholeMs };
}

/** What somebody showed before a code is asked of them: their password, a link from their mail, or a session. */
export type BeforeCode = "SIGN_IN" | "RESET_PASSWORD" | "STEP_UP";

/** The way in of a password and a code of this kind. */
export const wayBy = { sms: "PASSWORD_SMS", app: "PASSWORD_APP", recovery: "RECOVERY" } as const satisfies Record<
  Code,
  SignInWay
>;

/** Where someone belongs who has just signed in. */
export function homeOf(actor: Actor): Address {
  switch (actor.kind) {
    case "staff":
      return to.requestQueue();
    case "member":
      return actor.role === "ADMINISTRATOR" ? to.overview() : to.mine();
    case "person":
      if (actor.waitsFor) return actor.waitsFor === "passkey" ? to.myPasskeys() : to.strongerSignIn();
      return to.chooseOrganisation();
    case "visitor":
    case "system":
      return to.start();
  }
}

/** The address of a step in between, which remembers where someone was going. */
export const onward = (step: typeof to.signInCode | typeof to.strongerSignIn, destination: string | undefined) =>
  step({ naar: ownAddress(destination) && destination });

/**
 * Where one begins anew when a login is gone, or has had too many codes; what else is wrong is said on its own page.
 * Whom a mailed link led here may have no password to sign in with, and opens that link once more.
 */
export function anewAfter(code: string, { byLink }: { readonly byLink: boolean }): Address | undefined {
  if (code === "gone") return to.signIn({ melding: byLink ? "link-verlopen" : "verlopen" });
  return code === "over" ? to.signIn({ melding: byLink ? "link-codes-op" : "codes-op" }) : undefined;
}

/** The first page of a new session: where the person was going, once it is clear for what they act. */
export function landing(home: Address, destination: string | undefined): Address {
  if (home === to.chooseOrganisation()) return onward(to.chooseOrganisation, destination);
  if (home === to.strongerSignIn()) return onward(to.strongerSignIn, destination);
  return home === to.myPasskeys() ? home : (ownAddress(destination) ?? home);
}
