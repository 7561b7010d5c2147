import "server-only";
import { isMember } from "#lib/platform/access/actor.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { leavesWithCommit } from "#lib/platform/gate/transaction.ts";
import { clientPortals } from "#lib/platform/portals.ts";
import { tellSignedOut } from "#lib/platform/oidc/logout-token.ts";
import { job, portalJob } from "#lib/platform/outbox/outgoing.ts";
import { events } from "./events.ts";
import { verdictOn } from "./rules.ts";
import { EndedSignOn, Nothing, SignOnTo } from "./schema.ts";
import { addSignOn, lockSession, rightsOf, takeUntold } from "./store.ts";

/**
 * Somebody goes into a portal: written down before its code is given. The organisation is locked by the gate and the
 * session here, so whatever takes either away comes before, and is found, or after, and ends this sign-on too.
 */
export const signOn = command({
  event: events["portal.sign-on"],
  input: SignOnTo,
  anywhere: true,
  wakes: false,
  async subject({ tx, actor }) {
    if (!isMember(actor)) return null;
    // The second reads once the first has the lock, though both leave together.
    const [isLocked, rights] = await Promise.all([
      lockSession(tx, actor.sessionId),
      rightsOf(tx, actor.authorisationId),
    ]);
    return isLocked ? rights : null;
  },
  may: isMember,
  async run({ tx, actor, subject, input: { sid, portal, grant, traces }, now }) {
    const { sessionId, accountId, authorisationId, organisationId } = actor;
    const place = { organisationId, ...subject };
    if (!verdictOn({ portal, organisationId, isStaff: false, place, among: [] }).open) return refuse("closed");
    const signedOn = { sid, portal, grant, traces, sessionId, accountId, authorisationId, organisationId };
    leavesWithCommit(addSignOn(tx, signedOn, now));
    return done({
      result: null,
      audit: { subjectId: authorisationId, organisationId, before: null, after: { portal, signOnId: sid, sessionId } },
    });
  },
});

/** Leaves a job for each portal that is to hear that somebody is signed out. The database asks for it. */
export const tellEnded = command({
  event: events["portal.tell-ended"],
  input: Nothing,
  subject: () => Promise.resolve({}),
  may: onlySystem,
  async run({ tx, now }) {
    const ended = await takeUntold(tx, now);
    const listening = new Set(clientPortals().flatMap(({ key, client }) => (client.backchannelLogoutUri ? [key] : [])));
    const toTell = ended.filter(({ portal }) => listening.has(portal));
    return done({
      result: null,
      audit: { subjectId: null, organisationId: null, before: null, after: { signOns: ended.length } },
      send: [
        ...toTell.map(({ id, ...of }) => portalJob(of.portal, "portal.sign-out", { signOnId: id, ...of }, "REGISTER")),
        ...(ended.length === 500 ? [job("portal.tell-ended", {})] : []),
      ],
    });
  },
});

/**
 * Tells one portal that somebody is signed out, by a token that it can check. What it answers is waited for outside the
 * transaction; one that cannot be reached is tried again, as every message is.
 */
export const tellPortal = command({
  event: events["portal.sign-out"],
  input: EndedSignOn,
  prepare: ({ input, now }) => tellSignedOut(input, now),
  subject: ({ tx, input: { signOnId } }) => tx.portalSignOn.findUnique({ where: { id: signOnId } }),
  may: onlySystem,
  async run({ tx, subject: { id, portal, authorisationId, organisationId }, now }) {
    await tx.portalSignOn.update({ where: { id }, data: { toldAt: now } });
    return done({
      result: null,
      audit: { subjectId: authorisationId, organisationId, before: null, after: { portal, signOnId: id } },
    });
  },
});
