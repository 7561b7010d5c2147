"use server";
import { to } from "#lib/addresses.ts";
import { landing } from "#lib/features/entrance/sign-in/rules.ts";
import {
  challengeOf,
  forgetChallenge,
  forgetLogin,
  keepSession,
  keepSignIn,
  loginIn,
  wishIn,
} from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { confirmWithPasskey, enterPasskey, signInWithPasskey } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const signInWithPasskeyAction = formAction(signInWithPasskey, {
  texts,
  lane: "signIn",
  input: challengeOf,
  async done(opened, { jar, values }) {
    forgetChallenge(jar);
    await keepSignIn(jar, opened);
    return landing(opened.home, wishIn(jar, values));
  },
});

export const enterPasskeyAction = formAction(enterPasskey, {
  texts,
  input: (jar) => ({ ...challengeOf(jar), ...loginIn(jar) }),
  async done(opened, { jar, values }) {
    forgetChallenge(jar);
    await keepSignIn(jar, opened);
    return landing(opened.home, wishIn(jar, values));
  },
  refused({ code }, { jar }) {
    if (code !== "gone") return undefined;
    forgetLogin(jar);
    return to.signIn({ melding: "verlopen" });
  },
});

export const confirmWithPasskeyAction = formAction(confirmWithPasskey, {
  texts,
  input: challengeOf,
  async done({ sessionId, home }, { jar, values }) {
    forgetChallenge(jar);
    await keepSession(jar, sessionId);
    return landing(home, values["naar"]);
  },
});
