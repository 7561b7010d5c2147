"use server";
import { to } from "#lib/addresses.ts";
import {
  forgetLogin,
  forgetPerson,
  keepLogin,
  keepSession,
  keepSignIn,
  keepTyped,
  loginIn,
  wishIn,
} from "#lib/platform/auth/browser.ts";
import { chooseOrganisation } from "#lib/platform/auth/choose-organisation.ts";
import { endSession } from "#lib/platform/auth/sessions.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { enterCode, signIn } from "./commands.ts";
import { anewAfter, homeOf, landing, onward } from "./rules.ts";
import { words as texts } from "./texts.ts";

export const signInAction = formAction(signIn, {
  texts,
  lane: "signIn",
  done({ browserSecret }, { jar, values }) {
    keepLogin(jar, browserSecret);
    return onward(to.signInCode, values["naar"]);
  },
  refused({ code }, { jar, values }) {
    // For the form that mails a link past the wait, whoever this is.
    if (code === "wait" || code === "closed") keepTyped(jar, values["identifier"] ?? "");
    return undefined;
  },
});

export const enterCodeAction = formAction(enterCode, {
  texts,
  input: loginIn,
  async done(opened, { jar, values }) {
    await keepSignIn(jar, opened);
    return landing(opened.home, wishIn(jar, values));
  },
  refused({ code }, { jar }) {
    const anew = anewAfter(code, { byLink: false });
    if (anew) forgetLogin(jar);
    return anew;
  },
});

export const chooseOrganisationAction = formAction(chooseOrganisation, {
  texts,
  async done({ sessionId, chosen }, { jar, values }) {
    await keepSession(jar, sessionId);
    return landing(homeOf(chosen), wishIn(jar, values));
  },
  refused: () => to.signIn(),
});

export const signOutAction = formAction(endSession, {
  texts,
  done(_, { jar }) {
    forgetPerson(jar);
    return to.start();
  },
  refused(_, { jar }) {
    forgetPerson(jar);
    return to.start();
  },
});
