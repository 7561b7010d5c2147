import "server-only";
import { events } from "#lib/features/entrance/eherkenning/events.ts";
import { AskForAccess, OneIdentity, Waiting } from "#lib/features/entrance/eherkenning/schema.ts";
import { bindIdentity, endVisit, lockProof } from "#lib/features/entrance/eherkenning/store.ts";
import { mayBind, mayUnbind } from "#lib/features/entrance/eherkenning/policy.ts";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { endSessionsBy } from "#lib/platform/auth/sessions.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { anyone, command, done } from "#lib/platform/gate/command.ts";
import { publicLimits } from "#lib/platform/gate/limit.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { newReference } from "#lib/platform/secrets.ts";

/**
 * Binds what this browser proved to the account of whoever is signed in with their own password and factor. There is no
 * other way to bind, so nobody can have it done to a colleague.
 */
export const bindOwn = command({
  event: events["eherkenning.bind"],
  input: Waiting,
  fresh: 5,
  async subject({ tx, actor, input, now }) {
    if (!isSignedIn(actor)) return null;
    await lock(tx, "Account", actor.accountId);
    return { proof: await lockProof(tx, input.browserSecret, now) };
  },
  may: mayBind,
  async run({ tx, actor, request, subject: { proof }, now }) {
    const { accountId, organisationId } = actor;
    if (!proof) return refuse("expired");
    const own = await tx.organisation.findUnique({ where: { id: organisationId }, select: { kvkNumber: true } });
    if (own?.kvkNumber !== proof.kvkNumber) return refuse("kvk");
    const bound = await bindIdentity(tx, proof, { accountId, byLink: false }, now);
    if (!bound) return refuse("taken");
    await endVisit(tx, proof.id, now);
    return done({
      result: null,
      audit: { subjectId: accountId, organisationId, before: null, after: { identityId: bound.id } },
      send: [await tellSecurityChanged(tx, accountId, "externalAdded", { now, request })],
    });
  },
});

/** Ends what an identity of one's own opens, and the sessions that began that way. */
export const unbindOwn = command({
  event: events["eherkenning.unbind"],
  input: OneIdentity,
  fresh: 5,
  async subject({ tx, actor, input }) {
    if (!isSignedIn(actor)) return null;
    const { accountId } = actor;
    await lock(tx, "Account", accountId);
    return tx.externalIdentity.findFirst({ where: { id: input.identityId, accountId, endedAt: null } });
  },
  may: mayUnbind,
  async run({ tx, actor: { sessionId }, request, subject: { id, accountId }, now }) {
    await tx.externalIdentity.update({ where: { id }, data: { endedAt: now } });
    await endSessionsBy(tx, { accountId, shownId: id, ways: ["EHERKENNING"] }, { sessionId, now });
    return done({
      result: null,
      audit: { subjectId: accountId, organisationId: null, before: { identityId: id }, after: null },
      send: [await tellSecurityChanged(tx, accountId, "externalRemoved", { now, request })],
    });
  },
});

/**
 * Somebody new asks the beheerder of the organisation that the other party named. It goes the way of every help request
 * of a stranger: the address is proven first, and the beheerder adds a colleague or does not. It binds nothing.
 */
export const askForAccess = command({
  event: events["eherkenning.ask-access"],
  input: AskForAccess,
  limits: ({ input, request }) => publicLimits("eherkenning.ask-access", input.email, request.ip, 5),
  subject: async ({ tx, input, now }) => ({ proof: await lockProof(tx, input.browserSecret, now) }),
  may: anyone,
  async run({ tx, input: { email }, subject: { proof }, request: { locale }, now }) {
    if (!proof) return refuse("expired");
    const reference = newReference();
    await endVisit(tx, proof.id, now);
    const asked = { email, organisationNumber: proof.kvkNumber, problem: "NO_ACCESS", reference, locale } as const;
    return done({
      result: { reference },
      audit: { subjectId: null, organisationId: null, before: null, after: { reference } },
      send: [job("help-request.route", asked)],
    });
  },
});
