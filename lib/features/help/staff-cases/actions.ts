"use server";
import { deskPage, to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { finishCase, takeCase } from "./commands.ts";
import { words as texts } from "./texts.ts";

/** Both come back to the page that they were sent from: that of whom it is about, or of the queue. */
export const takeCaseAction = formAction(takeCase, {
  texts,
  done: (_, { values }) => deskPage(values) ?? to.caseQueue({ na: values["na"] }),
});

export const finishCaseAction = formAction(finishCase, {
  texts,
  done: (_, { values }) => deskPage(values) ?? to.caseQueue({ na: values["na"], melding: "afgerond" }),
});
