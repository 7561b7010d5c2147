import { en as codes } from "#lib/features/entrance/one-time-codes/texts.en.ts";
import type { Detail } from "#lib/platform/gate/outcome.ts";
import { dateTime, dayTime, time } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const person = ({ person }: Detail) => String(person ?? "This colleague");
const until = ({ until }: Detail) => (until instanceof Date ? dayTime("en", until) : "tomorrow");
const at = ({ at }: Detail) => (at instanceof Date ? ` at ${time("en", at)}` : "");

export const en: typeof nl = {
  fields: {
    ...codes.fields,
    colleagueMissing: "First choose a colleague from the list.",
    phoneMissing: "Enter the new mobile number.",
    phoneUnclear: "Enter a mobile number like 06 12345678.",
    phoneShort: "This number is too short. Enter the whole number, like 06 12345678.",
    phonePremium: "This is a premium number. Enter a mobile number.",
    phoneMachine: "This number is for devices. Enter a mobile number.",
    phoneLandline: "This is a landline. Codes go by text message: enter a mobile number.",
    emailInvalid: "Enter an e-mail address like name@company.com.",
    emailMissing: "Enter an e-mail address like name@company.com.",
    passwordMissing: "Enter your password.",
    passwordTooLong: "This password is too long.",
  },
  refusals: {
    ...codes.refusals,
    wrong: "This password is not right. Try again.",
    wait: ({ until }) =>
      `The password was wrong too often. Wait until ${until instanceof Date ? time("en", until) : "later"}. Then try again.`,
    linkClosed: "This link no longer works. Load the page again to see why.",
    sameNumber: (detail) => `${person(detail)} already has this number.`,
    notActive: (detail) => `${person(detail)} has no active authorisation here now.`,
    frozen: (detail) =>
      `The account of ${person(detail)} is frozen. Only the insurer can lift that: call the Servicedesk.`,
    blocked: (detail) => `${person(detail)} is blocked. Unblock first. Then change the number.`,
    blockedHere: (detail) => `${person(detail)} is blocked here. Unblock first.`,
    reactivating: (detail) =>
      `The account of ${person(detail)} waits to be reactivated. Choose Reactivate for another number.`,
    notActivated: (detail) => `${person(detail)} has never activated the account. Send the invitation again.`,
    changedMeanwhile: (detail) => `The account of ${person(detail)} has changed meanwhile. Load the page again.`,
    elsewhere: (detail) => `For ${person(detail)} only the Servicedesk can do this. Call the Servicedesk.`,
    emailNotPossible: "This e-mail address cannot be used here. Choose another, or call the Servicedesk.",
    tooOften: (detail) =>
      `This was done too often today. It can be done again ${until(detail)}. Or call the Servicedesk.`,
    completed: "Too late: this change is done already.",
    stopped: (detail) => `This change was stopped already${at(detail)}.`,
  },
  self: "This is you. Another administrator or the Servicedesk can do this for you.",
  ofAdministrator: "This is an administrator. Only a permanent administrator can do this.",
  number: {
    title: "Change mobile number",
    now: (person, mobile) => `Of ${person}. Now: ${mobile}.`,
    none: (person) => `Of ${person}. There is no number yet.`,
    call: "Call your colleague first, on a number you know.",
    field: "New mobile number",
    hint: "Like 06 12345678",
    then: "Your colleague confirms it by mail.",
    thenNew: "Your colleague confirms the number when activating.",
    submit: "Change mobile number",
    started: {
      title: (person) => `${person} must confirm it now`,
      mailed: (email, mobile) => `We mailed a link to ${email}. The new number is ${mobile}.`,
      until: (until) => `The link works until ${dayTime("en", until)}. Until then the old number stays.`,
      forgotten: "Password lost too?",
    },
    saved: {
      title: "The number has been saved",
      lead: (person, mobile) => `${person} gets a code on ${mobile} when activating.`,
    },
    toPerson: (person) => `Back to ${person}`,
  },
  reactivation: {
    title: "Reactivate",
    lead: (person) => `For ${person}: both phone and password lost.`,
    only: "Only the phone lost?",
    call: "Call your colleague first, on a number you know.",
    consequences: "What happens",
    ends: "The password and the old number stop working at once.",
    out: "Your colleague is signed out at once and cannot sign in for 24 hours.",
    link: "After that the link in the mail works, for 7 days.",
    told: "The old number and the other administrators can stop it.",
    field: "New mobile number",
    hint: "Like 06 12345678",
    email: "New e-mail address",
    emailHint: (email) => `Only if ${email} no longer works.`,
    submit: "Reactivate",
    started: {
      title: (person) => `${person} can activate again soon`,
      mailed: (email) => `We mailed a link to ${email}.`,
      from: (from) => `The link works from ${dateTime("en", from)}.`,
      then: "Then your colleague chooses a password. The code comes on the new phone.",
    },
  },
  underWay: {
    number: (mobile) => `A new mobile number is on its way: ${mobile}.`,
    reactivation: "This account is being reactivated.",
    by: (by, when) => `Started by ${by}, ${dateTime("en", when)}.`,
    begun: (when) => `Started ${dateTime("en", when)}.`,
    until: (until) => `To be confirmed until ${dateTime("en", until)}.`,
    from: (from) => `It can be activated from ${dateTime("en", from)}.`,
    stop: "Stop this change",
    stopped: "The change has been stopped.",
    lost: "Both phone and password lost?",
  },
  link: {
    title: "Confirm your new number",
    lead: (by, organisation) => `${by} of ${organisation} gave us a new number for you.`,
    leadByInsurer: "You gave us a new number on the telephone.",
    number: (mobile) => `It is ${mobile}. Is that right?`,
    password: "Password",
    submit: "Continue",
    then: "Then we send you a code on this number. Is it not right? Then fill in nothing.",
    forgotten: "Forgotten your password?",
    states: {
      unknown: { title: "We do not know this link", lead: "Open the link in the mail again, or copy all of it." },
      used: { title: "Your number has been changed", lead: "You can sign in with your new number." },
      replaced: { title: "There is a newer link", lead: "Use the link in the newest mail." },
      stopped: { title: "This change was stopped", lead: "Your old number stays. Ask your administrator why." },
      expired: {
        title: "This link has expired",
        lead: "The link worked for 24 hours. Ask your administrator to do it again.",
      },
      blocked: { title: "Your account is blocked", lead: "First ask your administrator to unblock you." },
      frozen: { title: "This account is frozen", lead: "Call the Servicedesk. Only they can open it again." },
    },
    signIn: "Sign in",
    ask: "Ask your administrator",
    help: "Help signing in",
  },
  code: {
    title: "Enter the code",
    over: "You entered a wrong code too often. Open the link in your mail again.",
    gone: "You took too long. Open the link in your mail again.",
  },
  notMe: {
    title: "That was not me",
    whose: (email) => `This is about the account of ${email}.`,
    what: {
      MOBILE_NUMBER: "Somebody wants another mobile number for this account.",
      EMAIL: "Somebody wants another e-mail address for this account.",
      REACTIVATION: "Somebody starts this account anew, with another mobile number.",
    },
    changed: "The change is done already.",
    freeze: "Is that not right? Then freeze the account. Nobody can get into it any more.",
    then: "After that the Servicedesk calls to find out what happened.",
    submit: "Freeze the account",
    frozen: {
      title: "The account is frozen",
      lead: "Nobody can sign in with it now.",
      stopped: "The change has been stopped.",
      calls: (desk) => `The ${desk.name} calls about it, ${desk.hours}.`,
      hurry: "In a hurry? Call yourself:",
      reference: "The reference is",
    },
    states: {
      unknown: {
        title: "We do not know this link",
        lead: "Open the link in the message again. Does it not work? Call the Servicedesk:",
      },
      stopped: {
        title: "This change was stopped already",
        lead: "Did you get a newer message? Use the link in that. Or call the Servicedesk:",
      },
      expired: { title: "This link has expired", lead: "Do you not trust it? Call the Servicedesk:" },
    },
  },
};
