import { actorBehindToken, type Asked } from "#lib/platform/access/actor-of.ts";
import type { AtDoor } from "#lib/features/entrance/portals/store.ts";
import { signOn } from "#lib/features/entrance/portals/commands.ts";
import { portalDoor } from "#lib/features/entrance/portals/queries.ts";
import { actorInUse, behindToken, inUse } from "#lib/platform/auth/in-use.ts";
import { endSession } from "#lib/platform/auth/sessions.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import type { Door, PortalAccess, Wish } from "#lib/platform/oidc/access.ts";
import { sessionOf } from "#lib/platform/oidc/traces.ts";

const { along } = portalDoor;

// What a portal does for someone is use of their session: it does not end while they work there.
async function doorFor(who: Asked<AtDoor>, wish: Wish): Promise<Door> {
  const answer = await ask(portalDoor, who, wish);
  return answer.status === "found" ? answer.value : { door: "closed" };
}

/** What the OpenID provider asks and has done, by the gate, as whoever the session belongs to. */
export const portalAccess: PortalAccess = {
  doorOf: async (sessionId, wish) => doorFor(await actorInUse({ kind: "session", sessionId }, along), wish),
  doorBehind: async (sessionId, wish) => doorFor(await behindToken(sessionId, along), wish),
  readAlong(token, db) {
    const asked = actorBehindToken(db, sessionOf(token), along);
    // Whoever needs it hears of a fault.
    asked.catch(() => {});
    return async (wish) => doorFor(await inUse(await asked), wish);
  },
  async signOn(sessionId, to) {
    return (await execute(signOn, { kind: "session", sessionId }, to)).status === "done";
  },
  async signOut(signOnId) {
    const { prisma } = await database();
    const found = await prisma.portalSignOn.findUnique({ where: { id: signOnId }, select: { session: true } });
    if (!found) return null;
    // It may have gone on under another id since, which keeps when it began (renewSession).
    const { accountId, createdAt } = found.session;
    const { id: sessionId } =
      (await prisma.session.findFirst({ where: { accountId, createdAt, endedAt: null } })) ?? found.session;
    await execute(endSession, { kind: "session", sessionId }, {});
    return sessionId;
  },
};
