import "server-only";
import { nextCodeAt } from "#lib/features/entrance/one-time-codes/rules.ts";
import { EnterCode, Login } from "#lib/features/entrance/one-time-codes/schema.ts";
import {
  endLogin,
  findLogin,
  hasGuessesLeft,
  lockLogin,
  sendCode,
  startLogin,
  takeCode,
} from "#lib/features/entrance/one-time-codes/store.ts";
import { en } from "#lib/features/entrance/one-time-codes/texts.en.ts";
import { nl } from "#lib/features/entrance/one-time-codes/texts.nl.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { command, done, failed } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { ownFactor } from "#lib/platform/gate/step-up.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { events } from "./events.ts";
import { lock } from "#lib/platform/db/sql.ts";

const about = (accountId: string) => ({ subjectId: accountId, organisationId: null, before: null, after: null });

/** Sends someone signed in a code to their own number. Asked again, it sends the next code of the same login. */
export const askOwnCode = command({
  event: events["step-up.ask"],
  input: Login,
  anywhere: true,
  async subject({ tx, actor, input, now }) {
    if (!isSignedIn(actor)) return null;
    await lock(tx, "Account", actor.accountId);
    const account = await tx.account.findUnique({
      where: { id: actor.accountId },
      select: { id: true, mobileNumber: true, locale: true },
    });
    const login = await findLogin(tx, input.browserSecret, now);
    const isMine = login?.purpose === "STEP_UP" && login.accountId === actor.accountId;
    return account && { ...account, login: isMine ? login : null };
  },
  may: isSignedIn,
  async run({ tx, subject: { id, mobileNumber, locale, login }, input, now }) {
    if (!mobileNumber) return refuse("noMobile");
    if (!(await hasGuessesLeft(tx, id, now))) return refuse("noGuessesLeft");
    const from = login && nextCodeAt({ codesSent: login.codesSent, lastSentAt: login.codes[0]?.createdAt ?? null });
    if (login && !from) return refuse("noCodesLeft");
    if (from && from > now) return refuse("tooSoon");
    const to = { mobileNumber, locale };
    const started = login
      ? await sendCode(tx, login, to, now)
      : await startLogin(tx, { purpose: "STEP_UP", accountId: id }, to, now);
    if ("refused" in started) return started;
    const { browserSecret, code } = "code" in started ? started : { ...input, code: started };
    return done({ result: { browserSecret, mobile: maskedMobile(mobileNumber) }, audit: about(id), send: [code] });
  },
});

/** The right code makes the second factor of this session fresh. Wrong ones count as they do when signing in. */
export const confirmOwnCode = command({
  event: events["step-up.confirm"],
  input: EnterCode,
  anywhere: true,
  subject: async ({ tx, input, now }) => ({ login: await lockLogin(tx, input.browserSecret, ["STEP_UP"], now) }),
  may: isSignedIn,
  async run({ tx, actor, subject: { login }, input, now }) {
    if (login?.accountId !== actor.accountId) return refuse("gone");
    const code = await takeCode(tx, login, input.code, now);
    if (code === "expired") return refuse("codeExpired");
    if (code !== "right") {
      return failed({ failed: code === "over" ? "over" : "wrongCode", audit: about(actor.accountId) });
    }
    await endLogin(tx, login.id, now);
    await tx.session.update({ where: { id: actor.sessionId }, data: { factorAt: now } });
    return done({ result: null, audit: about(actor.accountId) });
  },
});

/** What the action of every command with `fresh` passes on. */
export const stepUp = ownFactor({
  ask: askOwnCode,
  answer: confirmOwnCode,
  texts: { nl: { ...nl, sent: nl.enter.sent }, en: { ...en, sent: en.enter.sent } },
});
