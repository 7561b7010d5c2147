import type { Detail } from "#lib/platform/gate/outcome.ts";
import { dayTime } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const person = ({ person }: Detail) => String(person ?? "This colleague");
const until = ({ until }: Detail) => (until instanceof Date ? ` You can again ${dayTime("en", until)}.` : "");

export const en: typeof nl = {
  fields: {
    colleagueMissing: "Choose a colleague from the list first.",
    nameMissing: "Fill in this field.",
    nameTooLong: "This name is too long. Shorten it.",
    nameOdd: "Use only letters, a hyphen, a full stop or an apostrophe.",
    firstNameMissing: "Enter the first name.",
    lastNameMissing: "Enter the last name.",
    reasonMissing: "Choose why you change the name.",
    emailMissing: "Enter the new e-mail address.",
    emailInvalid: "Enter an e-mail address like name@company.com.",
  },
  refusals: {
    notActive: "The authorisation has been withdrawn. Reauthorise first.",
    sameName: "The name is like this already. Nothing was changed.",
    sameEmail: "This is the e-mail address already. Enter another one.",
    emailTaken: "Someone in your organisation has this e-mail address already. Enter another one.",
    tooOften: (detail) => `This was done too often today.${until(detail)}`,
    notActivated: (detail) => `${person(detail)} has not activated the account yet. Load the page again.`,
    activated: (detail) => `${person(detail)} has activated the account meanwhile. Load the page again.`,
    reactivating: (detail) => `${person(detail)} is being reactivated. Wait until that is done.`,
    frozen: (detail) => `The account of ${person(detail)} is frozen. Call the Servicedesk.`,
    nothingUnderWay: "There is no change of e-mail address under way any more.",
    linkClosed: "This link no longer works. Load the page again to see why.",
  },
  name: {
    title: "Change name",
    lead: "Your colleague gets a mail that the name was changed.",
    initials: "Initials",
    firstName: "First name",
    namePrefix: "Name prefix",
    prefixHint: "Such as van, de or van der.",
    lastName: "Last name",
    reason: "Why do you change the name?",
    reasons: {
      MARRIAGE: "Marriage or divorce",
      TYPING_ERROR: "Typing error",
      OTHER: "Something else",
    },
    submit: "Change name",
  },
  email: {
    title: "Change e-mail address",
    current: "Now:",
    how: "We mail the old and the new address. Your colleague confirms on both.",
    lasts: "There are 24 hours for that. Until then the old address stays.",
    invited: "This account has not been activated yet. The new address gets an invitation at once.",
    dead: "Does the old address no longer work?",
    reactivate: "Reactivate the account",
    field: "New e-mail address",
    hint: "Of this person alone, not a shared mailbox.",
    submit: "Change e-mail address",
    shared: (email) => `${email} looks like a shared mailbox. Whoever reads it can take over this account too.`,
  },
  under: {
    title: "New e-mail address: waiting for confirmation",
    to: (email, by, at) => `${by} began this on ${at}. The new address is ${email}.`,
    old: "Old address",
    fresh: "New address",
    yes: "confirmed",
    no: "not confirmed yet",
    until: (until) => `Without confirmation this lapses on ${until}.`,
    stop: "Stop this change",
  },
  told: {
    naam: (person) => `The name is ${person} now.`,
    adres: (person) => `Both addresses of ${person} get a mail. Once both confirm, the address changes.`,
    uitnodiging: (person) => `The invitation for ${person} goes to the new address.`,
    gestopt: "The change of e-mail address has been stopped.",
  },
  link: {
    title: "Confirm your e-mail address",
    open: {
      old: (email) => `Your e-mail address becomes ${email}. Is that right?`,
      new: (email) => `${email} becomes the address you sign in with. Is that right?`,
    },
    both: "The address changes only once you confirm on both the old and the new address.",
    submit: "Yes, this is right",
    not: "Is it not right? Then do not confirm. The mail says how to stop this.",
    waiting: {
      title: "Confirmed",
      old: "Now confirm on your new address too. There is a mail from us.",
      new: "Now confirm on your old address too. There is a mail from us.",
    },
    done: {
      title: "Your e-mail address has been changed",
      text: "From now on sign in with your new address.",
      button: "Sign in",
    },
    replaced: { title: "This link no longer works", text: "There is a newer mail. Use the link in that one." },
    stopped: {
      title: "This change has been stopped",
      text: "Nothing was changed. Ask your administrator if that is not right.",
    },
    expired: { title: "This link has expired", text: "Nothing was changed. Ask your administrator to begin again." },
    frozen: {
      title: "This account is frozen",
      text: (desk) => `Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    },
    help: "Help signing in",
    unknown: { title: "We do not know this link", text: "Copy the whole link from the mail and try again." },
  },
};
