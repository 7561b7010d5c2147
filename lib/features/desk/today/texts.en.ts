import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  today: {
    title: "Today",
    lead: "What is waiting now. Times are in working hours.",
    caption: "What is waiting",
    kind: "Kind",
    open: "Waiting",
    oldest: "Longest wait",
    until: "Runs out",
    mine: "With you",
    allDone: "Nothing is waiting. You’re all caught up.",
    none: "–",
    hours: (n) => (n === 0 ? "under an hour" : n === 1 ? "1 hour" : `${n} hours`),
    kinds: {
      requests: "Help requests",
      calls: "Call-backs",
      cases: "Cases",
      appointments: "Administrator applications",
      proposals: "Approvals",
      reviews: "Access reviews late",
    },
    also: "Also for you",
    log: "Log: who did what, and why",
    figures: "Figures: how long people waited",
    reviews: "Access reviews",
    evidence: "Accountability: who may do what, outside services, what happened",
    staff: "Staff and their duties",
  },
};
