import type { SignInWay } from "#lib/platform/access/ways.ts";

/** What an account can show after its password, as the second step asks for it. A passkey brings its own form. */
export type Code = "app" | "sms" | "recovery";

/** Counts over all logins of one person, for each factor by itself, so that a new login gives no new guesses. */
export const wrongCodesPerDay = 20;

/** What an account has. A number of zero passkeys or recovery codes is to have none. */
export type Factors = {
  readonly sms: boolean;
  readonly app: boolean;
  readonly passkeys: number;
  readonly recoveryCodes: number;
  /** How many wrong codes of each may still be looked at today. One that is used up closes itself, and no other. */
  readonly left: Readonly<Record<Code, number>>;
};

/** The kinds of codes an account has, what costs nobody anything first. */
const kindsOf = ({ sms, app, recoveryCodes }: Factors): readonly Code[] => [
  ...(app ? (["app"] as const) : []),
  ...(sms ? (["sms"] as const) : []),
  ...(recoveryCodes > 0 ? (["recovery"] as const) : []),
];

/** The kinds of codes that may still be tried today. */
export const codesOf = (factors: Factors): readonly Code[] => kindsOf(factors).filter((kind) => factors.left[kind] > 0);

/**
 * Whether somebody without SMS still comes in when one thing is lost: by a second passkey, by an app beside a passkey, or
 * by the codes on paper beside either. Asked before codes by SMS are switched off, and before one of the others goes after that.
 */
export const staysReachable = ({ app, passkeys, recoveryCodes }: Pick<Factors, "app" | "passkeys" | "recoveryCodes">) =>
  passkeys + (app ? 1 : 0) + (recoveryCodes > 0 ? 1 : 0) >= 2 && passkeys + (app ? 1 : 0) >= 1;

/** Whether there is nothing at all to show after the password. */
export const hasNone = (factors: Factors) => kindsOf(factors).length === 0 && factors.passkeys === 0;

/** Whether nothing of it may be tried today. */
export const isUsedUp = (factors: Factors) => codesOf(factors).length === 0 && factors.passkeys === 0;

/** What a session is worth that began with an SMS, once another code was shown in it. No other becomes less, or more. */
export function raisedBy(way: SignInWay, code: Code): SignInWay {
  if (way !== "PASSWORD_SMS" || code === "sms") return way;
  return code === "app" ? "PASSWORD_APP" : "RECOVERY";
}

/** Who has nothing better gets an SMS code at once; others ask for one. */
export const sendsAtOnce = (factors: Factors) =>
  factors.left.sms > 0 && factors.sms && !factors.app && factors.passkeys === 0;

/** A code of an app holds for half a minute; one drift either way is for clocks that differ, and slow fingers. */
export const stepMs = 30_000;
const drift = 1;

/**
 * The half minute to which a typed code of an app belongs: never one of which a code was accepted before, or an earlier
 * one. Null when it is no code of now.
 */
export function stepOf(
  typed: string,
  codeAt: (step: number) => string,
  { lastStep, now }: { readonly lastStep: number; readonly now: Date },
): number | null {
  const current = Math.floor(now.getTime() / stepMs);
  for (const step of [current, current - drift, current + drift])
    if (step > lastStep && codeAt(step) === typed) return step;
  return null;
}

export const recoveryCodesInSet = 10;
/** From so many on the mail about a used code asks to make new ones. */
export const fewRecoveryCodes = 3;

const recoveryCode = /^[2-9A-HJ-NP-Z]{10}$/;

/** "h7k3f 9qx2m" and "H7K3F-9QX2M" are one recovery code; null for what cannot be one. */
export function recoveryCodeOf(typed: string): string | null {
  const plain = typed.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");
  return recoveryCode.test(plain) ? plain : null;
}

/** As it is printed: "H7K3F-9QX2M". */
export const printed = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`;
