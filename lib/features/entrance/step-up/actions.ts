"use server";
import { ownAddress, to } from "#lib/addresses.ts";
import { wordFor } from "#lib/features/entrance/one-time-codes/rules.ts";
import { words as texts } from "#lib/features/entrance/one-time-codes/texts.ts";
import { words as passkeyTexts } from "#lib/features/entrance/passkeys/texts.ts";
import { landing, onward } from "#lib/features/entrance/sign-in/rules.ts";
import {
  challengeOf,
  forgetChallenge,
  forgetLogin,
  keepLogin,
  keepSession,
  loginIn,
} from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { askOwnCode, confirmOwnCode, confirmWithPasskey } from "./commands.ts";

export const askOwnCodeAction = formAction(askOwnCode, {
  texts,
  input: loginIn,
  done({ browserSecret, factors: [kind = "sms"] }, { jar, values }) {
    keepLogin(jar, browserSecret);
    return to.confirmFactor({ met: wordFor[kind], naar: ownAddress(values["naar"]) });
  },
});

export const confirmOwnCodeAction = formAction(confirmOwnCode, {
  texts,
  input: loginIn,
  async done({ sessionId }, { jar, values }) {
    forgetLogin(jar);
    await keepSession(jar, sessionId);
    return landing(to.overview(), values["naar"]);
  },
  refused({ code }, { jar, values }) {
    if (code !== "gone" && code !== "over") return undefined;
    forgetLogin(jar);
    return onward(to.confirmFactor, values["naar"]);
  },
});

export const confirmWithPasskeyAction = formAction(confirmWithPasskey, {
  texts: passkeyTexts,
  input: challengeOf,
  async done({ sessionId, home }, { jar, values }) {
    forgetChallenge(jar);
    await keepSession(jar, sessionId);
    return landing(home, values["naar"]);
  },
});
