"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { settleRequest } from "./commands/requests.ts";
import { undoUnblock, unblockAuthorisation } from "./commands/unblocking.ts";
import { backTo } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const texts = { nl, en };

/** Someone was first: what the page said is not so any more. */
function whySo(code: string, { values }: { values: Readonly<Record<string, string>> }): string | undefined {
  if (code === "tooOften") return undefined;
  refresh();
  return backTo(values["back"], { melding: code, wie: values["authorisationId"] ?? "" });
}

export const unblockAction = formAction(unblockAuthorisation, {
  texts,
  done({ authorisationId }, { values }) {
    refresh();
    return backTo(values["back"], { gedaan: authorisationId });
  },
  refused: whySo,
});

export const undoUnblockAction = formAction(undoUnblock, {
  texts,
  done({ authorisationId }, { values }) {
    refresh();
    return backTo(values["back"], { melding: "blockedAgain", wie: authorisationId });
  },
  refused: whySo,
});

export const settleRequestAction = formAction(settleRequest, {
  texts,
  done({ authorisationId }, { values }) {
    refresh();
    return backTo(values["back"], { melding: "settled", ...(authorisationId && { wie: authorisationId }) });
  },
  refused: whySo,
});
