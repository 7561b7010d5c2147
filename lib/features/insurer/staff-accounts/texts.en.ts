import { noSmsTo } from "#lib/platform/phone-country.ts";
import { en as people } from "#lib/features/base/people/texts.en.ts";
import { en as adding } from "#lib/features/administration/invitations/texts.en.ts";
import { en as codes } from "#lib/features/entrance/one-time-codes/texts.en.ts";
import { dayTime, shortDateTime } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const { firstNameMissing, lastNameMissing, nameTooLong, nameAddress, nameOdd, emailMissing, emailInvalid } =
  adding.fields;
const { phoneMissing, phoneUnclear, phoneShort, phonePremium, phoneMachine, phoneLandline } = adding.fields;

export const en: typeof nl = {
  title: "Staff",
  lead: (insurer) => `Who works with this portal at ${insurer}, and with which duties.`,
  planned: {
    invite: "Invite a colleague",
    renew: "Let a colleague begin again with another number",
    duties: "Duties",
    email: "Email address",
    mobile: "Mobile number",
  },
  duties: people.duties,
  dutiesMean: {
    SERVICEDESK: "Helps people who call or ask for help.",
    ONBOARDING: "Checks applications and keeps organisations up to date.",
    AUDITOR: "Sees everything and changes nothing. Cannot be combined with another duty.",
    STAFF_ADMIN: "Manages the accounts of staff. Cannot be combined with another duty.",
  },
  states: { invited: "Invited", active: "Active", blocked: "Blocked", ended: "Ended" },
  list: {
    caption: (n) => (n === 1 ? "1 member of staff" : `${n} members of staff`),
    columns: { name: "Name", duties: "Duties", state: "Status", lastSignIn: "Last signed in" },
    never: "Not yet",
    invite: "Invite a member of staff",
    none: "There is no member of staff yet.",
    gone: (n) => `Worked here before (${n})`,
    more: "There are more than 200 members of staff. Here are the first.",
  },
  inviting: {
    title: "Invite a member of staff",
    lead: "A link to activate the account goes to the business address.",
    who: "Who is it?",
    firstName: "First name",
    initials: "Initials",
    namePrefix: "Name prefix",
    lastName: "Last name",
    email: "Business email address",
    emailHint: "An address of their own, not a shared mailbox.",
    mobile: "Mobile number",
    mobileHint: "The codes for signing in go here.",
    duties: "Duties",
    dutiesHint: "What someone checks, somebody else approves. Also when someone has both duties.",
    submit: "Invite",
  },
  account: {
    title: "Staff member",
    facts: {
      state: "Status",
      duties: "Duties",
      email: "Email address",
      mobile: "Mobile number",
      lastSignIn: "Last signed in",
      link: "Invitation",
    },
    noDuties: "None",
    noMobile: "None",
    linkOpen: (until) => `The link works until ${shortDateTime("en", until)}.`,
    linkExpired: (until) => `The link expired on ${shortDateTime("en", until)}.`,
    log: "See what this member of staff did",
    self: "This is you. A colleague with the duty Staff accounts can change this for you.",
    changing: "Change duties",
    changes: "Your colleague is then signed out everywhere and gets an email.",
    change: "Change duties",
    renewing: "Invite again",
    renews: {
      invited: "The earlier link then no longer works.",
      anew: "For someone who lost their phone or password, or is blocked. The password ends at once.",
    },
    newMobile: "New mobile number",
    newMobileHint: "Only if the number is no longer right.",
    renew: "Invite again",
    ending: "No longer works here?",
    end: "End access",
    again: (person) => `If ${person} comes back, invite the same address again.`,
  },
  ending: {
    title: (person) => `End the access of ${person}?`,
    happens: [
      "Signing in stops at once, also where your colleague is still signed in.",
      "All duties end.",
      "What your colleague did stays in the log.",
    ],
    submit: "End access",
    cancel: "Cancel",
  },
  told: {
    uitgenodigd: (person) => `${person} was invited. The email is on its way.`,
    bestaat: (person) => `${person} is a member of staff already. Nothing was changed.`,
    opnieuw: (person) => `The new invitation for ${person} is on its way.`,
    taken: (person) => `The duties of ${person} were changed.`,
    beeindigd: (person) => `The access of ${person} has ended.`,
  },
  fields: {
    ...codes.fields,
    ...{ firstNameMissing, lastNameMissing, nameTooLong, nameAddress, nameOdd, emailMissing, emailInvalid },
    ...{ phoneMissing, phoneUnclear },
    noDuty: "Choose at least one duty.",
    auditorAlone: "Audit cannot be combined with another duty. Choose one of the two.",
    staffAdminAlone: "Staff accounts cannot be combined with another duty. Choose one of the two.",
    accountMissing: "First choose a member of staff from the list.",
  },
  refusals: {
    domainNotOurs: "This address is not one of ours. Use the work address of your colleague.",
    ...{ phoneMissing, phoneUnclear, phoneShort, phonePremium, phoneMachine, phoneLandline, phoneCountry: noSmsTo.en },
    notStaff: "This address belongs to an organisation. Use a business address of the insurer.",
    alreadyStaff: "Someone with this address is a member of staff already.",
    staffAdminsExist: "Two people have the duty Staff accounts already. Ask one of them for the invitation.",
    alreadyActive: "This member of staff is active already.",
    lastStaffAdmin: "This is the last one with the duty Staff accounts. Give it to someone else first.",
    sameDuties: "Your colleague has these duties already.",
    ended: "The access of this member of staff has ended already.",
    tooOften: ({ until }) => `Enough invitations went to this address already. Wait until ${dayTime("en", until)}.`,
  },
};
