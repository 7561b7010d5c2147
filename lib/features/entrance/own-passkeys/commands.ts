import "server-only";
import { mayChangeFactors } from "#lib/features/entrance/factors/policy.ts";
import { factorsOf, mustShowFirst } from "#lib/features/entrance/factors/store.ts";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import { isSignedIn, waitsFor } from "#lib/platform/access/actor.ts";
import { answerOnce, challengeIn } from "#lib/platform/auth/challenge.ts";
import { made } from "#lib/platform/auth/passkeys.ts";
import { endSessionsBy } from "#lib/platform/auth/sessions.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { settings } from "#lib/platform/settings.ts";
import { events } from "./events.ts";
import { staysReachable } from "#lib/features/entrance/factors/rules.ts";
import { add, firstNameOf, remove } from "./rules.ts";
import { AddPasskey, NamePasskey, OnePasskey } from "./schema.ts";
import { lockOwn } from "./store.ts";

/** Adds the passkey that this browser has just made, as it was asked to. */
export const addPasskey = command({
  event: events["passkey.add"],
  input: AddPasskey,
  whileWaiting: ["passkey", "strong"],
  anywhere: true,
  fresh: 5,
  async prepare({ input: { challenge: cookie, answer }, now }) {
    const challenge = challengeIn(cookie, "ADD", answer.response.clientDataJSON, now);
    return { challenge, passkey: challenge && (await made(answer, challenge)) };
  },
  subject: async ({ tx, actor }) => (isSignedIn(actor) ? lockOwn(tx, actor.accountId) : null),
  may: mayChangeFactors,
  async run({ tx, actor, input, request, prepared: { challenge, passkey }, subject: { passkeys }, now }) {
    const { accountId } = actor;
    const { app } = await factorsOf(tx, accountId, now);
    const refused = add({ waitsFor: waitsFor(actor), app, passkeys: passkeys.length });
    if (refused) return refused;
    if (await mustShowFirst(tx, actor, now)) return refuse("showFirst");
    if (challenge?.accountId !== accountId) return refuse("late");
    if (!passkey) return refuse("unfit");
    const isKnown = await tx.passkey.count({ where: { credentialId: passkey.credentialId } });
    if (isKnown > 0) return refuse("known");
    if (!(await answerOnce(tx, challenge, now))) return refuse("late");
    const taken = passkeys.map(({ name }) => name);
    const { id: passkeyId } = await tx.passkey.create({
      data: {
        ...{ ...passkey, accountId, userHandle: challenge.userHandle, createdAt: now },
        transports: input.answer.response.transports,
        name: firstNameOf(passkey.aaguid, request.userAgent ?? "", taken),
      },
      select: { id: true },
    });
    return done({
      result: { passkeyId },
      audit: { subjectId: accountId, organisationId: null, before: null, after: { passkeyId } },
      send: [await tellSecurityChanged(tx, accountId, "passkeyAdded", { now, request })],
    });
  },
});

/** Takes a passkey of one's own away: from then on it opens nothing, and what it opened elsewhere has ended. */
export const removePasskey = command({
  event: events["passkey.remove"],
  input: OnePasskey,
  anywhere: true,
  fresh: 5,
  async subject({ tx, actor, input }) {
    if (!isSignedIn(actor)) return null;
    const { passkeys } = await lockOwn(tx, actor.accountId);
    const passkey = passkeys.find(({ id }) => id === input.passkeyId);
    return passkey ? { passkeyId: passkey.id, passkeys: passkeys.length } : null;
  },
  may: mayChangeFactors,
  async run({ tx, actor, subject: { passkeyId, passkeys }, request, now }) {
    const { accountId, sessionId } = actor;
    if (await mustShowFirst(tx, actor, now)) return refuse("showFirst");
    const isBound = actor.kind === "staff" && settings().STAFF_PASSKEY === "required";
    const { sms, app, recoveryCodes } = await factorsOf(tx, accountId, now);
    const isLast = !sms && !staysReachable({ app, recoveryCodes, passkeys: passkeys - 1 });
    const refused = remove({ isBound, passkeys }) ?? (isLast ? refuse("lastFactor") : null);
    if (refused) return refused;
    await tx.passkey.delete({ where: { id: passkeyId } });
    await endSessionsBy(
      tx,
      { accountId, shownId: passkeyId, ways: ["PASSKEY", "PASSWORD_PASSKEY"] },
      { sessionId, now },
    );
    return done({
      result: null,
      audit: { subjectId: accountId, organisationId: null, before: { passkeyId }, after: null },
      send: [await tellSecurityChanged(tx, accountId, "passkeyRemoved", { now, request })],
    });
  },
});

export const namePasskey = command({
  event: events["passkey.name"],
  input: NamePasskey,
  anywhere: true,
  async subject({ tx, actor, input }) {
    if (!isSignedIn(actor)) return null;
    const { passkeys } = await lockOwn(tx, actor.accountId);
    return passkeys.find(({ id }) => id === input.passkeyId) ?? null;
  },
  may: isSignedIn,
  async run({ tx, actor: { accountId }, subject: { id: passkeyId }, input: { name } }) {
    await tx.passkey.update({ where: { id: passkeyId }, data: { name } });
    return done({
      result: null,
      audit: { subjectId: accountId, organisationId: null, before: null, after: { passkeyId } },
    });
  },
});
