import { dayTime, shortDateTime, time } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const at = (moment: Date) => shortDateTime("en", moment);
const times = (n: number) => (n === 1 ? "once" : `${n} times`);

const about = "Notice about signing in";
const invitation = "Invitation";
const code = "Code to sign in";

export const en: typeof nl = {
  title: "Messages",
  lead: "Did an email or text message not arrive? Search for the address or the number.",
  search: {
    label: "Email address or mobile number",
    submit: "Search",
    clear: "Show what did not arrive",
    unclear: "Fill in an email address such as name@company.nl, or a number such as 06 12345678.",
  },
  ask: {
    lead: "First say why you look. Then you see the messages for half an hour.",
    reason: "Why do you look at these messages?",
    hint: (organisation) => `The administrators of ${organisation} see this in their log.`,
    stranger: "This address belongs to nobody we know. That you looked is recorded all the same.",
    submit: "See the messages",
  },
  found: {
    caption: (n) => (n === 1 ? "1 message" : `${n} messages`),
    none: (days) => `Nothing went to this address in the last ${days} days.`,
    stranger: "This address belongs to nobody we know.",
    until: (until) => `You see this until ${time("en", until)}.`,
    more: "There are more than 50 messages. Here are the last ones.",
    title: (address) => `Messages to ${address}`,
    means: "Accepted: a mail server or text message service has the message. Not seen? Look in the spam folder.",
    at: (person, organisation) => `${person}, ${organisation}`,
  },
  last: { title: "Latest messages", all: "All messages to this address" },
  views: {
    label: "Which messages",
    alles: "All",
    mislukt: "Failed only",
    onderweg: "Late only",
  },
  dead: {
    title: (days) => `Failed or late in the last ${days} days`,
    none: "Nothing was left behind.",
    more: "There are more than 100. Here are the last ones.",
    what: "We do not keep what it said. Send it again, and we make a new message, with a new link.",
    again: "Send again",
    done: "It goes out again",
  },
  jobs: {
    title: "Tasks that failed",
    what: "Do a task again, and the same happens once more.",
    again: "Do again",
    caption: (n) => (n === 1 ? "1 task" : `${n} tasks`),
    task: "Task",
    stopped: (moment) => `Given up on ${at(moment)}.`,
  },
  held: {
    title: { EMAIL: "The mail server takes nothing from us", SMS: "The text message service takes nothing from us" },
    count: (n, since) =>
      `${n === 1 ? "1 message is waiting" : `${n} messages are waiting`}, the oldest since ${at(since)}.`,
    what: "They go out once the server takes messages again. Report this to whoever runs the portal.",
  },
  columns: { about: "About", to: "To", when: "Created", kind: "Kind", state: "Status" },
  kinds: { EMAIL: "Email", SMS: "Text message" },
  abouts: {
    EMAIL: {
      "sign-in.password": about,
      "sign-in.code": about,
      "mobile-number.password": about,
      "password.mail-reset": "New password",
      "link.confirm": about,
      "link.confirm-by-passkey": "Password chosen",
      "step-up.confirm": about,
      "account.invite": invitation,
      "account.renew-invitation": invitation,
      "invitation.resend": invitation,
      "staff.renew-invitation": invitation,
      "organisation-file.invite": invitation,
      "appointment.invite": invitation,
      "staff-account.invite": invitation,
      "staff-account.renew": invitation,
      "administrators.mail": "Names of administrators",
      "call-back.route": "Call-back",
      "help-request.route": "Help request",
      "help-request.deliver": "Help request",
      "proposal.tell": "Proposal to decide on",
    },
    SMS: {
      "sign-in.password": code,
      "sign-in.resend-code": code,
      "step-up.ask": "Code to confirm",
      "link.choose-password": "Code with a new password",
      "link.confirm": about,
    },
  },
  unknown: "Not known",
  states: {
    accepted: "Accepted",
    delivered: "Delivered",
    delayed: "Delayed",
    bounced: "Came back",
    suppressed: "Held back",
    queued: "Waiting",
    sending: "Being sent",
    retrying: "Not sent yet",
    kept: "Kept",
    held: "Waiting for the server",
    refused: "Refused",
    givenUp: "Given up",
    expired: "Expired",
  },
  said: {
    accepted: at,
    queued: (from) => `Goes out from ${at(from)}.`,
    sending: "At this moment.",
    retrying: (tries, next) => `Tried ${times(tries)}. Again from ${at(next)}.`,
    kept: "It goes out once the key is back.",
    held: "It goes out once the server takes messages again.",
    delivered: (moment) => `The recipient's server said so on ${at(moment)}.`,
    delayed: (moment) => `Reported on ${at(moment)}. The mail server tries again by itself.`,
    bounced: (moment) => `Reported on ${at(moment)}.`,
    suppressed: (moment) => `The sending service held it back on ${at(moment)}: the address is on a list there.`,
    refused: (moment) => `On ${at(moment)}.`,
    givenUp: (tries, moment) => `On ${at(moment)}, tried ${times(tries)}.`,
    expired: (moment) => `It was no longer valid on ${at(moment)}. It was not sent.`,
  },
  fields: {
    addressUnclear: "Fill in an email address or a mobile number.",
    reasonMissing: "Choose why you look at these messages.",
  },
  refusals: {
    tooOften: ({ until }) => `This was done too often. It can be done again ${dayTime("en", until)}.`,
    addressUnclear: "Fill in an email address or a mobile number.",
    notHere: "This message cannot be made again here. Do that on the person's page.",
  },
};
