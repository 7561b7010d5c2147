import "server-only";
import type { Code } from "#lib/features/entrance/factors/rules.ts";
import { factorsOf } from "#lib/features/entrance/factors/store.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { query } from "#lib/platform/gate/query.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import type { Purpose } from "./mails.ts";
import { takesPasskey } from "./rules.ts";
import { Login } from "./schema.ts";
import { codesFor, findLogin, isCallable, numberOf } from "./store.ts";

/** What a login can go on with. */
export type UnderWay = {
  readonly purpose: Purpose;
  /** The masked number that its codes go to. */
  readonly mobile: string | null;
  readonly isSent: boolean;
  /** The kinds of codes that may be tried, the first as the one that is asked for. */
  readonly codes: readonly Code[];
  /** Whether somebody may be called with the code, since the SMS does not come. */
  readonly mayCall: boolean;
  /** Whether a passkey may be shown instead. */
  readonly hasPasskey: boolean;
};

/** What this browser is asked to show after its password; null without a login under way. */
export const loginUnderWay = query({
  input: Login,
  may: anyone,
  async run({ db, input, now }): Promise<{ readonly login: UnderWay | null }> {
    const login = await findLogin(db, input.browserSecret, now);
    if (!login) return { login: null };
    const { purpose } = login;
    const mobileNumber = numberOf(login);
    const factors = await factorsOf(db, login.accountId, now);
    const underWay = {
      purpose,
      mobile: mobileNumber && maskedMobile(mobileNumber),
      isSent: login.codesSent > 0,
      codes: codesFor(login, factors),
      mayCall: await isCallable(db, login),
      hasPasskey: factors.passkeys > 0 && takesPasskey(purpose),
    };
    return { login: underWay };
  },
});
