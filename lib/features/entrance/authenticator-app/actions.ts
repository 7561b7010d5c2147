"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { keepSession } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { beginApp, confirmApp, removeApp } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const beginAppAction = formAction(beginApp, { texts, stepUp, done: () => to.authenticatorApp() });

/** Whoever has no recovery codes yet is led on to them: a telephone can be lost. */
export const confirmAppAction = formAction(confirmApp, {
  texts,
  stepUp,
  async done({ hasRecoveryCodes, sessionId }, { jar }) {
    if (sessionId) await keepSession(jar, sessionId);
    return hasRecoveryCodes ? to.authenticatorApp({ gedaan: "toegevoegd" }) : to.recoveryCodes({ na: "app" });
  },
});

export const removeAppAction = formAction(removeApp, {
  texts,
  stepUp,
  done: () => to.authenticatorApp({ gedaan: "verwijderd" }),
});
