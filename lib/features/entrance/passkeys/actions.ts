"use server";
import { to } from "#lib/addresses.ts";
import { landing } from "#lib/features/entrance/sign-in/rules.ts";
import { challengeOf, forgetChallenge, forgetLogin, keepSignIn, loginIn, wishIn } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { enterPasskey, signInWithPasskey } from "./commands.ts";
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
