import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  title: "Messages to portals",
  lead: "We tell portals who signs out and who has an account. Here you see whether that arrives.",
  link: "Messages to portals",
  back: "Messages",
  none: "No portal asks for messages.",
  caption: (n: number) => (n === 1 ? "1 kind of message" : `${n} kinds of messages`),
  columns: { portal: "Portal", what: "What it hears", last: "Last success", state: "Status", again: "Again" },
  tellings: { "portal.sign-out": "Who signs out", "portal.tell-person": "Accounts" },
  never: "Not yet",
  states: { fine: "In order", waiting: "Waiting", failed: "Given up" },
  waiting: (n: number, since: Date) => `${n} waiting, the oldest since ${shortDateTime("en", since)}.`,
  failed: (n: number) => (n === 1 ? "1 message did not arrive." : `${n} messages did not arrive.`),
  many: "There are 1000 or more.",
  again: "Again",
  done: "It is on its way again",
  troubles: {
    away: "The portal cannot be reached.",
    later: "The portal itself has a fault.",
    notLetIn: "The portal does not let us in: the password that we have of it is not right.",
    taken: "Somebody else already has an account there with this address.",
    refused: "The portal does not understand us. Tell those who run it.",
    inside: "The address of the portal is in a network of your own that was not opened.",
    tooOften: "It failed for a whole day.",
    unknown: "We do not know why.",
  },
  fields: { portalUnknown: "We do not know this portal. Load the page again." },
  refusals: { nothingFailed: "There is nothing left to do again." },
};
