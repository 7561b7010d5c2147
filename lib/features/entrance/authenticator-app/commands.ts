import "server-only";
import { mayChangeFactors } from "#lib/features/entrance/factors/policy.ts";
import { acceptedStep, factorsOf, mustShowFirst, sealedSecret } from "#lib/features/entrance/factors/store.ts";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import { isSignedIn, waitsFor } from "#lib/platform/access/actor.ts";
import { endSessionsBy, renewSession } from "#lib/platform/auth/sessions.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { events } from "./events.ts";
import { mayRemove } from "./rules.ts";
import { ConfirmApp, Nothing } from "./schema.ts";
import { beginning, lockApp, pendingIn } from "./store.ts";

const own = (accountId: string) => ({ subjectId: accountId, organisationId: null, before: null });

/**
 * Makes a secret for a new app, which this session alone is shown. It opens nothing until the app has shown a code of
 * it; the one in force still does.
 */
export const beginApp = command({
  event: events["authenticator-app.begin"],
  input: Nothing,
  whileWaiting: ["strong"],
  anywhere: true,
  fresh: 5,
  subject: async ({ tx, actor }) => (isSignedIn(actor) ? { app: await lockApp(tx, actor.accountId) } : null),
  may: mayChangeFactors,
  async run({ tx, actor, now }) {
    const { accountId, sessionId } = actor;
    if (await mustShowFirst(tx, actor, now)) return refuse("showFirst");
    const begun = await beginning(tx, { sessionId, now });
    await tx.authenticatorApp.upsert({ where: { accountId }, create: { accountId, ...begun }, update: begun });
    return done({ result: null, audit: { ...own(accountId), after: null } });
  },
});

/**
 * The first code of the new app puts it in force, in the place of one that was there and of the sessions which that one
 * opened elsewhere. The code is used up too.
 */
export const confirmApp = command({
  event: events["authenticator-app.confirm"],
  input: ConfirmApp,
  whileWaiting: ["strong"],
  anywhere: true,
  fresh: 15,
  subject: async ({ tx, actor }) => (isSignedIn(actor) ? { app: await lockApp(tx, actor.accountId) } : null),
  may: mayChangeFactors,
  async run({ tx, actor, request, subject: { app }, input, now }) {
    const { accountId, sessionId } = actor;
    const isWaiting = waitsFor(actor) !== undefined;
    if (await mustShowFirst(tx, actor, now)) return refuse("showFirst");
    const secret = await pendingIn(tx, app, { sessionId, now });
    if (!app || !secret) return refuse("setUpOver");
    const step = acceptedStep(secret, input.code, { lastStep: 0, now });
    if (step === null) return refuse("wrongCode");
    await tx.authenticatorApp.update({
      where: { accountId },
      data: { secret: sealedSecret(secret), confirmedAt: now, lastStep: step, nextSecret: null, nextAt: null },
    });
    if (app.confirmedAt) await endSessionsBy(tx, { accountId, ways: ["PASSWORD_APP"] }, { sessionId, now });
    const { recoveryCodes } = await factorsOf(tx, accountId, now);
    // Whose work waited for it has shown it now.
    const strong = isWaiting ? await renewSession(tx, sessionId, { way: "PASSWORD_APP", factorAt: now }, now) : null;
    return done({
      result: { hasRecoveryCodes: recoveryCodes > 0, sessionId: strong },
      audit: { ...own(accountId), after: { isReplaced: app.confirmedAt !== null } },
      send: [await tellSecurityChanged(tx, accountId, "appAdded", { request, now })],
    });
  },
});

/** Its codes open nothing any more. Whoever has nothing else to show after their password keeps it. */
export const removeApp = command({
  event: events["authenticator-app.remove"],
  input: Nothing,
  anywhere: true,
  fresh: 5,
  subject: async ({ tx, actor }) => (isSignedIn(actor) ? { app: await lockApp(tx, actor.accountId) } : null),
  may: mayChangeFactors,
  async run({ tx, actor, request, subject: { app }, now }) {
    const { accountId, sessionId } = actor;
    if (!app?.confirmedAt) return refuse("noApp");
    if (await mustShowFirst(tx, actor, now)) return refuse("showFirst");
    if (!mayRemove(await factorsOf(tx, accountId, now))) return refuse("lastFactor");
    await tx.authenticatorApp.delete({ where: { accountId } });
    await endSessionsBy(tx, { accountId, ways: ["PASSWORD_APP"] }, { sessionId, now });
    return done({
      result: null,
      audit: { ...own(accountId), after: null },
      send: [await tellSecurityChanged(tx, accountId, "appRemoved", { request, now })],
    });
  },
});
