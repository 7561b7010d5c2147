"use server";
import { refresh } from "next/cache";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { disputeRecord } from "./commands.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

export const disputeAction = formAction(disputeRecord, {
  texts: { nl, en },
  done({ recordId }) {
    refresh();
    return to.myHistory({ gemeld: recordId });
  },
});
