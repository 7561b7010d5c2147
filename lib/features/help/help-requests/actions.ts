"use server";
import { deskPage, to } from "#lib/addresses.ts";
import { keepTyped } from "#lib/platform/auth/browser.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { confirmHelpRequest, denyHelpRequest, reopenHelpRequest } from "./commands/answers.ts";
import { askForAccess, askForHelp } from "./commands/asking.ts";
import { finishRequest, takeRequest } from "./commands/handling.ts";
import { words as texts } from "./texts.ts";

export const askForHelpAction = formAction(askForHelp, {
  texts,
  lane: "forms",
  done({ reference }, { jar, values }) {
    keepTyped(jar, (values["email"] ?? "").trim());
    const hasNumber = (values["organisationNumber"] ?? "").trim() !== "";
    const toegang = values["problem"] === "NO_ACCESS" ? (hasNumber ? "met-nummer" : "zonder-nummer") : null;
    return to.askedAdministrator({ kenmerk: reference, toegang });
  },
});

export const askForAccessAction = formAction(askForAccess, {
  texts,
  done: ({ reference }) => to.askedAdministrator({ kenmerk: reference }),
});

export const confirmHelpRequestAction = formAction(confirmHelpRequest, {
  texts,
  done: (_, { values }) => to.helpRequestStatus(values["link"] ?? "", { melding: "bevestigd" }),
});

export const denyHelpRequestAction = formAction(denyHelpRequest, {
  texts,
  done: (_, { values }) => to.helpRequestStatus(values["link"] ?? ""),
});

export const reopenHelpRequestAction = formAction(reopenHelpRequest, {
  texts,
  done: (_, { values }) => to.helpRequestStatus(values["link"] ?? "", { melding: "heropend" }),
});

/** Both come back to the page that they were sent from: that of whom it is about, or of the queue. */
export const takeRequestAction = formAction(takeRequest, {
  texts,
  done: (_, { values }) => deskPage(values) ?? to.requestQueue({ na: values["na"] }),
});

export const finishRequestAction = formAction(finishRequest, {
  texts,
  done: (_, { values }) => deskPage(values) ?? to.requestQueue({ na: values["na"], melding: "afgerond" }),
});
