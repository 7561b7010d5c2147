import type { SignInWay } from "../db/generated/enums.ts";

export type { SignInWay };

/** One factor can be guessed, phished or copied alone; two are a password and something; strong cannot be phished. */
type Strength = "two factors" | "strong";

/**
 * Every way in, and there is no other. What needs a password waits with it after wrong ones; the others come in meanwhile,
 * and end the wait. `amr` are the names of RFC 8176 for what was shown, for the portals. A way that `mayChangeFactors`
 * shows enough to add or remove a factor, once it is fresh.
 */
export const ways = {
  PASSWORD_SMS: { strength: "two factors", needsPassword: true, amr: ["pwd", "sms", "mfa"], mayChangeFactors: true },
  PASSWORD_APP: { strength: "two factors", needsPassword: true, amr: ["pwd", "otp", "mfa"], mayChangeFactors: true },
  PASSWORD_PASSKEY: { strength: "strong", needsPassword: true, amr: ["pwd", "pop", "mfa"], mayChangeFactors: true },
  PASSKEY: { strength: "strong", needsPassword: false, amr: ["pop", "user", "mfa"], mayChangeFactors: true },
  EHERKENNING: { strength: "strong", needsPassword: false, amr: ["ext", "mfa"], mayChangeFactors: false },
  RECOVERY: { strength: "two factors", needsPassword: true, amr: ["pwd", "otp", "mfa"], mayChangeFactors: true },
  // Nothing was shown: somebody chose whom to be. The database refuses it outside a demo or test world (migration 0047).
  DEMO: { strength: "two factors", needsPassword: true, amr: [], mayChangeFactors: true },
} as const satisfies Record<
  SignInWay,
  {
    readonly strength: Strength;
    readonly needsPassword: boolean;
    readonly amr: readonly string[];
    readonly mayChangeFactors: boolean;
  }
>;

/**
 * More than a code by SMS, which can be read along and talked out of people: an app, a passkey, another party, or paper.
 * It is what a beheerder needs from a date on, and everybody where an organisation asks it.
 */
export const isMoreThanSms = (way: SignInWay) => way !== "PASSWORD_SMS";

export const isByPasskey = (way: SignInWay) => way === "PASSKEY" || way === "PASSWORD_PASSKEY";

export const isStrong = (way: SignInWay) => ways[way].strength === "strong";
