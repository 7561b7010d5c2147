import "server-only";
import { codesOf, type Code } from "#lib/features/entrance/factors/rules.ts";
import { factorsOf } from "#lib/features/entrance/factors/store.ts";
import { Login } from "#lib/features/entrance/one-time-codes/schema.ts";
import { findLogin } from "#lib/features/entrance/one-time-codes/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { query } from "#lib/platform/gate/query.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";

export type OwnFactors = {
  /** The masked number that one's own codes go to. */
  readonly mobile: string | null;
  readonly codes: readonly Code[];
  /** Whether this browser is being asked, and whether a code was sent for it. */
  readonly isAsked: boolean;
  readonly isSent: boolean;
  /** Whether a passkey will do instead. */
  readonly hasPasskey: boolean;
};

/** What someone signed in can show once more, and what this browser was asked for. */
export const ownFactor = query({
  input: Login,
  whileWaiting: ["passkey", "strong"],
  may: isSignedIn,
  async run({ db, actor, input, now }): Promise<OwnFactors> {
    const account = await db.account.findUnique({ where: { id: actor.accountId }, select: { mobileNumber: true } });
    const factors = await factorsOf(db, actor.accountId, now);
    const login = await findLogin(db, input.browserSecret, now);
    const isAsked = login?.purpose === "STEP_UP" && login.accountId === actor.accountId;
    return {
      hasPasskey: factors.passkeys > 0,
      mobile: account?.mobileNumber ? maskedMobile(account.mobileNumber) : null,
      codes: codesOf(factors),
      isAsked,
      isSent: isAsked && login.codesSent > 0,
    };
  },
});
