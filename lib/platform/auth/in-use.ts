import "server-only";
import type { Identity } from "../access/actor.ts";
import { actorOf, type Asked } from "../access/actor-of.ts";
import { database } from "../db/client.ts";
import { after, minutes } from "../durations.ts";

/** Who is asking. A page in use keeps its session from expiring. */
export async function actorInUse(identity: Identity): Promise<Asked> {
  const { prisma, reader } = await database();
  const asked = await actorOf(reader, identity);
  if (identity.kind === "session" && asked.lastSeenAt && asked.now > after(asked.lastSeenAt, minutes(1))) {
    // A page never waits: whoever has the row is renewing or ending it.
    await prisma.$executeRaw`
      UPDATE "Session" SET "lastSeenAt" = ${asked.now}::timestamptz
      WHERE id = (SELECT id FROM "Session" WHERE id = ${identity.sessionId}::uuid AND "endedAt" IS NULL FOR UPDATE SKIP LOCKED)`;
  }
  return asked;
}
