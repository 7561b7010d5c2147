"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { landing } from "#lib/features/entrance/sign-in/rules.ts";
import { forgetVisit, keepSignIn, visitIn } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { bindByLink, askBindLink } from "./commands/linking.ts";
import { askForAccess, bindOwn, unbindOwn } from "./commands/binding.ts";
import { helpAfter } from "./rules.ts";
import { words as texts } from "./texts.ts";

export const bindOwnAction = formAction(bindOwn, {
  texts,
  stepUp,
  input: visitIn,
  done(_, { jar }) {
    forgetVisit(jar);
    return to.myExternal({ gedaan: "gekoppeld" });
  },
  refused: ({ code }) => helpAfter(code),
});

export const unbindOwnAction = formAction(unbindOwn, {
  texts,
  stepUp,
  done: () => to.myExternal({ gedaan: "losgekoppeld" }),
});

export const askForAccessAction = formAction(askForAccess, {
  texts,
  input: visitIn,
  done({ reference }, { jar }) {
    forgetVisit(jar);
    return to.askedAdministrator({ kenmerk: reference, toegang: "met-nummer" });
  },
  refused: ({ code }) => helpAfter(code),
});

export const askBindLinkAction = formAction(askBindLink, {
  texts,
  input: visitIn,
  done: () => to.externalFinish({ gemaild: "ja" }),
  refused: ({ code }) => helpAfter(code),
});

export const bindByLinkAction = formAction(bindByLink, {
  texts,
  input: visitIn,
  async done(result, { jar }) {
    forgetVisit(jar);
    await keepSignIn(jar, result);
    return landing(result.home, result.destination ?? undefined);
  },
  refused: ({ code }) => (code === "linkClosed" ? undefined : helpAfter(code)),
});
