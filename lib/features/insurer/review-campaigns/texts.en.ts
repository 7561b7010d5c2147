import { exact, lastDay, shortDate } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const organisations = (n: number) => (n === 1 ? "1 organisation" : `${exact("en", n)} organisations`);

export const en: typeof nl = {
  organisations,
  list: {
    title: "Access reviews",
    lead: "Organisations go through who still needs access. Here you see how far they are.",
    start: "Start an access review",
    empty: "There has been no access review yet.",
    caption: "Access reviews, newest first",
    columns: { when: "Started", by: "By", due: "Last day", done: "Finished", open: "Not finished" },
    yearly: "Automatic",
    stopped: "Stopped",
    back: "Access reviews",
  },
  starting: {
    title: "Start an access review",
    lead: "The administrators get an email. An organisation that already has a review in progress is left out.",
    which: "Which organisations?",
    whiches: {
      ALL: "All organisations",
      INTERMEDIARY: "All brokers",
      BUSINESS: "All businesses",
      CHOSEN: "Only these",
    },
    numbers: "Numbers of the organisations",
    numbersHint: "Only if you choose ‘Only these’. Intermediary, policy or KvK number, one per line.",
    lastDay: "Last day",
    lastDayHint: "At least a week from now. Administrators are reminded a week before it.",
    lapses: (days) =>
      days === 0
        ? "Whoever is not confirmed keeps access."
        : `${days} days after the last day whoever is not confirmed loses access. The last administrator keeps it. A colleague approves the review first.`,
    submit: "Start the review",
    cancel: "Cancel",
  },
  planned: { what: "Start an access review", ends: "Whoever is not confirmed loses access after" },
  page: {
    title: (startedAt) => `Access review of ${shortDate("en", startedAt)}`,
    begun: "The review has started. The organisations will be here within a minute.",
    stopped: "The review has been stopped. No more emails are sent, and nobody loses access.",
    due: (dueAt) => `Last day: ${lastDay("en", dueAt)}.`,
    lapses: (day) => `Whoever is not confirmed by ${day} loses access after that day.`,
    counts: (done, open) => `Finished: ${organisations(done)}. Not finished: ${organisations(open)}.`,
    partsLabel: "Choose what you see",
    parts: { all: "All", open: "Not finished", done: "Finished" },
    caption: "Organisations in this review",
    columns: {
      organisation: "Organisation",
      state: "Status",
      kept: "Confirmed",
      ended: "Ended",
      left: "Not confirmed",
      finished: "Finished on",
      by: "By",
      administrators: "Administrators who can sign in",
      due: "Last day",
      number: "Number",
    },
    states: {
      open: "In progress",
      late: "Late",
      lapsing: "Access is ending",
      lapsed: "Not in time",
      finished: "Finished",
      stopped: "Stopped",
    },
    empty: "There are no organisations here.",
    report: "Report as CSV",
    file: "access-review",
    stop: "Stop this review",
    stopHint: "What has been confirmed is kept.",
  },
  fields: {
    whichMissing: "Choose which organisations.",
    numbersTooLong: "This is too long. Paste only numbers, one per line.",
    dateInvalid: "Choose a day.",
    campaignMissing: "This review is no longer there. Load the page again.",
  },
  refusals: {
    dayTooSoon: "Choose a day that is at least a week from now.",
    dayTooFar: "Choose a day within half a year.",
    noNumbers: "Enter at least one number.",
    tooManyNumbers: "Enter at most 500 numbers, or choose all organisations.",
    unknownNumbers: ({ numbers }) => `Not found: ${numbers}. Correct or remove this.`,
    alreadyStopped: "This review has already been stopped.",
  },
};
