"use server";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { chooseMorningMail } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const chooseMorningMailAction = formAction(chooseMorningMail, {
  texts,
  done: () => to.preferences({ gedaan: "mail" }),
});
