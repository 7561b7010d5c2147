import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  title: "Messages to portals",
  lead: "A portal can hear from us who signs out and who has an account. Here you see for each portal whether that arrives.",
  link: "Messages to portals",
  back: "Messages",
  none: "No portal asks for messages.",
  caption: "What we report, by portal",
  columns: { portal: "Portal", what: "What we report", last: "Last success", state: "Status", again: "Send again" },
  tellings: { "portal.sign-out": "Who signs out", "portal.tell-person": "Who has an account" },
  never: (days) => `Not in the last ${days} days`,
  states: { fine: "In order", quiet: "Nothing sent", waiting: "Waiting", failed: "Given up" },
  waiting: (n: number, since: Date) => `${n} waiting, the oldest since ${shortDateTime("en", since)}.`,
  failed: (n: number) => (n === 1 ? "1 message did not arrive." : `${n} messages did not arrive.`),
  many: "There are 1000 or more.",
  again: "Send again",
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
