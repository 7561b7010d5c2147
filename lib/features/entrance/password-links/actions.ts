"use server";
import { type Address, to } from "#lib/addresses.ts";
import { anewAfter } from "#lib/features/entrance/sign-in/rules.ts";
import {
  challengeOf,
  forgetChallenge,
  forgetLogin,
  keepLogin,
  keepSignIn,
  keepTyped,
  loginIn,
} from "#lib/platform/auth/browser.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { askReset } from "./commands/asking.ts";
import { choosePassword, confirmByPasskey, confirmPassword } from "./commands/choosing.ts";
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

type Jar = Parameters<typeof keepSignIn>[0];
type Confirmed = {
  readonly activated: boolean;
  readonly email: string;
  readonly opened: (Parameters<typeof keepSignIn>[1] & { readonly home: Address }) | null;
};

/** Where a password leads that was confirmed, by whatever. */
const confirmed = {
  async done({ activated, email, opened }: Confirmed, { jar }: { readonly jar: Jar }) {
    const done = activated ? "account-actief" : "wachtwoord-gewijzigd";
    if (opened) {
      await keepSignIn(jar, opened);
      return to.allSet({ na: done, naar: opened.home });
    }
    forgetLogin(jar);
    keepTyped(jar, email);
    return to.signIn({ melding: done });
  },
  refused({ code }: { readonly code: string }, { jar }: { readonly jar: Jar }) {
    const anew = anewAfter(code, { byLink: true });
    if (anew) forgetLogin(jar);
    return anew;
  },
};

export const confirmPasswordAction = formAction(confirmPassword, { texts, input: loginIn, ...confirmed });

export const confirmByPasskeyAction = formAction(confirmByPasskey, {
  texts,
  input: (jar) => ({ ...challengeOf(jar), ...loginIn(jar) }),
  ...confirmed,
  done(result, at) {
    forgetChallenge(at.jar);
    return confirmed.done(result, at);
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
