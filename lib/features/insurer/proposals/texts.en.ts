import { en as people } from "#lib/features/base/people/texts.en.ts";
import { dayTime, shortDateTime } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const { earlier } = people;

export const en: typeof nl = {
  title: "Approve",
  lead: "A proposal takes effect only once a second person approves it. In doubt? Call whoever proposed it first.",
  fields: { reasonMissing: "Choose a reason." },
  refusals: {
    notYours:
      "You cannot decide about this: you proposed it yourself, it is about you, or one of you let the other in.",
    notProposedByYou: "Only whoever proposed it can withdraw it.",
    proposerGone: "Whoever proposed this may no longer do it. Nothing has changed.",
    changedSince: "This can no longer happen as it was proposed: something has changed since. Please reject it.",
    unread: "This proposal cannot be read at the moment. That is our fault, and we know. Try again later.",
    tooOften: ({ until }) => `This was done too often. You can approve it again ${dayTime("en", until)}.`,
    approved: (first) => `Already approved${earlier(first)}.`,
    rejected: (first) => `Already rejected${earlier(first)}.`,
    withdrawn: (first) => `Already withdrawn${earlier(first)}.`,
    lapsed: () => "This proposal has lapsed.",
  },
  reasons: {
    NOT_AGREED: "This was not agreed",
    WRONG_DETAILS: "The details are wrong",
    NOT_NEEDED: "It is no longer needed",
    NOT_TRUSTED: "I do not trust it",
  },
  waiting: "Waiting for you",
  none: "Nothing is waiting for you.",
  others: "Waiting for somebody else",
  own: "What you proposed",
  proposedBy: (name, at) => `Proposed by ${name}, ${shortDateTime("en", at)}`,
  proposedByYou: (at) => `Proposed by you, ${shortDateTime("en", at)}`,
  until: (at) => `Lapses ${shortDateTime("en", at)}`,
  who: "Who",
  organisation: "Organisation",
  becomes: (from, to) => `${from} becomes ${to}`,
  decides: {
    ADMINISTRATORS: "Another administrator decides.",
    STAFF: (desk) => `The ${desk} decides.`,
    colleague: "A colleague decides.",
    nobody: "There is nobody at the moment who may decide about this. Withdraw it, or wait until there is.",
  },
  approve: "Approve",
  reject: "Reject",
  reason: "Reason",
  withdraw: "Withdraw",
  states: {
    WAITING: "Waiting",
    APPROVED: "Approved",
    REJECTED: "Rejected",
    WITHDRAWN: "Withdrawn",
    LAPSED: "Lapsed",
  },
  ended: (state, at) => `${state}, ${shortDateTime("en", at)}`,
  told: {
    goedgekeurd: "Approved. It was done at once.",
    afgewezen: "Rejected. Whoever proposed it gets an email.",
    ingetrokken: "Your proposal is withdrawn.",
  },
  proposed: "This now waits for a second person. Those who may decide get an email. So do you, once it is decided.",
};
