import { ownAddress, to, type Address } from "#lib/addresses.ts";
import { type Name, normalAccessCode, normalEmail } from "#lib/features/base/people/rules.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import { days } from "#lib/platform/durations.ts";

/** The name someone signs in with, in the one spelling it is looked up by, so that its spellings share their tries. */
export function signInNameOf(typed: string): {
  email: string | null;
  accessCode: string | null;
  normal: string;
} {
  if (typed.includes("@")) {
    const email = normalEmail(typed);
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

/** After so many wrong tries in a day comes a wait, and at `blockAt` a block. */
export type Ladder = {
  readonly waits: readonly {
    readonly tries: number;
    readonly waitMs: number;
  }[];
  readonly blockAt: number;
};

export type Tries = {
  readonly count: number;
  readonly firstTriedAt: Date;
  readonly waitUntil: Date | null;
};

/** Whether a try may be looked at. It is counted first, so that tries made at once stop exactly where the ladder says. */
export type Verdict =
  | {
      readonly verdict: "evaluate";
      readonly until: Date | null;
      readonly last: boolean;
    }
  | { readonly verdict: "wait"; readonly until: Date }
  | { readonly verdict: "stop" };

export const triesCountFor = days(1);

const isOld = ({ firstTriedAt }: Tries, now: Date) => now.getTime() >= firstTriedAt.getTime() + triesCountFor;

/** The tries after this one, or null when this one does not count. The store says the same in one SQL statement. */
export function counted(before: Tries | null, ladder: Ladder, now: Date): Tries | null {
  const fresh = before === null || isOld(before, now);
  if (before?.waitUntil && before.waitUntil > now) return null;
  if (!fresh && before.count >= ladder.blockAt) return null;
  const count = fresh ? 1 : before.count + 1;
  const rung = ladder.waits.find(({ tries }) => tries === count);
  return {
    count,
    firstTriedAt: fresh ? now : before.firstTriedAt,
    waitUntil: rung ? new Date(now.getTime() + rung.waitMs) : null,
  };
}

/** The verdict on a try: `after` is what `counted` made of `before`. */
export function verdictOf(before: Tries | null, after: Tries | null, ladder: Ladder, now: Date): Verdict {
  if (after)
    return {
      verdict: "evaluate",
      until: after.waitUntil,
      last: after.count >= ladder.blockAt,
    };
  if (before?.waitUntil && before.waitUntil > now) return { verdict: "wait", until: before.waitUntil };
  return { verdict: "stop" };
}

/** Where someone belongs who has just signed in. */
export function homeOf(actor: Actor): Address {
  switch (actor.kind) {
    case "staff":
      return to.requestQueue();
    case "member":
      return actor.role === "ADMINISTRATOR" ? to.overview() : to.mine();
    case "person":
      return to.chooseOrganisation();
    case "visitor":
    case "system":
      return to.start();
  }
}

/** The address of a step in between, which remembers where someone was going. */
export const onward = (step: typeof to.signInCode, destination: string | undefined) =>
  step({ naar: ownAddress(destination) && destination });

/** The first page of a new session: where the person was going, once it is clear for which organisation they act. */
export const landing = (home: Address, destination: string | undefined) =>
  home === to.chooseOrganisation() ? onward(to.chooseOrganisation, destination) : (ownAddress(destination) ?? home);
