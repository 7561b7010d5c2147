"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { changePassword, endOtherSession, endOtherSessions, switchSmsOff, switchSmsOn } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const endOtherSessionAction = formAction(endOtherSession, {
  texts,
  done: () => to.security({ gedaan: "uitgelogd" }),
});

export const endOtherSessionsAction = formAction(endOtherSessions, {
  texts,
  done: () => to.security({ gedaan: "alles-uitgelogd" }),
});

export const switchSmsOffAction = formAction(switchSmsOff, {
  texts,
  stepUp,
  done: () => to.security({ gedaan: "sms-uit" }),
});

export const switchSmsOnAction = formAction(switchSmsOn, {
  texts,
  stepUp,
  done: () => to.security({ gedaan: "sms-aan" }),
});

export const changePasswordAction = formAction(changePassword, {
  texts,
  stepUp,
  lane: "signIn",
  done: () => to.security({ gedaan: "wachtwoord" }),
});
