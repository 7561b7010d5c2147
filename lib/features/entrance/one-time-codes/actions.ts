"use server";
import { ownAddress, to } from "#lib/addresses.ts";
import { loginIn } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { resendCode } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const resendCodeAction = formAction(resendCode, {
  texts,
  input: loginIn,
  done: ({ isFirst, by }, { locale, values }) =>
    isFirst
      ? to.signInCode({ met: "sms", naar: ownAddress(values["naar"]), na: values["na"] })
      : { status: "done", message: texts[locale].enter[by === "call" ? "calling" : "resent"] },
  refused: ({ code }, { values }) =>
    code === "gone" ? to.signIn({ melding: values["na"] === "link" ? "link-verlopen" : "verlopen" }) : undefined,
});
