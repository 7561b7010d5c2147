"use server";
import { deskPage, to } from "#lib/addresses.ts";
import { keepTyped } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { askForCallBack, confirmCallBack, finishCall, takeCall } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const askForCallBackAction = formAction(askForCallBack, {
  texts,
  done({ reference }, { jar, values }) {
    keepTyped(jar, values["email"] ?? "");
    return to.callBackSent({ kenmerk: reference });
  },
});

const pageOf = (link = "") => to.callBackLink(link);

// The page of the link tells how it went, done or refused.
export const confirmCallBackAction = formAction(confirmCallBack, {
  texts,
  done: (_, { values }) => pageOf(values["link"]),
  refused: (_, { values }) => pageOf(values["link"]),
});

/** Both come back to the page that they were sent from: that of whom it is about, or of the queue. */
export const takeCallAction = formAction(takeCall, {
  texts,
  done: (_, { values }) => deskPage(values) ?? to.callQueue({ na: values["na"] }),
});

export const finishCallAction = formAction(finishCall, {
  texts,
  done: (_, { values }) => deskPage(values) ?? to.callQueue({ na: values["na"], melding: "gebeld" }),
});
