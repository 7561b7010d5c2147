"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { challengeOf, forgetChallenge } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { addPasskey, namePasskey, removePasskey } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const addPasskeyAction = formAction(addPasskey, {
  texts,
  stepUp,
  input: challengeOf,
  done(_, { jar }) {
    forgetChallenge(jar);
    return to.myPasskeys({ gedaan: "toegevoegd" });
  },
});

export const removePasskeyAction = formAction(removePasskey, {
  texts,
  stepUp,
  done: () => to.myPasskeys({ gedaan: "weggehaald" }),
});

export const namePasskeyAction = formAction(namePasskey, {
  texts,
  done: () => to.myPasskeys({ gedaan: "naam" }),
});
