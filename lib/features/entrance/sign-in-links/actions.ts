"use server";
import { to } from "#lib/addresses.ts";
import { keepDevice, keepTyped } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { askLink, openSignIn } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const askLinkAction = formAction(askLink, {
  texts,
  done(_, { jar, values }) {
    keepTyped(jar, values["identifier"] ?? "");
    return to.signInLinkSent();
  },
});

export const openSignInAction = formAction(openSignIn, {
  texts,
  done({ deviceSecret }, { jar }) {
    keepDevice(jar, deviceSecret);
    return to.signIn({ melding: "link-geopend" });
  },
});
