import { minutes } from "#lib/platform/durations.ts";

export const loginLastsMs = minutes(15);
export const codeLastsMs = minutes(5);
export const codesPerLogin = 3;
export const pauseBetweenCodesMs = minutes(0.5);
export const wrongCodesPerLogin = 5;
/** Counts over all logins of one person, so that a new login gives no new guesses. */
export const wrongCodesPerDay = 20;

/** "123 456" and "123-456" are the code too. */
export const digitsOf = (typed: string) => typed.normalize("NFKC").replace(/\D/g, "");

type Sent = { readonly codesSent: number; readonly lastSentAt: Date | null };

/** The moment from which another code may be sent, possibly past; null when no code is left. */
export const nextCodeAt = ({ codesSent, lastSentAt }: Sent): Date | null =>
  codesSent >= codesPerLogin ? null : new Date((lastSentAt?.getTime() ?? 0) + pauseBetweenCodesMs);
