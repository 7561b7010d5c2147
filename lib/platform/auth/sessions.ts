import "server-only";
import { z } from "zod";
import { isSignedIn } from "../access/actor.ts";
import type { SignInWay } from "../access/ways.ts";
import type { Tx } from "../db/types.ts";
import { anyone, command, done } from "../gate/command.ts";
import { refuse } from "../gate/outcome.ts";
import type { RequestFacts } from "../gate/request.ts";
import { events } from "./events.ts";

/** Where a session begins, as its owner is shown it later. */
export type Place = { readonly network: string; readonly userAgent: string };

export const placeIn = ({ ip, userAgent = "" }: Pick<RequestFacts, "ip" | "userAgent">): Place => ({
  network: ip,
  userAgent: userAgent.slice(0, 300),
});

export type NewSession = {
  readonly accountId: string;
  readonly authorisationId: string | null;
  readonly way?: SignInWay;
  /** The only organisation it may ever reach; null or absent means all of one's own. */
  readonly onlyOrganisationId?: string | null;
  /** The known device in which it runs. */
  readonly deviceId?: string;
} & Partial<Place>;

/** Opens a session whose second factor was shown just now. */
export async function openSession(tx: Tx, of: NewSession, now: Date): Promise<string> {
  const session = await tx.session.create({
    data: { ...of, factorAt: now, createdAt: now, lastSeenAt: now },
    select: { id: true },
  });
  return session.id;
}

/** Ends all of a person's sessions, or those in one organisation. They are refused from the next request on. */
export async function endSessions(
  tx: Tx,
  of: { accountId: string; authorisationId?: string },
  now: Date,
): Promise<number> {
  const { count } = await tx.session.updateMany({ where: { ...of, endedAt: null }, data: { endedAt: now } });
  return count;
}

export const endSession = command({
  event: events["session.end"],
  input: z.object({}),
  subject: () => Promise.resolve({}),
  may: anyone,
  async run({ tx, actor, now }) {
    if (!isSignedIn(actor)) return refuse("gone");
    await tx.session.update({ where: { id: actor.sessionId }, data: { endedAt: now } });
    return done({
      result: null,
      audit: { subjectId: actor.accountId, organisationId: null, before: null, after: null },
    });
  },
});
