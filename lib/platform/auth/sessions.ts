import "server-only";
import { z } from "zod";
import { isSignedIn } from "../access/actor.ts";
import type { SignInWay } from "../access/ways.ts";
import { onlyId, statement } from "../db/statement.ts";
import type { Db, Tx } from "../db/types.ts";
import { after, hours, minutes } from "../durations.ts";
import { anyone, command, done } from "../gate/command.ts";
import { refuse } from "../gate/outcome.ts";
import type { RequestFacts } from "../gate/request.ts";
import { settings } from "../settings.ts";
import { events } from "./events.ts";

/** Where a session begins, as its owner is shown it later. */
type Place = { readonly network: string; readonly userAgent: string };

export const placeIn = ({ ip, userAgent = "" }: Pick<RequestFacts, "ip" | "userAgent">): Place => ({
  network: ip,
  userAgent: userAgent.slice(0, 300),
});

type NewSession = {
  readonly accountId: string;
  readonly authorisationId: string | null;
  readonly way?: SignInWay;
  /** The only organisation it may ever reach; null or absent means all of one's own. */
  readonly onlyOrganisationId?: string | null;
  /** The known device in which it runs. */
  readonly deviceId?: string;
  /** The passkey or the identity that opened it. */
  readonly shownId?: string;
} & Partial<Place>;

/** Opens a session whose second factor was shown just now. */
export async function openSession(tx: Tx, of: NewSession, now: Date): Promise<string> {
  const session = await tx.session.create({
    data: { ...of, factorAt: now, createdAt: now, lastSeenAt: now },
    select: { id: true },
  });
  return session.id;
}

const carried = {
  ...{ accountId: true, authorisationId: true, onlyOrganisationId: true, deviceId: true, lineId: true, shownId: true },
  ...{ way: true, factorAt: true, network: true, userAgent: true, createdAt: true },
} as const;

type Renewed = {
  readonly factorAt?: Date;
  readonly authorisationId?: string;
  readonly way?: SignInWay;
  readonly shownId?: string;
};

/**
 * Goes on under a new id, which ends no later than the first: whoever had copied the cookie has nothing any more. What
 * was on its way under the old id is refused, and what it held is kept (gate/kept.ts). Null when it had ended already.
 * The portals where this person is signed in stay open, unless they act for another organisation from now on.
 */
export async function renewSession(tx: Tx, id: string, changed: Renewed, now: Date): Promise<string | null> {
  const [before] = await tx.session.updateManyAndReturn({
    where: { id, endedAt: null },
    data: { lastSeenAt: now },
    select: carried,
  });
  if (!before) return null;
  const lineId = changed.authorisationId === undefined ? (before.lineId ?? id) : null;
  const data = { ...before, ...changed, lineId, lastSeenAt: now };
  const { id: sessionId } = await tx.session.create({ data, select: { id: true } });
  if (lineId) await tx.portalSignOn.updateMany({ where: { sessionId: id, endedAt: null }, data: { sessionId } });
  await tx.session.update({ where: { id }, data: { endedAt: now } });
  return sessionId;
}

/**
 * The id under which a session first began: the same while it goes on under others, until it acts for another
 * organisation.
 */
export async function lineIdOf(db: Db, id: string): Promise<string> {
  const session = await db.session.findUnique({ where: { id }, select: { lineId: true } });
  return session?.lineId ?? id;
}

/** How many sessions a person has at once. One more ends the oldest, and is no failure to sign in. */
export const mostSessions = 10;

const crowding = statement("session.crowd-out", onlyId);

/** Ends the oldest sessions above the most, and gives their ids. The account must be locked. */
export async function crowdOut(tx: Tx, accountId: string, now: Date): Promise<readonly string[]> {
  const { SESSION_IDLE_MINUTES, SESSION_HOURS } = settings();
  const ended = await crowding(tx)`
    UPDATE "Session" SET "endedAt" = ${now}::timestamptz, "crowdedOut" = true
    WHERE id IN (
      SELECT id FROM "Session"
      WHERE "accountId" = ${accountId}::uuid AND "endedAt" IS NULL
        AND "lastSeenAt" > ${after(now, -minutes(SESSION_IDLE_MINUTES))}::timestamptz
        AND "createdAt" > ${after(now, -hours(SESSION_HOURS))}::timestamptz
      ORDER BY "createdAt" DESC, id DESC OFFSET ${mostSessions})
    RETURNING id`;
  return ended.map(({ id }) => id);
}

/** Ends all of a person's sessions, those in one organisation, or all but one. They are refused from the next request on. */
export async function endSessions(
  tx: Tx,
  { except, ...of }: { accountId: string; authorisationId?: string; except?: string },
  now: Date,
): Promise<number> {
  const others = except === undefined ? {} : { id: { not: except } };
  const { count } = await tx.session.updateMany({ where: { ...of, ...others, endedAt: null }, data: { endedAt: now } });
  return count;
}

/** What somebody can no longer sign in with: a passkey or an identity by its id, an app by the way that it opens. */
type TakenAway = { readonly accountId: string; readonly shownId?: string; readonly ways: readonly SignInWay[] };

/**
 * Ends the sessions that began with what is taken away, or that it made stronger, save the one in which that is done:
 * whoever still has the old telephone has nothing any more. Of sessions from before they knew it, the way tells.
 */
export async function endSessionsBy(
  tx: Tx,
  { accountId, shownId, ways }: TakenAway,
  { sessionId, now }: { readonly sessionId?: string; readonly now: Date },
): Promise<number> {
  const others = sessionId === undefined ? {} : { id: { not: sessionId } };
  const began = [...(shownId === undefined ? [] : [{ shownId }]), { shownId: null, way: { in: [...ways] } }];
  const { count } = await tx.session.updateMany({
    where: { accountId, ...others, endedAt: null, OR: began },
    data: { endedAt: now },
  });
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
