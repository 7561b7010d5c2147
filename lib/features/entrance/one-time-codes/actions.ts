"use server";
import { to } from "#lib/addresses.ts";
import { loginIn } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { resendCode } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const resendCodeAction = formAction(resendCode, {
  texts,
  input: loginIn,
  done: (_, { locale }) => ({ status: "done", message: texts[locale].enter.resent }),
  refused: ({ code }) => (code === "gone" ? to.signIn({ melding: "verlopen" }) : undefined),
});
