"use server";
import { to } from "#lib/addresses.ts";
import { en } from "#lib/features/entrance/one-time-codes/texts.en.ts";
import { nl } from "#lib/features/entrance/one-time-codes/texts.nl.ts";
import { landing, onward } from "#lib/features/entrance/sign-in/rules.ts";
import { forgetLogin, keepLogin, loginIn } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { askOwnCode, confirmOwnCode } from "./commands.ts";

const texts = { nl, en };

export const askOwnCodeAction = formAction(askOwnCode, {
  texts,
  input: loginIn,
  done({ browserSecret }, { jar, values }) {
    keepLogin(jar, browserSecret);
    return onward(to.confirmFactor, values["naar"]);
  },
});

export const confirmOwnCodeAction = formAction(confirmOwnCode, {
  texts,
  input: loginIn,
  done(_, { jar, values }) {
    forgetLogin(jar);
    return landing(to.overview(), values["naar"]);
  },
  refused({ code }, { jar, values }) {
    if (code !== "gone" && code !== "over") return undefined;
    forgetLogin(jar);
    return onward(to.confirmFactor, values["naar"]);
  },
});
