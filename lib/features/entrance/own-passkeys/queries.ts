import "server-only";
import { z } from "zod";
import { fullName } from "#lib/features/base/people/rules.ts";
import { mayChangeFactors } from "#lib/features/entrance/factors/policy.ts";
import { factorsOf } from "#lib/features/entrance/factors/store.ts";
import { isSignedIn, waitsFor } from "#lib/platform/access/actor.ts";
import { passkeyHost } from "#lib/platform/auth/passkeys.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { randomSecret } from "#lib/platform/secrets.ts";
import { add } from "./rules.ts";
import { passkeysOf } from "./store.ts";

/** One's own passkeys, and what tells the device which of them we still know. */
export const ownPasskeys = query({
  input: z.object({}),
  whileWaiting: ["passkey", "strong"],
  may: isSignedIn,
  async run({ db, actor, now }) {
    const passkeys = await passkeysOf(db, actor.accountId);
    const { app } = await factorsOf(db, actor.accountId, now);
    const [first] = passkeys;
    const credentialIds = passkeys.map(({ credentialId }) => credentialId);
    return {
      mayChange: mayChangeFactors(actor) && !add({ waitsFor: waitsFor(actor), app, passkeys: passkeys.length }),
      waitsFor: waitsFor(actor) ?? null,
      known: first ? { host: passkeyHost(), userHandle: first.userHandle, credentialIds } : null,
      passkeys: passkeys.map(({ id: passkeyId, name, backedUp, createdAt, lastUsedAt }) => ({
        ...{ passkeyId, name, backedUp, createdAt, lastUsedAt },
      })),
    };
  },
});

/** What a new passkey is made for. All of one person have one handle, so that a device keeps no two. */
export const passkeyToAdd = query({
  input: z.object({}),
  whileWaiting: ["passkey", "strong"],
  may: mayChangeFactors,
  fresh: 5,
  async run({ db, actor: { accountId } }) {
    const account = await db.account.findUnique({ where: { id: accountId } });
    if (!account) return null;
    const passkeys = await passkeysOf(db, accountId);
    const userHandle = passkeys[0]?.userHandle ?? randomSecret();
    const reachable = passkeys.map(({ credentialId, transports }) => ({ credentialId, transports }));
    return { accountId, userHandle, owner: { email: account.email, name: fullName(account) }, passkeys: reachable };
  },
});

export type OwnPasskeys = AnswerOf<typeof ownPasskeys>;
