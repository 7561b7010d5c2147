import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  title: "Figures",
  lead: "How long people waited, and how it ended. Time is clock time, nights included.",
  ownLead: "How your colleagues were helped.",
  show: "Show",
  csv: "Download as CSV",
  print: "Print",
  day: "Day",
  nothing: "Nothing was counted in this period.",
  waits: {
    title: "Waiting for help",
    chart: "For each day the time within which half had been helped, and nine in ten",
    solved: "Solved",
    median: "Half within",
    most: "Nine in ten within",
    said: (n, median, most) =>
      n === 0
        ? "No help request was solved in this period, so there is no waiting time to count."
        : `${n === 1 ? "1 help request" : `${n} help requests`} solved. Half within ${median}, nine in ten within ${most}.`,
  },
  how: {
    title: "Who helped",
    caption: "Help requests solved and blocks lifted",
    requests: "Help requests",
    blocks: "Blocks",
  },
  enders: { SELF: "The person", ADMINISTRATOR: "An administrator", STAFF: "A member of staff", PORTAL: "The portal" },
  helpEnds: {
    title: "Where login help ended",
    caption: "Help answers, and what people did there",
    answer: "Answer",
    kept: "Calls and emails of their own are not counted: we do not see those.",
    acts: {
      "help-request.ask": "Help request sent",
      "call-back.ask": "Call-back requested",
      "administrators.ask": "Administrator asked for",
      "password.ask-reset": "New password requested",
      "appointment.submit": "Administrator put forward",
    },
  },
  ends: {
    title: "What became of help requests",
    caption: "Help requests, by what did not work and what became of them",
    problem: "What did not work",
    outcome: "What happened",
    n: "Number",
  },
  outcomes: {
    SOLVED: "Solved",
    NOT_OURS: "Does not belong here",
    NOT_NEEDED: "Was not needed",
    LEFT: "No longer works here",
    UNKNOWN: "Person unknown",
    DENIED: "Not asked by this person",
    ENDED: "Ended with the authorisation",
  },
  blocks: {
    title: "Blocked and unblocked",
    chart: "Accounts blocked and unblocked on each day",
    blocked: "Blocked",
    unblocked: "Unblocked",
  },
  lost: {
    title: "Messages that did not arrive",
    chart: "Emails and text messages that did not arrive, by day",
    mails: "Emails",
    texts: "Text messages",
    kept: (days) => `We keep this for ${days} days. Anything older is not counted here.`,
  },
  appointments: {
    title: "Applications now",
    caption: "Applications by status and for how long their address has been confirmed",
    state: "Status",
    ages: { DAY: "Up to 1 day", DAYS: "1 to 3 days", LONGER: "Longer" },
    states: { CONFIRMED: "Waiting", CHECKING: "Being checked", APPROVED: "Approved", INVITED: "Invited" },
  },
  administrators: {
    title: "Organisations and their administrators",
    caption: "Organisations by how many administrators can act now",
    able: ["No administrator", "1 administrator, no second", "2 or more"],
    n: "Organisations",
  },
  duration(seconds) {
    if (seconds === null) return "–";
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
    return minutes < 48 * 60
      ? `${Math.floor(minutes / 60)} h ${minutes % 60} min`
      : `${Math.round(minutes / 1440)} days`;
  },
};
