import { type Factors, staysReachable } from "#lib/features/entrance/factors/rules.ts";
import { minutes } from "#lib/platform/durations.ts";

/** How long a new app may take to be set up. After that its secret is shown no more. */
export const setUpLastsMs = minutes(15);

/** Whether something else is left to show after the password: paper is for emergencies, and does not count. */
export const mayRemove = ({ sms, passkeys, recoveryCodes }: Pick<Factors, "sms" | "passkeys" | "recoveryCodes">) =>
  sms || staysReachable({ app: false, passkeys, recoveryCodes });

/** Whether a session that waits for more than an SMS has more to show already, which comes before another app. */
export const mustShow = ({ app, passkeys }: Pick<Factors, "app" | "passkeys">) => app || passkeys > 0;

/** "ABCD EFGH …", as one types it over. */
export const inGroups = (secret: string) => (secret.match(/.{1,4}/g) ?? []).join(" ");
