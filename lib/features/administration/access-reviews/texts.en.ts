import { en as base } from "#lib/features/base/people/texts.en.ts";
import { lastDay } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const { people } = base;

export const en: typeof nl = {
  people,
  review: {
    title: "Access review",
    lead: (insurer) =>
      `${insurer} asks you to go through everyone who has access. Does somebody still need what is listed here? Then confirm it.`,
    due: (dueAt) => `Please finish by ${lastDay("en", dueAt)}.`,
    late: (dueAt) => `This should have been finished on ${lastDay("en", dueAt)}.`,
    ends: (lapsesAt) =>
      `Whoever is not confirmed by ${lastDay("en", lapsesAt)} loses access after that day. The last administrator keeps it.`,
    progress: (done, all) => `${done} of ${all} done`,
    lapsing: "The time is up. The access of whoever is not confirmed is being ended.",
    parts: {
      left: (n) => `To do (${n})`,
      notable: (n) => `Of these, worth a look (${n})`,
      kept: (n) => `Confirmed (${n})`,
    },
    partsLabel: "Choose whom you see",
    caption: { left: "Who still needs access?", notable: "Look at these first", kept: "Confirmed" },
    columns: { who: "Who", rights: "What they may do", used: "Last signed in", action: "What would you like?" },
    confirm: "Keep",
    confirmAll: (n) => (n === 1 ? "Keep this person" : `Keep all ${n} on this page`),
    confirmAllHint: "Look through the list first. You confirm only those you see here.",
    change: "Change",
    withdraw: "Withdraw",
    self: "This is you. Another administrator confirms you.",
    selfAlone: "This is you. There is no other administrator. You keep your access.",
    ofAdministrator: "Only an administrator confirms an administrator.",
    none: { left: "Everyone is done.", notable: "Nobody stands out.", kept: "Nobody is confirmed yet." },
    ready: "Everyone is done. Finish the review.",
    waits: (names) => `You are done. Now it is up to ${names}.`,
    finish: "Finish the review",
    confirmed: "Confirmed and kept.",
    finished: "The access review is finished. Thank you.",
    nothing: "There is no access review now. You will get an email when there is.",
    last: (day, by) => (by ? `${by} finished the last review on ${day}.` : `The last review ended on ${day}.`),
    lastCounts: (kept, ended) => `Confirmed: ${kept}. Access ended: ${ended}.`,
    toPeople: "Go to the users",
    noEnd: "No end date",
    until: (day) => `Up to and including ${day}`,
  },
  task: {
    open: (n, dueAt) => `Check who has access: ${people(n)} left, by ${lastDay("en", dueAt)}.`,
    late: (n, dueAt) => `The access review should have been finished on ${lastDay("en", dueAt)}. ${people(n)} left.`,
    go: "Go to the access review",
  },
  fields: {
    reviewMissing: "This review is no longer there. Load the page again.",
    personMissing: "Choose whom you confirm.",
  },
  refusals: {
    reviewFinished: "This review is already finished.",
    reviewStopped: "The insurer has stopped this review. You don’t need to do anything.",
    reviewLapsed:
      "The time is up, so nobody can be confirmed any more. If needed, choose Reauthorise on the colleague’s page.",
    alreadyConfirmed: "This was already confirmed.",
    stillOpen: ({ left }) => `Not confirmed yet: ${people(left)}.`,
  },
};
