"use server";
import { keepTyped } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { askForAdministrators } from "./commands/asking.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const texts = { nl, en };

export const askForAdministratorsAction = formAction(askForAdministrators, {
  texts,
  done(_, { jar, values }) {
    keepTyped(jar, values["email"] ?? "");
    return "/hulp-bij-inloggen/wie-is-mijn-beheerder/verstuurd";
  },
});
