import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: { wayMissing: "Choose how you want to get email." },
  refusals: { sameWay: "That is how you get your email already." },
  title: "Email about your organisation",
  label: "When do you want email about your organisation?",
  hint: "Help requests and everything about security always come at once.",
  ways: {
    atOnce: { label: "At once" },
    morning: {
      label: "One email each morning",
      hint: "On working days, between 7 and 9. Only when something is open.",
    },
  },
  submit: "Save this choice",
  told: {
    atOnce: "From now on every email comes at once.",
    morning: "From now on you get one email each morning. What is urgent comes at once.",
  },
};
