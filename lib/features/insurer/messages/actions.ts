"use server";
import { refresh } from "next/cache";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { sendAgain, viewMessages } from "./commands.ts";
import { words } from "./texts.ts";

export const viewMessagesAction = formAction(viewMessages, {
  texts: words,
  done(_, { values }) {
    refresh();
    return to.messages({ adres: values["address"] ?? "" });
  },
});

export const sendAgainAction = formAction(sendAgain, {
  texts: words,
  done() {
    refresh();
    return to.messages({ gedaan: "opnieuw" });
  },
});
