"use server";
import { refresh } from "next/cache";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { tellAgain } from "./commands.ts";
import { words } from "./texts.ts";

export const tellAgainAction = formAction(tellAgain, {
  texts: words,
  done() {
    refresh();
    return to.portalDeliveries({ gedaan: "opnieuw" });
  },
});
