import "server-only";
import { anyone } from "#lib/platform/gate/command.ts";
import { query } from "#lib/platform/gate/query.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { Login } from "./schema.ts";
import { findLogin, numberOf } from "./store.ts";

/** What this browser is asked a code for, and where the code went. Without a purpose there is no login under way. */
export const loginUnderWay = query({
  input: Login,
  may: anyone,
  async run({ db, input, now }) {
    const login = await findLogin(db, input.browserSecret, now);
    const mobileNumber = login && numberOf(login);
    return mobileNumber ? { purpose: login.purpose, mobile: maskedMobile(mobileNumber) } : { purpose: null };
  },
});
