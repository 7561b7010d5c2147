import { type Factors, staysReachable } from "#lib/features/entrance/factors/rules.ts";
import { minutes } from "#lib/platform/durations.ts";

/** How long a new app may take to be set up. After that its secret is shown no more. */
export const setUpLastsMs = minutes(15);

/** Whether something else is left to show after the password: paper is for emergencies, and does not count. */
export const mayRemove = ({ sms, passkeys, recoveryCodes }: Pick<Factors, "sms" | "passkeys" | "recoveryCodes">) =>
  sms || staysReachable({ app: false, passkeys, recoveryCodes });

/** "ABCD EFGH …", as one types it over. */
export const inGroups = (secret: string) => (secret.match(/.{1,4}/g) ?? []).join(" ");
