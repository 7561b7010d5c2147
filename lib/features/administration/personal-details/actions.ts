"use server";
import { refresh } from "next/cache";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { cancelEmailChange, correctInvitedEmail, startEmailChange } from "./commands/addresses.ts";
import { confirmEmail } from "./commands/confirming.ts";
import { confirmName, refuseName } from "./commands/answering.ts";
import { cancelNameChange, changeColleagueName, startNameChange } from "./commands/names.ts";
import { words as texts } from "./texts.ts";

const person = (id: string, told: string) => to.colleague(id, { gewijzigd: told });

export const changeNameAction = formAction(changeColleagueName, {
  texts,
  stepUp,
  done: ({ authorisationId }) => person(authorisationId, "naam"),
});

export const startNameAction = formAction(startNameChange, {
  texts,
  stepUp,
  done: ({ authorisationId }) => person(authorisationId, "naamgevraagd"),
});

export const cancelNameAction = formAction(cancelNameChange, {
  texts,
  done({ authorisationId }) {
    refresh();
    return person(authorisationId, "naamgestopt");
  },
});

export const startEmailAction = formAction(startEmailChange, {
  texts,
  stepUp,
  done: ({ authorisationId }) => person(authorisationId, "adres"),
});

export const correctEmailAction = formAction(correctInvitedEmail, {
  texts,
  stepUp,
  done: ({ authorisationId }) => person(authorisationId, "uitnodiging"),
});

export const cancelEmailAction = formAction(cancelEmailChange, {
  texts,
  done({ authorisationId }) {
    refresh();
    return person(authorisationId, "gestopt");
  },
});

/** The page of the link shows the state of the change, also after a refusal. */
const linkPage = ({ values }: { values: Readonly<Record<string, string>> }) => to.newEmail(values["link"] ?? "");

export const confirmEmailAction = formAction(confirmEmail, {
  texts,
  done: (_, at) => linkPage(at),
  refused: (_, at) => linkPage(at),
});

/** It shows what became of the name, also after a refusal. */
const namePage = ({ values }: { values: Readonly<Record<string, string>> }) => to.newName(values["link"] ?? "");

export const confirmNameAction = formAction(confirmName, {
  texts,
  done: (_, at) => namePage(at),
  refused: (_, at) => namePage(at),
});

export const refuseNameAction = formAction(refuseName, {
  texts,
  done: (_, at) => namePage(at),
  refused: (_, at) => namePage(at),
});
