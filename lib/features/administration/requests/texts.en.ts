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
  theirs: "Open help requests",
  close: {
    open: "Close request",
    ask: "What became of it?",
    stillOut: (person) => `${person} cannot sign in yet. With “Solved”, the email says so.`,
    outcomes: {
      SOLVED: "Solved",
      NOT_OURS: "Belongs to another organisation",
      NOT_NEEDED: "Needs no access",
      LEFT: "No longer works here",
      UNKNOWN: "I do not know them",
    },
  },
  solve: {
    reauthorise: "Reauthorise",
    changeNumber: "Change mobile number",
    look: "View",
    givePortal: "Give access",
  },
  asking: {
    cannotSignIn: (person, why) => `${person} cannot sign in: ${why}.`,
    asksPortal: (person, portal) => `${person} asks for access to ${portal}.`,
    asked: (when) => `Asked on ${when}`,
    confirmed: "Confirmed by email",
    unconfirmed: "Not confirmed yet: call a number you know",
    asksAccess: (email) => `${email} asks for access.`,
    add: "Add as a user",
    knowThem: (desk) => `Do you know this colleague? Then add them. In doubt? Call the ${desk.name}: ${desk.phone}.`,
    notBlocked: "Not blocked now",
    misuse: "Blocked for misuse",
    frozen: (desk) => `The account is frozen. Only the ${desk.name} can lift that: ${desk.phone}`,
    invited: "The invitation has not been used yet",
  },
  done: {
    settled: (person) => `The help request is closed. ${person} has been notified.`,
    declined: (person) => `The help request was declined. ${person} reads why.`,
    strangersDeclined: "The request for access was declined. Whoever asked has been notified.",
    strangersSettled: "The request for access is closed. Whoever asked has been notified.",
  },
  fields: { outcomeMissing: "Choose what became of the help request." },
  refusals: {
    alreadyResolved: ({ by, at }) =>
      `Already solved by ${by || "an administrator"}${at ? ` at ${time("en", at)}` : ""}.`,
    closed: "This help request is closed already.",
  },
};
