"use server";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { finishCase, takeCase } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const takeCaseAction = formAction(takeCase, { texts, done: () => to.caseQueue() });

export const finishCaseAction = formAction(finishCase, { texts, done: () => to.caseQueue({ melding: "afgerond" }) });
