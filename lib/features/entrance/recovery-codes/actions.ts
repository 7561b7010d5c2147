"use server";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { makeRecoveryCodes } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const makeRecoveryCodesAction = formAction(makeRecoveryCodes, {
  texts,
  stepUp,
  done: ({ codes }, { locale }) => ({ status: "done", message: texts[locale].made, shown: codes }),
});
