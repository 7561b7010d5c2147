"use server";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { chooseLanguage } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const chooseLanguageAction = formAction(chooseLanguage, {
  texts,
  done: ({ from }) => to[from]({ gedaan: "taal" }),
});
