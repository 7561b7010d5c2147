import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: {
    aboutMissing: "This page is no longer right. Load it again.",
    noteMissing: "First write down what your colleague should know.",
    noteTooLong: "Make the note shorter: at most 1,000 characters.",
  },
  refusals: {
    notSeen: "First say why you are looking at this.",
    isHeld: "There is a legal hold. Nothing is erased while it stands.",
  },
  title: "Notes by colleagues",
  none: "Nothing has been noted yet.",
  label: "New note",
  hint: (days) =>
    `Facts only, never a password or code. The customer may ask what is written here. We delete it after ${days} days.`,
  submit: "Save",
  erase: "Erase",
  eraseWhat: (at) => `note of ${shortDateTime("en", at)}`,
  by: (by, at, organisation) => [by, shortDateTime("en", at), organisation].filter(Boolean).join(" · "),
};
