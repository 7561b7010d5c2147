"use server";
import { refresh } from "next/cache";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { forgetLogin, keepLogin, keepTyped, loginIn } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { numberInFull } from "#lib/platform/gate/shown-back.ts";
import { mailChangeAgain } from "./commands/again.ts";
import { confirmMobileNumber, proveForNumber } from "./commands/confirming.ts";
import { setMobileNumber, startMobileNumber } from "./commands/mobile-number.ts";
import { startReactivation } from "./commands/reactivation.ts";
import { cancelMobileNumber, cancelReactivation, freezeAccount, stopChange } from "./commands/stopping.ts";
import { words as texts } from "./texts.ts";

export const startMobileNumberAction = formAction(startMobileNumber, {
  texts,
  stepUp,
  shownBack: numberInFull,
  done: ({ authorisationId }) => to.changeNumber(authorisationId, { gedaan: "ja" }),
});

export const setMobileNumberAction = formAction(setMobileNumber, {
  texts,
  stepUp,
  shownBack: numberInFull,
  done: ({ authorisationId }) => to.changeNumber(authorisationId, { gedaan: "ja" }),
});

export const startReactivationAction = formAction(startReactivation, {
  texts,
  stepUp,
  shownBack: numberInFull,
  done: ({ authorisationId }) => to.reactivate(authorisationId, { gedaan: "ja" }),
});

export const mailChangeAgainAction = formAction(mailChangeAgain, {
  texts,
  done: ({ email }, { locale }) => ({ status: "done", message: texts[locale].underWay.mailedAgain(email) }),
});

export const cancelMobileNumberAction = formAction(cancelMobileNumber, {
  texts,
  done({ authorisationId }) {
    refresh();
    return to.colleague(authorisationId, { melding: "gestopt" });
  },
});

export const cancelReactivationAction = formAction(cancelReactivation, {
  texts,
  done({ authorisationId }) {
    refresh();
    return to.colleague(authorisationId, { melding: "gestopt" });
  },
});

export const proveForNumberAction = formAction(proveForNumber, {
  texts,
  lane: "signIn",
  done({ browserSecret }, { jar }) {
    keepLogin(jar, browserSecret);
    return to.newNumberCode();
  },
});

export const confirmMobileNumberAction = formAction(confirmMobileNumber, {
  texts,
  input: loginIn,
  done({ email }, { jar }) {
    forgetLogin(jar);
    keepTyped(jar, email);
    return to.signIn({ melding: "nummer-gewijzigd" });
  },
  refused({ code }, { jar }) {
    if (code !== "gone" && code !== "over" && code !== "linkClosed") return undefined;
    forgetLogin(jar);
    return code === "over" ? to.newNumberCode({ melding: "codes-op" }) : to.newNumberCode();
  },
});

const notMeAt = (link = "") => to.notMe(link);

// Whether the link worked or not, its own page says what happened.
export const freezeAccountAction = formAction(freezeAccount, {
  texts,
  done: (_, { values }) => notMeAt(values["link"]),
  refused: (_, { values }) => notMeAt(values["link"]),
});

export const stopChangeAction = formAction(stopChange, {
  texts,
  done: (_, { values }) => notMeAt(values["link"]),
  refused: (_, { values }) => notMeAt(values["link"]),
});
