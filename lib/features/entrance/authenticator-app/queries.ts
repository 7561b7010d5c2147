import "server-only";
import { mayChangeFactors } from "#lib/features/entrance/factors/policy.ts";
import { factorsOf } from "#lib/features/entrance/factors/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { mayRemove } from "./rules.ts";
import { Nothing } from "./schema.ts";
import { findApp, pendingIn, tellApp } from "./store.ts";

/** Whether one has an app; and while a new one is set up, by who may, what it must be told. */
export const myApp = query({
  input: Nothing,
  whileWaiting: ["strong"],
  may: isSignedIn,
  async run({ db, actor, now }) {
    const { accountId } = actor;
    const [app, account, factors] = await Promise.all([
      findApp(db, accountId),
      db.account.findUnique({ where: { id: accountId }, select: { email: true } }),
      factorsOf(db, accountId, now),
    ]);
    const pending = pendingIn(app, now);
    const mayChange = mayChangeFactors(actor);
    return {
      since: app?.confirmedAt ?? null,
      mayChange,
      mayRemove: mayRemove(factors),
      setUp: mayChange && pending && account ? tellApp(pending, account.email) : null,
    };
  },
});

export type MyApp = AnswerOf<typeof myApp>;
