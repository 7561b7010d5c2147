import type { Detail } from "#lib/platform/gate/outcome.ts";
import { time } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const by = ({ by }: Detail) => (by ? ` by ${String(by)}` : "");
const at = ({ at }: Detail) => (at instanceof Date ? ` at ${time("en", at)}` : "");

export const en: typeof nl = {
  fields: {},
  refusals: {
    alreadyYours: "You have already taken this case.",
    alreadyTaken: (detail) => `Already taken${by(detail)}${at(detail)}.`,
    alreadyDone: (detail) => `Already finished${by(detail)}${at(detail)}.`,
  },
  kinds: { FREEZE: "That was not me", DISPUTE: "This is not right" },
  next: {
    FREEZE: "The account is frozen. Call a number you knew before.",
    DISPUTE: "Call and ask what is not right.",
  },
  queue: {
    title: "Cases",
    lead: "Who has waited longest comes first.",
    empty: "No case is waiting for you.",
    more: "More than 100 cases are waiting. These are the first.",
    caption: (n) => (n === 1 ? "1 case" : `${n} cases`),
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
    finish: "Finished",
    whose: (who) => `case of ${who}`,
    numberNow: (number) => `Number now: ${number}`,
    reference: (reference) => `Reference ${reference}`,
    finished: "The case is finished.",
  },
};
