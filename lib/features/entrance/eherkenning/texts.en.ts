import { en as people } from "#lib/features/base/people/texts.en.ts";
import { en as codes } from "#lib/features/entrance/one-time-codes/texts.en.ts";
import { date, dateTime, ended } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: {
    ...codes.fields,
    ...people.emailProblems,
  },
  refusals: {
    ...codes.refusals,
    expired: "This took too long. Sign in with eHerkenning again.",
    kvk: "This eHerkenning is for another KvK number.",
    taken: "This eHerkenning is already connected to an account.",
    noAccess: "You cannot sign in to this account with this eHerkenning.",
    linkClosed: "This link no longer works. Sign in with eHerkenning again.",
  },
  entries: {
    or: "Or sign in without a password",
    eherkenning: "Sign in with eHerkenning",
    wallet: "Sign in with your business wallet",
  },
  finish: {
    title: "One more step",
    proven: (organisation) => `You are signed in with eHerkenning, for ${ended(organisation)}`,
    provenNumber: (kvkNumber) => `You are signed in with eHerkenning, for KvK number ${kvkNumber}.`,
    unknown: "This eHerkenning is not connected to an account yet. You only need to arrange that once.",
    have: "I already have an account",
    haveHow: "Sign in once with your password and code. Then you connect eHerkenning with one button.",
    signIn: "Sign in and connect",
    link: "Or get a link at the email address we have for you. Open it in this browser.",
    knownEmail: "Email address of your account",
    sendLink: "Send me a link",
    mailed:
      "Do we know this address? Then an email is on its way. Open the link in it in this browser, within half an hour.",
    new: "I am new",
    ask: "Your administrator can add you. We pass on your request. First we send you an email to confirm your address.",
    email: "Your email address",
    submit: "Request access",
    appoint:
      "We do not know an administrator for this KvK number yet. Put one forward, and the rest follows from there.",
    appointButton: "Put forward an administrator",
  },
  link: {
    title: "Connect eHerkenning",
    lead: (organisation: string) =>
      `Click the button. Then this eHerkenning belongs to your account, and you are signed in for ${ended(organisation)}`,
    submit: "Connect and sign in",
    closed: "This link does not work here",
    why: "A link works once, within half an hour, and only in the browser in which you asked for it.",
    again: "Sign in again",
  },
  mine: {
    title: "eHerkenning",
    back: "Security",
    manage: "Connect or disconnect eHerkenning",
    lead: "With eHerkenning you sign in without a password, for one organisation.",
    none: "No eHerkenning is connected to your account.",
    kvkNumber: "KvK number",
    bound: "Connected",
    lastUsed: "Last used",
    never: "Not yet",
    unbind: "Disconnect",
    on: (moment) => date("en", moment),
    waits: (kvkNumber, at) => `You signed in with eHerkenning for KvK number ${kvkNumber}, on ${dateTime("en", at)}.`,
    bind: "Connect to my account",
    misfit: (organisation) =>
      `This number does not belong to ${ended(organisation)} You can only connect at the organisation with the same KvK number.`,
    nowhere: "First choose which organisation you work for. Then you can connect.",
    add: "Connect eHerkenning",
    addWallet: "Connect a business wallet",
    off: "Signing in with eHerkenning is not possible here.",
    weak: "You are signed in with eHerkenning now. Sign in with your password to change anything here.",
    notices: { gekoppeld: "eHerkenning is connected to your account.", losgekoppeld: "eHerkenning is disconnected." },
  },
};
