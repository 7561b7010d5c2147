import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  title: "Messages of the demo",
  lead: "These messages would have been sent. In the demo you read them here.",
  refresh: "Refresh",
  all: "All messages",
  only: (to) => `Messages to ${to}`,
  empty: "There are no messages yet.",
  none: "No message found.",
  channel: { email: "Email", sms: "Text message" },
  to: (to) => `to ${to}`,
  code: "Code",
  people: "People",
  list: "Messages",
  search: "Search the messages",
  submit: "Search",
  more: (n) => `These are the last ${n}. Search to find the others.`,
  message: "Message",
  choose: "Choose a message to read it.",
  asText: "As text",
  colours: { licht: "Light", donker: "Dark" },
  letters: "All letters there are",
};
