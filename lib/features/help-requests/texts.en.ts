import type { Detail } from "#lib/platform/gate/outcome.ts";
import { time } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const by = ({ by }: Detail) => (by ? ` by ${String(by)}` : "");
const at = ({ at }: Detail) => (at instanceof Date ? ` at ${time("en", at)}` : "");

export const en: typeof nl = {
  problems: {
    BLOCKED: "My account is blocked",
    ACCESS_CODE_INACTIVE: "My access code no longer works",
    WRONG_MOBILE_NUMBER: "I do not get a code by text message",
    NO_MAIL: "I do not get the mail for a new password",
    NO_ACCESS: "I have no access yet",
    OTHER: "Something else",
  },
  problemInShort: {
    BLOCKED: "blocked",
    ACCESS_CODE_INACTIVE: "access code not active",
    WRONG_MOBILE_NUMBER: "gets no code by text message",
    NO_MAIL: "gets no mail",
    NO_ACCESS: "no access yet",
    OTHER: "something else",
  },
  fields: {
    emailMissing: "Enter your e-mail address.",
    emailInvalid: "Enter an e-mail address like name@company.com.",
    organisationNumberInvalid: "Enter a number of at most 30 characters, or leave this empty.",
    problemMissing: "Choose what does not work.",
  },
  ask: {
    title: "Ask your administrator for help",
    lead: "We know who your administrator is and send a message.",
    email: "Email address",
    emailHint: "The address you sign in with.",
    problem: "What does not work?",
    organisationNumber: "Intermediary, policy or KvK number",
    organisationNumberHint: "Only needed if you work for several organisations.",
    submit: "Send help request",
  },
  asked: {
    title: "Your help request has been sent",
    known: "Do we know your e-mail address? Then your administrator gets a message now, and you get a mail.",
    nobody: (desk) => `Is there no administrator? Then the ${desk.name} takes up your request.`,
    soon: "Most people are helped within 1 working day.",
    noMail: "No mail?",
    spam: "Look in your spam folder.",
    other: "Try another e-mail address",
    call: (desk) => `Call ${desk.phone}`,
    hours: (desk) => `The ${desk.name} is there ${desk.hours}.`,
  },
  queue: {
    title: "Help requests",
    lead: "These people have no administrator who can help now. The oldest request comes first.",
    empty: "Nobody is waiting for help.",
    more: "There are more than 100 help requests. These are the oldest.",
    caption: (n) => (n === 1 ? "1 open help request" : `${n} open help requests`),
    person: "Who",
    stranger: "Someone without an account",
    organisation: "Organisation",
    problem: "What does not work",
    standing: "State",
    since: "Since",
    takenBy: "Taken by",
    nobody: "Nobody yet",
    me: "you",
    actions: "Action",
    take: "Take",
    finish: "Done",
    about: (person) => `help request of ${person}`,
    finished: "The help request is done. The person gets a mail.",
    standings: {
      blocked: "Account blocked",
      frozen: "Account frozen",
      authorisationBlocked: "Authorisation blocked",
      withdrawn: "Authorisation withdrawn",
      invited: "Not activated yet",
      active: "Account is active",
    },
    navigation: { queue: "Help requests", label: "Staff" },
  },
  refusals: {
    alreadyYours: "You have already taken this help request.",
    alreadyTaken: (detail) => `Already taken${by(detail)}${at(detail)}.`,
    alreadyResolved: (detail) => `Already solved${by(detail)}${at(detail)}.`,
  },
  mails: {
    help: {
      subject: (person) => `${person} asks for your help with signing in`,
      asks: (person, organisation) => `${person} of ${organisation} cannot sign in and asks for your help.`,
      problems: {
        BLOCKED: "What is wrong: the account is blocked.",
        ACCESS_CODE_INACTIVE: "What is wrong: the access code no longer works.",
        WRONG_MOBILE_NUMBER: "What is wrong: the code by text message does not arrive.",
        NO_MAIL: "What is wrong: the mail for a new password does not arrive.",
        NO_ACCESS: "What is wrong: there is no access yet.",
        OTHER: "We do not know what exactly is wrong.",
      },
      check: "In doubt? Call first, on a number you know.",
      button: "See the help request",
      reason: (organisation) => `You get this mail because you are an administrator of ${organisation}.`,
    },
    asked: {
      subject: "Your administrator has your help request",
      escalatedSubject: (desk) => `The ${desk.name} has your help request`,
      told: (names, organisation) => `We have sent your help request to ${names}, of ${organisation}.`,
      escalated: (organisation, desk) =>
        `At ${organisation} there is no administrator who can help you now. So the ${desk.name} has your request.`,
      soon: "Most people are helped within 1 working day. You will get a message.",
      hurry: (desk) => `In a hurry? Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
      notMe: "Did you not ask for this? Then you need do nothing.",
      reason: "You get this mail because someone asked for help with your e-mail address.",
    },
    finished: {
      subject: "Your help request is done",
      done: (organisation, desk) =>
        `The ${desk.name} has finished your help request about ${organisation}. Please try to sign in again.`,
      button: "Sign in",
      stillNot: (desk) => `Still no luck? Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
      reason: "You get this mail because you asked for help with signing in.",
    },
  },
};
