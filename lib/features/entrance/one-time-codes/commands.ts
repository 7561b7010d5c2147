import "server-only";
import { anyone, command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { events } from "./events.ts";
import { nextCodeAt } from "./rules.ts";
import { AskCode } from "./schema.ts";
import { codesFor, isCallable, lockLogin, numberOf, sendCode } from "./store.ts";

/** Sends a code for the login of this browser, the first or another, or calls with it. Earlier codes still expire at their own time, and wrong tries stay counted. */
export const resendCode = command({
  event: events["sign-in.resend-code"],
  input: AskCode,
  subject: async ({ tx, input, now }) => ({
    login: await lockLogin(
      tx,
      input.browserSecret,
      ["SIGN_IN", "RESET_PASSWORD", "ACTIVATE", "CHANGE_MOBILE_NUMBER"],
      now,
    ),
  }),
  may: anyone,
  async run({ tx, input: { by }, subject: { login }, now }) {
    if (!login) return refuse("gone");
    const mobileNumber = numberOf(login);
    if (!mobileNumber) return refuse("noMobile");
    if (!codesFor(login, { ...login.factors, left: { ...login.factors.left, sms: 1 } }).includes("sms"))
      return refuse("noMobile");
    if (login.factors.left.sms === 0) return refuse("noGuessesLeft");
    const { locale } = login.account;
    const from = nextCodeAt({ codesSent: login.codesSent, lastSentAt: login.codes[0]?.createdAt ?? null });
    if (!from) return refuse("noCodesLeft");
    if (from > now) return refuse("tooSoon");
    const isSpoken = by === "call";
    if (isSpoken && !(await isCallable(tx, login))) return refuse("noCall");
    const code = await sendCode(tx, login, { mobileNumber, locale, isSpoken }, now);
    if ("refused" in code) return code;
    return done({
      result: { isFirst: login.codesSent === 0, by },
      audit: {
        subjectId: login.accountId,
        organisationId: null,
        before: null,
        after: { codesSent: login.codesSent + 1, byCall: isSpoken },
      },
      send: [code],
    });
  },
});
