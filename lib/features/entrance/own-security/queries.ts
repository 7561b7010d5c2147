import "server-only";
import { z } from "zod";
import { factorsOf } from "#lib/features/entrance/factors/store.ts";
import { devicesOf } from "#lib/features/entrance/known-devices/store.ts";
import { deviceOf } from "#lib/features/entrance/security/rules.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
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
  async run({ db, actor: { accountId, sessionId }, input: { gedaan }, now }) {
    const account = await db.account.findUnique({
      where: { id: accountId },
      select: { passwordHash: true, passwordChangedAt: true, mobileNumber: true },
    });
    if (!account) return null;
    const sessions = await sessionsOf(db, accountId, now);
    const here = sessions.find(({ id }) => id === sessionId);
    const devices = await devicesOf(db, accountId, now);
    const { app, passkeys, recoveryCodes } = await factorsOf(db, accountId, now);
    return {
      now,
      /** What was done just before this page was opened, whatever its address says. */
      told: gedaan && (await wasDone(db, accountId, doneBy[gedaan], after(now, -justNowMs))) ? gedaan : null,
      password: { isSet: account.passwordHash !== null, changedAt: account.passwordChangedAt },
      factors: {
        mobile: account.mobileNumber && maskedMobile(account.mobileNumber),
        ...{ app, passkeys, recoveryCodes },
      },
      way: here?.way ?? null,
      devices: devices.map(({ userAgent, ...device }) => ({
        ...device,
        is: deviceOf(userAgent),
        isThis: device.id === here?.deviceId,
      })),
      sessions: sessions.map(({ id, userAgent, network, createdAt, lastSeenAt, authorisation }) => ({
        ...{ id, network, createdAt, lastSeenAt, isThis: id === sessionId, device: deviceOf(userAgent) },
        organisation: authorisation?.organisation.name ?? null,
      })),
      crowdedOutAt: await crowdedOutAt(db, accountId, now),
    };
  },
});

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

export type MySecurity = AnswerOf<typeof mySecurity>;
