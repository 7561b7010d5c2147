import type { Code } from "#lib/features/entrance/factors/rules.ts";
import { minutes } from "#lib/platform/durations.ts";
import type { Purpose } from "./mails.ts";

export const loginLastsMs = minutes(15);
export const codeLastsMs = minutes(5);
const codesPerLogin = 3;
const pauseBetweenCodesMs = minutes(0.5);
/** Of one factor; the login is over then. */
export const wrongCodesPerLogin = 5;

/** In a row, over all days: whoever types so many has the password, and the account is blocked. */
export const wrongCodesInAll = 40;

/** "123 456" and "123-456" are the code too. */
export const digitsOf = (typed: string) => typed.normalize("NFKC").replace(/\D/g, "");

type Sent = { readonly codesSent: number; readonly lastSentAt: Date | null };

/** The moment from which another code may be sent, possibly past; null when no code is left. */
export const nextCodeAt = ({ codesSent, lastSentAt }: Sent): Date | null =>
  codesSent >= codesPerLogin ? null : new Date((lastSentAt?.getTime() ?? 0) + pauseBetweenCodesMs);

type Unheard = { readonly codesSent: number; readonly didNotArrive: boolean };

/** Whether somebody may be called with the code: after a second SMS, or once one is said not to have arrived. */
export const mayBeCalled = ({ codesSent, didNotArrive }: Unheard): boolean =>
  codesSent > 1 || (codesSent === 1 && didNotArrive);

/** Whether a passkey may be shown in place of a code: where nothing but who somebody is must be proven. */
export const takesPasskey = (purpose: Purpose): boolean => purpose === "SIGN_IN" || purpose === "RESET_PASSWORD";

/** A kind of code as an address says it. */
export const wordFor: Readonly<Record<Code, string>> = { app: "app", sms: "sms", recovery: "herstelcode" };

type Choice = { readonly codes: readonly Code[]; readonly isSent: boolean };

/** The kind of code a page asks for: what the reader chose, else what was sent, else the first. */
export function askedCode({ codes, isSent }: Choice, chosen: string | undefined): Code | undefined {
  const wanted = codes.find((code) => wordFor[code] === chosen);
  return wanted ?? (isSent && codes.includes("sms") ? "sms" : codes[0]);
}
