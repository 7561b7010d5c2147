import "server-only";
import { endLogin } from "#lib/features/entrance/one-time-codes/store.ts";
import { completeSignIn } from "#lib/features/entrance/sign-in/store/opening.ts";
import { minutes } from "#lib/platform/durations.ts";
import { anyone, command, done, failed } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { events } from "./events.ts";
import { SecondStep, ShownPasskey } from "./schema.ts";
import { heldAgainst, lockSecondStep, lockShown, passkeyBy, takeShown } from "./store.ts";

const limited = (what: string, ip: string) => [
  { bucket: `${what}:${keyedHash("ip", ip)}`, times: 300, withinMs: minutes(15) },
];

/**
 * Signs in whoever shows a passkey of theirs, with no name and no password. Whatever is wrong with it, or with the
 * account, is said in the same words. It ends a wait after wrong passwords, which strangers can bring about.
 */
export const signInWithPasskey = command({
  event: events["passkey.sign-in"],
  input: ShownPasskey,
  limits: ({ request }) => limited("passkey", request.ip),
  count: ({ tx, input }) => passkeyBy(tx, input.answer.id),
  prepare: ({ input, now, counted }) => heldAgainst(counted, input, "SIGN_IN", now),
  subject: ({ tx, prepared }) => lockShown(tx, prepared),
  may: anyone,
  async run({ tx, actor, request, prepared, subject: { passkey }, now }) {
    if (!prepared.challenge) return refuse("late");
    if (!passkey) return refuse("unknown");
    const { accountId } = passkey;
    const audit = { subjectId: accountId, organisationId: null, before: null };
    const verdict = await takeShown(tx, passkey, prepared, now);
    if (verdict === "late") return refuse("late");
    if (verdict === "wrong") return failed({ failed: "unfit", audit: { ...audit, after: { because: "passkey" } } });
    const opened = await completeSignIn(
      { tx, actor, request, now },
      { accountId, authorisationId: null, way: "PASSKEY", shownId: passkey.id },
    );
    if ("because" in opened) {
      return failed({ failed: "unfit", audit: { ...audit, after: { because: opened.because ?? "unknown" } } });
    }
    const { result, send } = opened;
    return done({
      result,
      audit: { ...audit, after: { passkeyId: passkey.id, sessionId: result.sessionId } },
      send,
    });
  },
});

/** The second step after a password, in the browser that gave it: a passkey of the same person, in place of a code. */
export const enterPasskey = command({
  event: events["passkey.second-step"],
  input: SecondStep,
  limits: ({ request }) => limited("passkey", request.ip),
  count: ({ tx, input }) => passkeyBy(tx, input.answer.id),
  prepare: ({ input, now, counted }) => heldAgainst(counted, input, "SECOND_STEP", now),
  subject: ({ tx, input, prepared, now }) => lockSecondStep(tx, input.browserSecret, prepared, "SIGN_IN", now),
  may: anyone,
  async run({ tx, actor, request, prepared, subject: { login, passkey }, now }) {
    if (!login) return refuse("gone");
    const { accountId, authorisationId } = login;
    if (prepared.challenge?.accountId !== accountId) return refuse("late");
    if (!passkey) return refuse("unknown");
    const audit = { subjectId: accountId, organisationId: null, before: null };
    const verdict = await takeShown(tx, passkey, prepared, now);
    if (verdict === "late") return refuse("late");
    if (verdict === "wrong") return failed({ failed: "unfit", audit: { ...audit, after: { because: "passkey" } } });
    await endLogin(tx, login.id, now);
    const who = {
      accountId,
      authorisationId,
      way: "PASSWORD_PASSKEY",
      shownId: passkey.id,
      afterWrong: login.afterWrong,
    } as const;
    const opened = await completeSignIn({ tx, actor, request, now }, who);
    if ("because" in opened)
      return failed({ failed: "gone", audit: { ...audit, after: { because: opened.because ?? "unknown" } } });
    const { result, send } = opened;
    const after = { passkeyId: passkey.id, sessionId: result.sessionId };
    return done({ result, audit: { ...audit, after }, send });
  },
});
