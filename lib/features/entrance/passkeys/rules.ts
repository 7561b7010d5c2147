import type { SignInWay } from "#lib/platform/access/ways.ts";

/** Whether the device counted on since the last time. One that does not count always says nought. */
export const countsOn = (before: bigint, now: bigint) => now > before || (now === 0n && before === 0n);

/** What a session is worth once a passkey was shown in it: with the password it began with, it cannot be phished. */
export const raised = (way: SignInWay): SignInWay =>
  way === "PASSWORD_SMS" || way === "PASSWORD_APP" || way === "RECOVERY" ? "PASSWORD_PASSKEY" : way;
