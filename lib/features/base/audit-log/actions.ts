"use server";
import { refresh } from "next/cache";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { disputeRecord } from "./commands.ts";
import { words } from "./texts.ts";

export const disputeAction = formAction(disputeRecord, {
  texts: words,
  done({ recordId }) {
    refresh();
    return to.myHistory({ gemeld: recordId });
  },
});
