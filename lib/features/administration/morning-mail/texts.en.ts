import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: { wayMissing: "Choose how you want to get mail." },
  refusals: { sameWay: "That is how you get your mail already." },
  title: "Mail about your organisation",
  label: "When do you want mail about your organisation?",
  hint: "Help requests and everything about security always come at once.",
  ways: {
    atOnce: { label: "At once" },
    morning: { label: "One mail each morning", hint: "On working days, between 7 and 9. Only when something is open." },
  },
  submit: "Save this choice",
  told: {
    atOnce: "From now on every mail comes at once.",
    morning: "From now on you get one mail each morning. What is urgent comes at once.",
  },
};
