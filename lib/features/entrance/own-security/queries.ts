import "server-only";
import { z } from "zod";
import { mayChangeFactors } from "#lib/features/entrance/factors/policy.ts";
import { staysReachable } from "#lib/features/entrance/factors/rules.ts";
import { factorsOf } from "#lib/features/entrance/factors/store.ts";
import { devicesOf } from "#lib/features/entrance/known-devices/store.ts";
import { deviceOf } from "#lib/features/entrance/security/rules.ts";
import { isAdministrator, isMember, isSignedIn, waitsFor } from "#lib/platform/access/actor.ts";
import { administratorsStrongFrom } from "#lib/platform/access/actor-of.ts";
import { after } from "#lib/platform/durations.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { doneBy, justNowMs, type Told } from "./rules.ts";
import { crowdedOutAt, sessionsOf, wasDone } from "./store.ts";

const told = Object.keys(doneBy) as readonly Told[];

/** All with which the person signs in, and where. */
export const mySecurity = query({
  input: z.object({ gedaan: z.enum(told).optional().catch(undefined) }),
  may: isSignedIn,
  async run({ db, actor, input: { gedaan }, now }) {
    const { accountId, sessionId, onlyIn } = actor;
    const account = await db.account.findUnique({
      where: { id: accountId },
      select: { passwordHash: true, passwordChangedAt: true, mobileNumber: true, smsOffAt: true },
    });
    if (!account) return null;
    const sessions = await sessionsOf(db, accountId, now);
    const here = sessions.find(({ id }) => id === sessionId);
    const devices = await devicesOf(db, accountId, now);
    const { app, passkeys, recoveryCodes } = await factorsOf(db, accountId, now);
    const spare = staysReachable({ app, passkeys, recoveryCodes }) ? ("spare" as const) : ("needed" as const);
    const sms = account.smsOffAt ? ("off" as const) : spare;
    return {
      now,
      /** What was done just before this page was opened, whatever its address says. */
      told: gedaan && (await wasDone(db, accountId, doneBy[gedaan], after(now, -justNowMs))) ? gedaan : null,
      password: { isSet: account.passwordHash !== null, changedAt: account.passwordChangedAt },
      factors: {
        mobile: account.mobileNumber && maskedMobile(account.mobileNumber),
        ...{ app, passkeys, recoveryCodes },
        /** Codes by SMS: whether they are off, or could be, since something else is left when one thing is lost. */
        sms: account.mobileNumber === null ? null : sms,
        mayChange: mayChangeFactors(actor),
      },
      way: here?.way ?? null,
      devices: devices.map(({ userAgent, ...device }) => ({
        ...device,
        is: deviceOf(userAgent),
        isThis: device.id === here?.deviceId,
      })),
      sessions: sessions.map(({ id, userAgent, network, createdAt, lastSeenAt, authorisation }) => ({
        ...{ id, network, createdAt, lastSeenAt, isThis: id === sessionId, device: deviceOf(userAgent) },
        organisation:
          onlyIn && authorisation?.organisationId !== onlyIn ? null : (authorisation?.organisation.name ?? null),
      })),
      crowdedOutAt: await crowdedOutAt(db, accountId, now),
    };
  },
});

/** What somebody needs before they can go on with their work, by whom it is asked, and what they have of it. */
export const strongerSignIn = query({
  input: z.object({}),
  whileWaiting: ["strong"],
  may: isSignedIn,
  async run({ db, actor, now }) {
    const { app, passkeys } = await factorsOf(db, actor.accountId, now);
    const place = await db.session.findUnique({
      where: { id: actor.sessionId },
      select: { authorisation: { select: { organisation: { select: { name: true, strongFrom: true } } } } },
    });
    const organisation = place?.authorisation?.organisation;
    const isWaiting = waitsFor(actor) !== undefined;
    // Who prepares for a day that is still to come reads who will ask it.
    const isAskedThere = organisation?.strongFrom && (organisation.strongFrom <= now || !isWaiting);
    return {
      ...{ isWaiting, app, hasPasskey: passkeys > 0 },
      /** The organisation that asks it of everybody; null where the insurer asks it of beheerders. */
      asks: isAskedThere ? organisation.name : null,
    };
  },
});

/** From when on whoever is signed in needs more than an SMS, if that day is still to come and they have nothing yet. */
export const strongSoon = query({
  input: z.object({}),
  may: isSignedIn,
  async run({ db, actor, now }) {
    if (!isMember(actor)) return { from: null };
    const place = await db.authorisation.findUnique({
      where: { id: actor.authorisationId },
      select: { smsUntil: true, organisation: { select: { strongFrom: true } } },
    });
    const there = place?.organisation.strongFrom ?? null;
    const own = there && place?.smsUntil && place.smsUntil > there ? place.smsUntil : there;
    const from = earliest(isAdministrator(actor) ? administratorsStrongFrom() : null, own);
    if (!from || from <= now) return { from: null };
    const { app, passkeys } = await factorsOf(db, actor.accountId, now);
    return { from: app || passkeys > 0 ? null : from };
  },
});

const earliest = (one: Date | null, other: Date | null) =>
  one && other ? (one < other ? one : other) : (one ?? other);

/**
 * The address with which one signs in, for a form with passwords: those do not come back with a form, so the factor is
 * asked before it.
 */
export const mySignInName = query({
  input: z.object({}),
  may: isSignedIn,
  fresh: 5,
  run: ({ db, actor }) => db.account.findUnique({ where: { id: actor.accountId }, select: { email: true } }),
});

export type StrongerSignIn = AnswerOf<typeof strongerSignIn>;
export type StrongSoon = AnswerOf<typeof strongSoon>;
export type MySecurity = AnswerOf<typeof mySecurity>;
