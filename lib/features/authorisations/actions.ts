"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { settleRequest, undoUnblock, unblockAuthorisation } from "./commands.ts";
import { backTo } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const texts = { nl, en };

export const unblockAction = formAction(unblockAuthorisation, {
  texts,
  done({ authorisationId }, { values }) {
    refresh();
    return backTo(values["back"], { gedaan: authorisationId });
  },
  refused: (code, { values }) =>
    backTo(values["back"], {
      melding: code,
      wie: values["authorisationId"] ?? "",
    }),
});

export const undoUnblockAction = formAction(undoUnblock, {
  texts,
  done({ authorisationId }, { values }) {
    refresh();
    return backTo(values["back"], { melding: "blockedAgain", wie: authorisationId });
  },
  refused: (code, { values }) =>
    backTo(values["back"], {
      melding: code,
      wie: values["authorisationId"] ?? "",
    }),
});

export const settleRequestAction = formAction(settleRequest, {
  texts,
  done({ authorisationId }, { values }) {
    refresh();
    return backTo(values["back"], { melding: "settled", wie: authorisationId });
  },
  refused: (code, { values }) => backTo(values["back"], { melding: code, wie: values["authorisationId"] ?? "" }),
});
