import "server-only";
import { z } from "zod";
import { mayChangeFactors } from "#lib/features/entrance/factors/policy.ts";
import { staysReachable } from "#lib/features/entrance/factors/rules.ts";
import { factorsOf } from "#lib/features/entrance/factors/store.ts";
import { endLogins } from "#lib/features/entrance/one-time-codes/store.ts";
import { easilyGuessed } from "#lib/features/entrance/password-links/rules.ts";
import { knownAbout } from "#lib/features/entrance/password-links/store.ts";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import { laddersOf } from "#lib/features/entrance/sign-in/rules.ts";
import { blockAfterTries, closedMail } from "#lib/features/entrance/sign-in/store/blocking.ts";
import { findPerson } from "#lib/features/entrance/sign-in/store/people.ts";
import { noteWrongTry, takeTry } from "#lib/features/entrance/sign-in/store/tries.ts";
import { clearTries } from "#lib/features/entrance/sign-in/store/waits.ts";
import { type Actor, isSignedIn } from "#lib/platform/access/actor.ts";
import { isCommonPassword } from "#lib/platform/auth/common-passwords.ts";
import { hashPassword, verifyPassword } from "#lib/platform/auth/password-hash.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { lock } from "#lib/platform/db/sql.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { minutes } from "#lib/platform/durations.ts";
import { command, done, failed } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { settings } from "#lib/platform/settings.ts";
import { events } from "./events.ts";
import { ChangePassword, OneSession } from "./schema.ts";

/**
 * Another password, by whoever knows the one of now and shows a factor. A try at that one counts as it does in one's own
 * browser when signing in. What began with the old password ends everywhere else.
 */
export const changePassword = command({
  event: events["password.change"],
  input: ChangePassword,
  anywhere: true,
  fresh: 15,
  limits: ({ actor }) => [
    { bucket: `password.change ${isSignedIn(actor) ? actor.accountId : ""}`, times: 20, withinMs: minutes(15) },
  ],
  count: async ({ tx, actor, now }) =>
    isSignedIn(actor) ? takeTry(tx, { key: actor.accountId, lane: "known" }, laddersOf(settings()), now) : null,
  async prepare({ input, actor, request, now, counted: tried, count }) {
    if (!isSignedIn(actor) || tried?.verdict !== "evaluate") return { tried, known: null, right: false, chosen: null };
    const { accountId } = actor;
    const account = await count((tx) =>
      tx.account.findUnique({ where: { id: accountId }, select: { passwordHash: true } }),
    );
    const known = account?.passwordHash ?? null;
    const right = await verifyPassword(known, input.current);
    const wrong = { key: accountId, accountId, because: "password", network: request.ip };
    await count(async (tx) => {
      if (right) await clearTries(tx, accountId, "known");
      else await noteWrongTry(tx, wrong, now);
    });
    const isChosen = right && input.password !== input.current && !isCommonPassword(input.password);
    return { tried, known, right, chosen: isChosen ? await hashPassword(input.password) : null };
  },
  async subject({ tx, actor }) {
    if (!isSignedIn(actor)) return null;
    await lock(tx, "Account", actor.accountId);
    const { id, email, passwordHash } = await tx.account.findUniqueOrThrow({ where: { id: actor.accountId } });
    return { id, email, passwordHash };
  },
  may: isSignedIn,
  async run({ tx, actor, input, prepared: { tried, known, right, chosen }, subject: account, request, now }) {
    const { accountId, sessionId } = actor;
    if (tried?.verdict === "wait") return refuse("wait", { until: tried.until });
    if (tried?.verdict === "closed") return refuse("closed");
    const audit = { subjectId: accountId, organisationId: null, before: null, after: { because: "password" } };
    if (!right || account.passwordHash !== known) {
      const ends = tried?.verdict === "evaluate" ? tried.ends : "block";
      const person = ends ? await findPerson(tx, { accountId }, now) : null;
      if (person && ends === "close") return failed({ failed: "closed", audit, send: [closedMail(person, "known")] });
      if (!person) {
        const until = tried?.verdict === "evaluate" ? tried.until : null;
        return until ? refuse("wait", { until }) : refuse("wrongCurrent");
      }
      const blocked = { status: "BLOCKED", cause: "WRONG_TRIES" };
      return failed({
        failed: "wrongCurrent",
        audit: { ...audit, before: { status: "ACTIVE" }, after: blocked },
        send: await blockAfterTries(tx, person, now),
      });
    }
    const weakness = easilyGuessed(input.password, await knownAbout(tx, account));
    if (weakness) return refuse(weakness);
    if (input.password === input.current) return refuse("samePassword");
    if (!chosen) return refuse("tooCommon");
    await tx.account.update({ where: { id: accountId }, data: { passwordHash: chosen, passwordChangedAt: now } });
    await clearTries(tx, accountId);
    await endLogins(tx, accountId, now);
    await endSessions(tx, { accountId, except: sessionId }, now);
    return done({
      result: null,
      audit: { ...audit, after: { password: "changed" } },
      send: [await tellSecurityChanged(tx, accountId, "password", { now, request })],
    });
  },
});

/** Signs the person out in one other place. From the next request on nothing opens there. */
export const endOtherSession = command({
  event: events["session.end-other"],
  input: OneSession,
  anywhere: true,
  async subject({ tx, actor, input: { sessionId: id } }) {
    if (!isSignedIn(actor)) return null;
    const { accountId } = actor;
    await lock(tx, "Account", accountId);
    return tx.session.findFirst({ where: { id, accountId }, select: { id: true, accountId: true, endedAt: true } });
  },
  may: isSignedIn,
  async run({ tx, actor, subject: { id, accountId, endedAt }, request, now }) {
    if (id === actor.sessionId) return refuse("thisOne");
    if (endedAt) return refuse("ended");
    await tx.session.update({ where: { id }, data: { endedAt: now } });
    return done({
      result: null,
      audit: { subjectId: accountId, organisationId: null, before: null, after: { sessionId: id } },
      send: [await tellSecurityChanged(tx, accountId, "sessionEnded", { now, request })],
    });
  },
});

/** Signs the person out everywhere but here. */
export const endOtherSessions = command({
  event: events["session.end-others"],
  input: z.object({}),
  anywhere: true,
  async subject({ tx, actor }) {
    if (!isSignedIn(actor)) return null;
    await lock(tx, "Account", actor.accountId);
    return {};
  },
  may: isSignedIn,
  async run({ tx, actor: { accountId, sessionId }, request, now }) {
    const sessions = await endSessions(tx, { accountId, except: sessionId }, now);
    if (sessions === 0) return refuse("noOthers");
    return done({
      result: null,
      audit: { subjectId: accountId, organisationId: null, before: null, after: { sessions } },
      send: [await tellSecurityChanged(tx, accountId, "otherSessionsEnded", { now, request })],
    });
  },
});

const aboutSms = (accountId: string) => ({ subjectId: accountId, organisationId: null, before: null, after: null });

/** From now on no code by SMS signs this person in: only for who comes in still when one of the other things is lost. */
export const switchSmsOff = command({
  event: events["sms.switch-off"],
  input: z.object({}),
  anywhere: true,
  fresh: 5,
  subject: ({ tx, actor }) => lockedAccount(tx, actor),
  may: mayChangeFactors,
  async run({ tx, subject: { accountId, smsOffAt }, request, now }) {
    if (smsOffAt) return refuse("smsIsOff");
    if (!staysReachable(await factorsOf(tx, accountId, now))) return refuse("secondFirst");
    await tx.account.update({ where: { id: accountId }, data: { smsOffAt: now } });
    await endLogins(tx, accountId, now);
    const send = [await tellSecurityChanged(tx, accountId, "smsOff", { now, request })];
    return done({ result: null, audit: aboutSms(accountId), send });
  },
});

export const switchSmsOn = command({
  event: events["sms.switch-on"],
  input: z.object({}),
  anywhere: true,
  fresh: 5,
  subject: ({ tx, actor }) => lockedAccount(tx, actor),
  may: mayChangeFactors,
  async run({ tx, subject: { accountId, smsOffAt }, request, now }) {
    if (!smsOffAt) return refuse("smsIsOn");
    await tx.account.update({ where: { id: accountId }, data: { smsOffAt: null } });
    const send = [await tellSecurityChanged(tx, accountId, "smsOn", { now, request })];
    return done({ result: null, audit: aboutSms(accountId), send });
  },
});

/** The account of whoever acts, locked. */
async function lockedAccount(tx: Tx, actor: Actor) {
  if (!isSignedIn(actor)) return null;
  const { accountId } = actor;
  await lock(tx, "Account", accountId);
  const { smsOffAt } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { smsOffAt: true } });
  return { accountId, smsOffAt };
}
