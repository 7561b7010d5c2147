import "server-only";
import { EnterCode } from "#lib/features/entrance/one-time-codes/schema.ts";
import { endLogin, lockLogin, startLogin, takeCode } from "#lib/features/entrance/one-time-codes/store.ts";
import { hasNone, isUsedUp, sendsAtOnce } from "#lib/features/entrance/factors/rules.ts";
import { factorsOf } from "#lib/features/entrance/factors/store.ts";
import { hashPassword, isOutdated, verifyPassword } from "#lib/platform/auth/password-hash.ts";
import { minutes } from "#lib/platform/durations.ts";
import { anyone, command, done, failed, failedFor, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { endOf } from "#lib/platform/gate/tally.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";
import { events } from "./events.ts";
import { laddersOf, manyWrong, wayBy, whyNot } from "./rules.ts";
import { CrowdedOut, NoteTries, SignIn } from "./schema.ts";
import { afterWrongCode, blockAfterTries, blockedByCodes, closedMail } from "./store/blocking.ts";
import { completeSignIn } from "./store/opening.ts";
import { findByName } from "./store/people.ts";
import { noteWrongTry, takeTryOf, tryKeyOf, wrongTries } from "./store/tries.ts";
import { clearTries } from "./store/waits.ts";
import { lock } from "#lib/platform/db/sql.ts";

const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * The first step takes name and password. Wrong, unknown, blocked, withdrawn and not activated get one answer after the
 * same work. Only a password that may open something is looked at, and only while the ladder leaves room.
 */
export const signIn = command({
  event: events["sign-in.password"],
  input: SignIn,
  limits: ({ request }) => [{ bucket: `sign-in:${keyedHash("ip", request.ip)}`, times: 300, withinMs: minutes(15) }],
  count: ({ tx, input, request: { devices = [] }, now }) =>
    takeTryOf(tx, input.identifier, devices, laddersOf(settings()), now),
  async prepare({ input, request, now, counted: { person, lane, tried }, count }) {
    if (tried.verdict === "wait" || tried.verdict === "closed")
      return { person, lane, tried, known: null, right: false, anew: null };
    const mayBeRight = tried.verdict === "evaluate" && whyNot(person, person?.authorisationId ?? null) === null;
    const known = mayBeRight ? (person?.passwordHash ?? null) : null;
    const right = await verifyPassword(known, input.password);
    if (!right) {
      const because = whyNot(person, person?.authorisationId ?? null) ?? "password";
      const whose = { key: tryKeyOf(person, input.identifier), accountId: person?.accountId ?? null, because };
      await count((tx) => noteWrongTry(tx, { ...whose, network: request.ip }, now));
    }
    const anew = right && known !== null && isOutdated(known) ? await hashPassword(input.password) : null;
    return { person, lane, tried, known, right, anew };
  },
  async subject({ tx, input, prepared, now }) {
    // Asked in this order, so the second is read under the lock of the first.
    const locked = lock(tx, "Account", prepared.person?.accountId ?? nobody);
    const [person] = await Promise.all([findByName(tx, input.identifier, now), locked]);
    return { person };
  },
  may: anyone,
  async run({ tx, prepared: { lane, tried, known, right, anew }, subject: { person }, now }) {
    if (tried.verdict === "wait") return refuse("wait", { until: tried.until });
    if (tried.verdict === "closed") return refuse("closed");
    const because = whyNot(person, person?.authorisationId ?? null);
    const audit = {
      subjectId: person?.accountId ?? null,
      organisationId: null,
      before: null,
      after: { because: because ?? "password" },
    };

    if (!person || !right || because || person.passwordHash !== known) {
      const until = tried.verdict === "evaluate" ? tried.until : null;
      const active = person?.status === "ACTIVE" ? person : null;
      const ends = tried.verdict === "stop" ? active && "block" : tried.ends;
      // The try has been counted, and is written down with the others.
      if (!ends) return until ? refuse("wait", { until }) : refuse("wrong");
      if (ends === "close") return failed({ failed: "closed", audit, send: active ? [closedMail(active, lane)] : [] });
      if (!person || !active) return failed({ failed: "wrong", audit });
      return failed({
        failed: "wrong",
        audit: { ...audit, before: { status: "ACTIVE" }, after: blockedByTries },
        send: await blockAfterTries(tx, person, now),
      });
    }

    if (anew) await tx.account.update({ where: { id: person.accountId }, data: { passwordHash: anew } });
    const cleared = clearTries(tx, person.accountId, lane);
    const [factors, tries] = await Promise.all([factorsOf(tx, person.accountId, now), cleared]);
    if (hasNone(factors)) return failed({ failed: "noMobile", audit });
    if (isUsedUp(factors)) return failed({ failed: "noGuessesLeft", audit });
    const { accountId, authorisationId, mobileNumber, locale } = person;
    const to = mobileNumber !== null && sendsAtOnce(factors) ? { mobileNumber, locale } : null;
    const begun = { purpose: "SIGN_IN", accountId, authorisationId, afterWrong: tries > manyWrong } as const;
    const login = await startLogin(tx, begun, to, now);
    if ("refused" in login) return failedFor(login, audit);
    return done({
      result: { browserSecret: login.browserSecret },
      audit: { ...audit, after: null },
      send: login.send,
    });
  },
});

const blockedByTries = { status: "BLOCKED", cause: "WRONG_TRIES" } as const;

/** Writes down how many wrong passwords there were in a quarter of an hour: one record, however many tried. */
export const noteTries = command({
  event: events["sign-in.note-tries"],
  input: NoteTries,
  subject: async ({ tx, input: { key, window } }) => ({ tries: await wrongTries(tx, key, window) }),
  may: onlySystem,
  run({ input: { key, window, accountId, because, since }, subject: { tries } }) {
    const after = { because, tries, since, until: endOf(window).toISOString(), ...(accountId === null && { of: key }) };
    const audit = { subjectId: accountId, organisationId: null, before: null, after };
    return Promise.resolve(done({ result: null, audit }));
  },
});

/** The second step takes the code, whichever of the person's factors it is of, in the browser that gave the password, and opens the session. */
export const enterCode = command({
  event: events["sign-in.code"],
  input: EnterCode,
  subject: async ({ tx, input, now }) => ({ login: await lockLogin(tx, input.browserSecret, ["SIGN_IN"], now) }),
  may: anyone,
  async run({ tx, actor, request, subject: { login }, input, now }) {
    if (!login) return refuse("gone");
    const { accountId, authorisationId } = login;
    const audit = { subjectId: accountId, organisationId: null, before: null, after: null };
    const { kind, was, send } = await takeCode(tx, login, input, { request, now });
    if (was === "codeExpired" || was === "appUnreadable") return refuse(was);
    if (was !== "right") {
      const guessed = { accountId, purpose: "SIGN_IN" } as const;
      const wrong = { isOver: was === "over", request, now };
      const { isOver, isBlocked, send: told } = await afterWrongCode(tx, guessed, wrong);
      const failing = isBlocked ? { ...audit, ...blockedByCodes } : audit;
      return failed({ failed: isOver ? "over" : "wrongCode", audit: failing, send: told });
    }

    await endLogin(tx, login.id, now);
    const who = { accountId, authorisationId, way: wayBy[kind], afterWrong: login.afterWrong };
    const opened = await completeSignIn({ tx, actor, request, now }, who);
    if ("because" in opened) return failed({ failed: "gone", audit: { ...audit, after: opened }, send });
    const { result } = opened;
    const after = { sessionId: result.sessionId, way: who.way };
    return done({ result: { ...result, by: kind }, audit: { ...audit, after }, send: [...send, ...opened.send] });
  },
});

/** Writes down that a person's oldest sessions ended because there were too many. */
export const noteCrowdedOut = command({
  event: events["session.note-crowded-out"],
  input: CrowdedOut,
  subject: ({ input }) => Promise.resolve(input),
  may: onlySystem,
  run: ({ input: { accountId: subjectId, sessionIds } }) =>
    Promise.resolve(
      done({ result: null, audit: { subjectId, organisationId: null, before: null, after: { sessionIds } } }),
    ),
});
