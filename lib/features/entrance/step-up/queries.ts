import "server-only";
import { Login } from "#lib/features/entrance/one-time-codes/schema.ts";
import { findLogin } from "#lib/features/entrance/one-time-codes/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { query } from "#lib/platform/gate/query.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";

/** The number one's own code goes to, and whether one was sent for this browser. */
export const ownFactor = query({
  input: Login,
  may: isSignedIn,
  async run({ db, actor, input, now }) {
    const account = await db.account.findUnique({ where: { id: actor.accountId }, select: { mobileNumber: true } });
    const login = await findLogin(db, input.browserSecret, now);
    return {
      mobile: account?.mobileNumber ? maskedMobile(account.mobileNumber) : null,
      isSent: login?.purpose === "STEP_UP" && login.accountId === actor.accountId,
    };
  },
});
