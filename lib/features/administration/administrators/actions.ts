"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { keepTyped } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { askForAdministrators } from "./commands/asking.ts";
import { appointDeputy, endDeputyPeriod } from "./commands/deputies.ts";
import { appointAdministrator, handOverAdministration, removeAdministrator } from "./commands/roles.ts";
import { setRuleOfTwo } from "./commands/rule-of-two.ts";
import { words as texts } from "./texts.ts";

export const askForAdministratorsAction = formAction(askForAdministrators, {
  texts,
  done(_, { jar, values }) {
    keepTyped(jar, values["email"] ?? "");
    return to.whoIsAdministratorSent();
  },
});

const told = (melding: string, id: string) => to.administrators({ melding, wie: id });

export const appointAction = formAction(appointAdministrator, {
  texts,
  stepUp,
  done: ({ authorisationId }) => told("appointed", authorisationId),
});

export const removeAction = formAction(removeAdministrator, {
  texts,
  stepUp,
  done: ({ authorisationId }) => told("removed", authorisationId),
});

/** Whoever handed over sees there who the beheerders are now. */
export const handOverAction = formAction(handOverAdministration, {
  texts,
  stepUp,
  done: () => to.myAdministrators(),
});

export const setRuleOfTwoAction = formAction(setRuleOfTwo, {
  texts,
  stepUp,
  done: ({ isOn }) => to.administrators({ twee: isOn ? "aan" : "uit" }),
});

export const appointDeputyAction = formAction(appointDeputy, {
  texts,
  stepUp,
  done: ({ authorisationId }) => told("deputy", authorisationId),
});

export const endDeputyAction = formAction(endDeputyPeriod, {
  texts,
  stepUp,
  done: ({ authorisationId }) => told("deputyEnded", authorisationId),
});
