import { time } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  title: "Help requests",
  one: "Help request",
  asks: (person) => `${person} asks for help`,
  allAbout: (person) => `All about ${person}`,
  lead: "Colleagues who cannot sign in and ask you for help.",
  open: "Open",
  none: "There are no open help requests.",
  solved: "Solved",
  solvedBy: (who, when) => `Solved by ${who} on ${when}`,
  insurer: "the insurer",
  theirs: "Open help theirs",
  settle: "Settled",
  asking: {
    cannotSignIn: (person, why) => `${person} cannot sign in: ${why}.`,
    asked: (when) => `Asked on ${when}`,
    confirmed: "Confirmed by mail",
    unconfirmed: "Not confirmed yet: call a number you know",
    asksAccess: (email) => `${email} asks for access.`,
    add: "Add as a user",
    knowThem: (desk) => `Do you know this colleague? Then add them. In doubt? Call the ${desk.name}: ${desk.phone}.`,
    notBlocked: "Not blocked now",
    look: "View",
  },
  done: {
    settled: (person) => `The help request is settled. ${person} is told so.`,
    strangersSettled: "The question about access has been dealt with. Whoever asked is told.",
  },
  fields: {},
  refusals: {
    alreadyResolved: ({ by, at }) =>
      `Already solved by ${by || "an administrator"}${at ? ` at ${time("en", at)}` : ""}.`,
    closed: "This help request is closed already.",
  },
};
