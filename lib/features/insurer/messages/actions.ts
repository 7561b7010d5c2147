"use server";
import { refresh } from "next/cache";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { viewMessages } from "./commands.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

export const viewMessagesAction = formAction(viewMessages, {
  texts: { nl, en },
  done(_, { values }) {
    refresh();
    return to.messages({ adres: values["address"] ?? "" });
  },
});
