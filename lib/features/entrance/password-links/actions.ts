"use server";
import { to } from "#lib/addresses.ts";
import { anewAfter } from "#lib/features/entrance/sign-in/rules.ts";
import { forgetLogin, keepLogin, keepSignIn, keepTyped, loginIn } from "#lib/platform/auth/browser.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { askReset } from "./commands/asking.ts";
import { choosePassword, confirmPassword } from "./commands/choosing.ts";
import { renewInvitation } from "./commands/inviting.ts";
import { reportNumber } from "./commands/reporting.ts";
import { words as texts } from "./texts.ts";

export const askResetAction = formAction(askReset, {
  texts,
  done(_, { jar, values }) {
    keepTyped(jar, values["email"] ?? "");
    return values["again"] ? to.forgotPasswordSent({ opnieuw: "ja" }) : to.forgotPasswordSent();
  },
});

export const choosePasswordAction = formAction(choosePassword, {
  texts,
  lane: "signIn",
  done({ browserSecret }, { jar }) {
    keepLogin(jar, browserSecret);
    return to.signInCode({ na: "link" });
  },
});

export const confirmPasswordAction = formAction(confirmPassword, {
  texts,
  input: loginIn,
  async done({ activated, email, opened }, { jar }) {
    const done = activated ? "account-actief" : "wachtwoord-gewijzigd";
    if (opened) {
      await keepSignIn(jar, opened);
      return to.allSet({ na: done, naar: opened.home });
    }
    forgetLogin(jar);
    keepTyped(jar, email);
    return to.signIn({ melding: done });
  },
  refused({ code }, { jar }) {
    const anew = anewAfter(code, { byLink: true });
    if (anew) forgetLogin(jar);
    return anew;
  },
});

export const renewInvitationAction = formAction(renewInvitation, {
  texts,
  done: (_, { locale }) => ({ status: "done", message: texts[locale].closed.renewed }),
});

export const reportNumberAction = formAction(reportNumber, {
  texts,
  done({ organisation, by }, { locale }) {
    const { told, stays } = texts[locale].wrongNumber;
    const whom = by === "staff" ? servicedesk(locale).name : organisation;
    return { status: "done", message: `${told[by](whom)} ${stays}` };
  },
});
