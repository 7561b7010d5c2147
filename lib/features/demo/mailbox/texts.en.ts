import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  title: "Messages of the demo",
  lead: "These messages would have been sent. In the demo you read them here.",
  refresh: "Refresh",
  all: "All messages",
  only: (to) => `Messages to ${to}`,
  empty: "There are no messages yet.",
  channel: { email: "Email", sms: "Text message" },
  to: (to) => `to ${to}`,
  code: "Code",
};
