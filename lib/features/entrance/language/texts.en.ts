import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: { languageMissing: "Choose a language." },
  refusals: { sameLanguage: "You already get our messages in this language." },
  page: "Language and messages",
  lead: "How we send you email and text messages.",
  told: { nl: "From now on our messages reach you in Dutch.", en: "From now on our messages reach you in English." },
  title: "Language of email and text messages",
  label: "In which language shall we write to you?",
  hint: "This stays the same, even when you read a page in another language.",
  languages: { nl: "Dutch (Nederlands)", en: "English" },
  submit: "Save the language",
  other: {
    nl: "Our email and text messages reach you in Dutch.",
    en: "Our email and text messages reach you in English.",
  },
  change: { nl: "Send them in Dutch", en: "Send them in English" },
};
