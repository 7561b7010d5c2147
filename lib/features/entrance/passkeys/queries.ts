import "server-only";
import { z } from "zod";
import { takesPasskey } from "#lib/features/entrance/one-time-codes/rules.ts";
import { Login } from "#lib/features/entrance/one-time-codes/schema.ts";
import { findLogin } from "#lib/features/entrance/one-time-codes/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { query } from "#lib/platform/gate/query.ts";
import { reachable } from "./store.ts";

/** The passkeys that whoever is signed in can show; null when they have none. */
export const ownReachable = query({
  input: z.object({}),
  whileWaiting: ["passkey", "strong"],
  may: isSignedIn,
  async run({ db, actor: { accountId } }) {
    const passkeys = await reachable(db, accountId);
    return passkeys.length > 0 ? { accountId, passkeys } : null;
  },
});

/** Those of whoever gave their password, or chose one by a link, in this browser; null when nobody did, or they have none. */
export const reachableInLogin = query({
  input: Login,
  may: anyone,
  async run({ db, input, now }) {
    const login = await findLogin(db, input.browserSecret, now);
    if (!login || !takesPasskey(login.purpose)) return null;
    const passkeys = await reachable(db, login.accountId);
    return passkeys.length > 0 ? { accountId: login.accountId, passkeys } : null;
  },
});
