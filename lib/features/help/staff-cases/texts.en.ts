import { en as people } from "#lib/features/base/people/texts.en.ts";
import { counted } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const { earlier } = people;

export const en: typeof nl = {
  fields: {},
  refusals: {
    alreadyYours: "You have already taken this case.",
    alreadyTaken: (first) => `Already taken${earlier(first)}.`,
    stillFrozen: "The account is still frozen. Release it first, on the page of the user.",
    alreadyDone: (first) => `Already finished${earlier(first)}.`,
  },
  kinds: { FREEZE: "That was not me", DISPUTE: "This is not right", CHANGE: "A change is not right" },
  next: {
    FREEZE: "The account is frozen. Call a number you knew before.",
    DISPUTE: "Call and ask what is not right.",
    CHANGE: "An administrator does not trust a change. Call the user and ask.",
  },
  queue: {
    title: "Cases",
    lead: "Who has waited longest comes first.",
    empty: "No case is waiting for you.",
    caption: (n) => (n === 1 ? "1 case" : `${counted("en", n)} cases`),
    person: "Who",
    kind: "What",
    about: "About",
    unknown: "Not known",
    since: "Since",
    takenBy: "Taken by",
    nobody: "Nobody yet",
    me: "you",
    actions: "Action",
    take: "Take",
    finish: "Close case",
    whose: (who) => `case of ${who}`,
    numberNow: (number) => `Number now: ${number}`,
    reference: (reference) => `Reference ${reference}`,
    finished: "The case is closed.",
  },
};
