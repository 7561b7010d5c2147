import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  title: "All letters",
  lead: (n) => `This is what the ${n} mails we send look like, with example names and links.`,
  all: "All letters",
  colours: { licht: "Light", donker: "Dark" },
  languages: { nl: "Dutch", en: "English" },
  asText: "As text",
  previous: "Previous",
  next: "Next",
};
