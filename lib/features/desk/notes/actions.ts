"use server";
import { refresh } from "next/cache";
import { to, within } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { eraseNote, writeNote } from "./commands.ts";
import { words as texts } from "./texts.ts";

/** Back to the notes of the page where the form stood. */
const back = (about: string | undefined, id = "") => {
  refresh();
  return within(about === "person" ? to.person(id) : to.organisation(id), "notities");
};

export const writeNoteAction = formAction(writeNote, { texts, done: ({ about, id }) => back(about, id) });

export const eraseNoteAction = formAction(eraseNote, {
  texts,
  done: (_, { values }) => back(values["about"], values["id"]),
});
