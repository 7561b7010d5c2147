import "server-only";
import { mayChangeFactors } from "#lib/features/entrance/factors/policy.ts";
import { factorsOf, mustShowFirst } from "#lib/features/entrance/factors/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { mayRemove } from "./rules.ts";
import { Nothing } from "./schema.ts";
import { findApp, pendingIn, tellApp } from "./store.ts";

/** Whether one has an app; and while a new one is set up in this session, by who may, what it must be told. */
export const myApp = query({
  input: Nothing,
  whileWaiting: ["strong"],
  may: isSignedIn,
  async run({ db, actor, now }) {
    const { accountId, sessionId } = actor;
    const [app, account, factors] = await Promise.all([
      findApp(db, accountId),
      db.account.findUnique({ where: { id: accountId }, select: { email: true } }),
      factorsOf(db, accountId, now),
    ]);
    const mayChange = mayChangeFactors(actor);
    const pending = mayChange ? await pendingIn(db, app, { sessionId, now }) : null;
    const isShown = pending !== null && !(await mustShowFirst(db, actor, now));
    return {
      since: app?.confirmedAt ?? null,
      mayChange,
      mayRemove: mayRemove(factors),
      setUp: isShown && account ? tellApp(pending, account.email) : null,
    };
  },
});

export type MyApp = AnswerOf<typeof myApp>;
