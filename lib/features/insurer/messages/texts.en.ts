import { shortDateTime, time } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const at = (moment: Date) => shortDateTime("en", moment);
const times = (n: number) => (n === 1 ? "once" : `${n} times`);

const invitation = "Invitation to activate";
const code = "Code to sign in";

export const en: typeof nl = {
  title: "Messages",
  lead: "Did a mail or text message not arrive? Search for the address or the number.",
  search: {
    label: "E-mail address or mobile number",
    submit: "Search",
    clear: "Show what did not arrive",
    unclear: "Fill in an e-mail address such as name@company.nl, or a number such as 06 12345678.",
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
  dead: {
    title: (days) => `Not arrived in the last ${days} days`,
    none: "Nothing was left behind.",
    more: "There are more than 100. Here are the last ones.",
    what: "We do not keep what they said. Have the message made again where it came from.",
  },
  columns: { about: "About", to: "To", when: "Made", kind: "Kind", state: "State" },
  kinds: { EMAIL: "Mail", SMS: "Text message" },
  abouts: {
    EMAIL: {
      "sign-in.password": "Blocked after wrong passwords",
      "mobile-number.password": "Blocked after wrong passwords",
      "password.mail-reset": "New password",
      "link.confirm": "Password changed",
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
    },
    SMS: {
      "sign-in.password": code,
      "sign-in.resend-code": code,
      "step-up.ask": "Code to confirm",
      "link.choose-password": "Code with a new password",
    },
  },
  unknown: "Not known",
  states: {
    accepted: "Accepted",
    queued: "Waiting",
    sending: "Being sent",
    retrying: "Not yet",
    kept: "Kept",
    refused: "Bounced",
    givenUp: "Given up",
    expired: "Expired",
  },
  troubles: {
    mailboxUnknown: "This address does not exist, or takes no mail from us.",
    mailboxFull: "The mailbox is full.",
    mailRefused: "The mail server does not want this message.",
    numberRefused: "The text message service cannot reach this number.",
    later: "The receiving side asked to come back later.",
    away: "The connection did not succeed.",
    notLetIn: "Our own credentials were refused. Report this to the operators.",
    tooOften: "It did not succeed for a whole day.",
    unreadable: "The message could not be read. Report this to the operators.",
    keyMissing: "The key of this message is missing. Report this to the operators.",
    unknown: "The cause is not known.",
  },
  said: {
    accepted: at,
    queued: (from) => `Goes out from ${at(from)}.`,
    sending: "At this moment.",
    retrying: (tries, next) => `Tried ${times(tries)}. Again from ${at(next)}.`,
    kept: "It goes out once the key is back.",
    refused: (moment) => `On ${at(moment)}.`,
    givenUp: (tries, moment) => `On ${at(moment)}, tried ${times(tries)}.`,
    expired: (moment) => `It was no longer valid on ${at(moment)}. It was not sent.`,
  },
  fields: {
    addressUnclear: "Fill in an e-mail address or a mobile number.",
    reasonMissing: "Choose why you look at these messages.",
  },
  refusals: { addressUnclear: "Fill in an e-mail address or a mobile number." },
};
