import "server-only";
import { isSignedIn, type Identity } from "../access/actor.ts";
import { actorBehindToken, actorOf, type Along, type Asked } from "../access/actor-of.ts";
import { database } from "../db/client.ts";
import { isOutOfReach } from "../db/trouble.ts";
import { after, minutes } from "../durations.ts";

/** Who is asking. A page in use keeps its session from expiring. */
export async function actorInUse<Found>(identity: Identity, along?: Along<Found>): Promise<Asked<Found>> {
  const { reader } = await database();
  return inUse(await actorOf(reader, identity, along));
}

/** Who is behind a token that was given to a session, under whichever id that goes on now. Its use is use of the session. */
export async function behindToken<Found>(sessionId: string, along?: Along<Found>): Promise<Asked<Found>> {
  const { reader } = await database();
  return inUse(await actorBehindToken(reader, sessionId, along));
}

/** Notes that somebody who was read before does something now. */
export async function inUse<Found>(asked: Asked<Found>): Promise<Asked<Found>> {
  const { actor } = asked;
  if (isSignedIn(actor) && asked.lastSeenAt && asked.now > after(asked.lastSeenAt, minutes(1))) {
    const { prisma } = await database();
    // A page never waits: whoever has the row is renewing or ending it. A database that only reads still shows pages.
    await prisma.$executeRaw`
      UPDATE "Session" SET "lastSeenAt" = ${asked.now}::timestamptz
      WHERE id = (SELECT id FROM "Session" WHERE id = ${actor.sessionId}::uuid AND "endedAt" IS NULL FOR UPDATE SKIP LOCKED)`.catch(
      (error: unknown) => {
        if (!isOutOfReach(error)) throw error;
      },
    );
  }
  return asked;
}
