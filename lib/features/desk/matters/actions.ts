"use server";
import { refresh } from "next/cache";
import { deskPage, to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { giveMatter } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const giveMatterAction = formAction(giveMatter, {
  texts,
  done(_, { values }) {
    refresh();
    return deskPage(values) ?? to.requestQueue();
  },
});
