import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import type { Identity } from "../access/actor.ts";
import { actorOf, type Asked } from "../access/actor-of.ts";
import { after, minutes } from "../durations.ts";
import { database } from "../db/client.ts";
import { sessionCookie } from "./cookies.ts";
import { shownAs } from "./shown-as.ts";
import { sessionIdOf } from "./session-token.ts";

export const currentIdentity = cache(async (): Promise<Identity> => {
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookie())?.value);
  return sessionId ? { kind: "session", sessionId } : { kind: "visitor" };
});

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

/** Who is asking, read once per request. */
export const currentActor = cache(async (): Promise<Asked> => {
  const asked = await actorInUse(await currentIdentity());
  const shown = await shownAs();
  return shown ? { ...asked, actor: shown } : asked;
});
