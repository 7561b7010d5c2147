import "server-only";
import { z } from "zod";
import { isSignedIn } from "../access/actor.ts";
import type { Tx } from "../db/types.ts";
import { command, done } from "../gate/command.ts";

/** Opens a session whose second factor was shown just now. */
export async function openSession(tx: Tx, of: { accountId: string; authorisationId: string | null }, now: Date): Promise<string> {
  const session = await tx.session.create({
    data: { ...of, factorAt: now, createdAt: now, lastSeenAt: now },
    select: { id: true },
  });
  return session.id;
}

/** Ends all of a person's sessions, or those in one organisation. They are refused from the next request on. */
export async function endSessions(tx: Tx, of: { accountId: string; authorisationId?: string }, now: Date): Promise<number> {
  const { count } = await tx.session.updateMany({ where: { ...of, endedAt: null }, data: { endedAt: now } });
  return count;
}

export const endSession = command({
  event: "session.end",
  input: z.object({}),
  subject: ({ actor }) => Promise.resolve(isSignedIn(actor) ? actor : null),
  may: isSignedIn,
  async run({ tx, subject: { sessionId, accountId }, now }) {
    await tx.session.update({ where: { id: sessionId }, data: { endedAt: now } });
    return done({ result: null, audit: { subjectId: accountId, organisationId: null, before: null, after: null } });
  },
});
