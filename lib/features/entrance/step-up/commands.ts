import "server-only";
import { codesOf, hasNone, raisedBy } from "#lib/features/entrance/factors/rules.ts";
import { factorsOf } from "#lib/features/entrance/factors/store.ts";
import { nextCodeAt } from "#lib/features/entrance/one-time-codes/rules.ts";
import { AskOwnCode, EnterCode } from "#lib/features/entrance/one-time-codes/schema.ts";
import {
  endLogin,
  findLogin,
  lockLogin,
  sendCode,
  startLogin,
  takeCode,
} from "#lib/features/entrance/one-time-codes/store.ts";
import { en } from "#lib/features/entrance/one-time-codes/texts.en.ts";
import { nl } from "#lib/features/entrance/one-time-codes/texts.nl.ts";
import { events as passkeyEvents } from "#lib/features/entrance/passkeys/events.ts";
import { raised } from "#lib/features/entrance/passkeys/rules.ts";
import { ShownPasskey } from "#lib/features/entrance/passkeys/schema.ts";
import { heldAgainst, lockShown, passkeyBy, takeShown } from "#lib/features/entrance/passkeys/store.ts";
import { en as passkeyEn } from "#lib/features/entrance/passkeys/texts.en.ts";
import { nl as passkeyNl } from "#lib/features/entrance/passkeys/texts.nl.ts";
import { homeOf } from "#lib/features/entrance/sign-in/rules.ts";
import { afterWrongCode, blockedByCodes } from "#lib/features/entrance/sign-in/store/blocking.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { isByPasskey } from "#lib/platform/access/ways.ts";
import { minutes } from "#lib/platform/durations.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { renewSession } from "#lib/platform/auth/sessions.ts";
import { command, done, failed } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { ownFactor } from "#lib/platform/gate/step-up.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { events } from "./events.ts";
import { lock } from "#lib/platform/db/sql.ts";

const about = (accountId: string) => ({ subjectId: accountId, organisationId: null, before: null, after: null });

/**
 * Asks someone signed in for a code of their own: of the kind they chose, else of the one that costs nobody anything. Who
 * has a passkey is asked for that, and an SMS leaves only when they choose it. A code by SMS is sent to their own number;
 * asked again, it is the next code of the same login.
 */
export const askOwnCode = command({
  event: events["step-up.ask"],
  input: AskOwnCode,
  whileWaiting: ["passkey", "strong"],
  anywhere: true,
  async subject({ tx, actor, input, now }) {
    if (!isSignedIn(actor)) return null;
    await lock(tx, "Account", actor.accountId);
    const account = await tx.account.findUnique({
      where: { id: actor.accountId },
      select: { id: true, mobileNumber: true, locale: true },
    });
    const factors = await factorsOf(tx, actor.accountId, now);
    const login = await findLogin(tx, input.browserSecret, now);
    const isMine = login?.purpose === "STEP_UP" && login.accountId === actor.accountId;
    return account && { ...account, factors, login: isMine ? login : null };
  },
  may: isSignedIn,
  async run({ tx, subject: { id, mobileNumber, locale, factors, login }, input, now }) {
    if (hasNone(factors)) return refuse("noMobile");
    const codes = codesOf(factors);
    const hasPasskey = factors.passkeys > 0;
    const chosen = codes.find((code) => code === input.factor);
    const kind = chosen ?? (hasPasskey && codes[0] === "sms" ? undefined : codes[0]);
    if (!kind && !hasPasskey) return refuse("noGuessesLeft");
    const asked = {
      factors: kind ? [kind, ...codes.filter((code) => code !== kind)] : codes,
      passkey: hasPasskey ? (kind ? ("offered" as const) : ("first" as const)) : null,
    };
    if (kind !== "sms" || mobileNumber === null) {
      const begun = login ? input : await startLogin(tx, { purpose: "STEP_UP", accountId: id }, null, now);
      if ("refused" in begun) return begun;
      return done({ result: { ...asked, browserSecret: begun.browserSecret, mobile: "" }, audit: about(id) });
    }
    const from = login && nextCodeAt({ codesSent: login.codesSent, lastSentAt: login.codes[0]?.createdAt ?? null });
    if (login && !from) return refuse("noCodesLeft");
    if (from && from > now) return refuse("tooSoon");
    const to = { mobileNumber, locale };
    const sent = login
      ? await sendCode(tx, login, to, now)
      : await startLogin(tx, { purpose: "STEP_UP", accountId: id }, to, now);
    if ("refused" in sent) return sent;
    const { browserSecret, send } = "send" in sent ? sent : { ...input, send: [sent] };
    return done({ result: { ...asked, browserSecret, mobile: maskedMobile(mobileNumber) }, audit: about(id), send });
  },
});

/**
 * The right code makes the second factor of this session fresh, and the session goes on under a new id. Wrong ones count
 * as they do when signing in.
 */
export const confirmOwnCode = command({
  event: events["step-up.confirm"],
  input: EnterCode,
  whileWaiting: ["passkey", "strong"],
  anywhere: true,
  subject: async ({ tx, actor, input, now }) =>
    isSignedIn(actor) ? { login: await lockLogin(tx, input.browserSecret, ["STEP_UP"], now) } : null,
  may: isSignedIn,
  async run({ tx, actor, request, subject: { login }, input, now }) {
    if (login?.accountId !== actor.accountId) return refuse("gone");
    const { kind, was, send } = await takeCode(tx, login, input, { request, now });
    if (was === "codeExpired" || was === "appUnreadable") return refuse(was);
    if (was !== "right") {
      const guessed = { accountId: actor.accountId, purpose: "STEP_UP" } as const;
      const wrong = { isOver: was === "over", request, now };
      const { isOver, isBlocked, send: told } = await afterWrongCode(tx, guessed, wrong);
      const audit = { ...about(actor.accountId), ...(isBlocked && blockedByCodes) };
      return failed({ failed: isOver ? "over" : "wrongCode", audit, send: told });
    }
    await endLogin(tx, login.id, now);
    const way = actor.way && raisedBy(actor.way, kind);
    const sessionId = await renewSession(tx, actor.sessionId, { factorAt: now, ...(way && { way }) }, now);
    if (!sessionId) return refuse("gone");
    return done({
      result: { sessionId },
      audit: { ...about(actor.accountId), after: { sessionId, factor: kind } },
      send,
    });
  },
});

/** Someone who is signed in shows a passkey of theirs: the second factor of this session is fresh, and as strong as that. */
export const confirmWithPasskey = command({
  event: passkeyEvents["passkey.confirm"],
  input: ShownPasskey,
  whileWaiting: ["passkey", "strong"],
  anywhere: true,
  limits: ({ request }) => [{ bucket: `passkey:${keyedHash("ip", request.ip)}`, times: 300, withinMs: minutes(15) }],
  count: ({ tx, input }) => passkeyBy(tx, input.answer.id),
  prepare: ({ input, now, counted }) => heldAgainst(counted, input, "CONFIRM", now),
  subject: ({ tx, prepared }) => lockShown(tx, prepared),
  may: isSignedIn,
  async run({ tx, actor, prepared, subject: { passkey }, now }) {
    if (prepared.challenge?.accountId !== actor.accountId) return refuse("late");
    if (passkey?.accountId !== actor.accountId) return refuse("unknown");
    const audit = { subjectId: actor.accountId, organisationId: null, before: null };
    const verdict = await takeShown(tx, passkey, prepared, now);
    if (verdict === "late") return refuse("late");
    if (verdict === "wrong") return failed({ failed: "unfit", audit: { ...audit, after: { because: "passkey" } } });
    const way = actor.way && raised(actor.way);
    const raises = way && isByPasskey(way) ? { way, shownId: passkey.id } : {};
    const sessionId = await renewSession(tx, actor.sessionId, { factorAt: now, ...raises }, now);
    if (!sessionId) return refuse("late");
    const { actor: confirmed } = await actorOf(tx, { kind: "session", sessionId });
    const after = { passkeyId: passkey.id, sessionId };
    return done({ result: { sessionId, home: homeOf(confirmed) }, audit: { ...audit, after } });
  },
});

const wordsOf = (codes: typeof nl, passkeys: typeof passkeyNl) => ({
  ...{ ...codes, ...codes.enter, passkey: passkeys.confirm.ask },
  refusals: { ...passkeys.refusals, ...codes.refusals, late: passkeys.refusals.late },
});

/** What the action of every command with `fresh` passes on. */
export const stepUp = ownFactor({
  ask: askOwnCode,
  answer: confirmOwnCode,
  show: confirmWithPasskey,
  texts: { nl: wordsOf(nl, passkeyNl), en: wordsOf(en, passkeyEn) },
});
