import { dayTime } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: { matterMissing: "This page is no longer right. Load it again.", colleagueMissing: "Choose a colleague." },
  refusals: {
    over: "This has been closed in the meantime.",
    alreadyTheirs: "This colleague has it already.",
    hasIt: ({ by, at }) => `${by || "A colleague"} took this on${at ? `, ${dayTime("en", at)}` : ""}.`,
    noColleague: "This colleague cannot take it over. Choose another.",
  },
  title: "Open matters",
  none: "Nothing is open.",
  more: "These are the oldest. More is open: see the queues.",
  kinds: { requests: "Help request", calls: "Call-back", cases: "Case" },
  wantsCall: "Wants to be called",
  atBeheerder: "With the administrator",
  me: "Yours",
  nobody: "Nobody’s yet",
  takenBy: (by) => `With ${by}`,
  take: "Take",
  finish: "Close",
  give: "Give to a colleague",
  colleague: "Colleague",
  giveTo: "Give",
};
