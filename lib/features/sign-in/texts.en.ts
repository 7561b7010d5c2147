import { en as codes } from "#lib/features/one-time-codes/texts.en.ts";
import { time } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: {
    ...codes.fields,
    identifierMissing: "Enter your e-mail address or access code.",
    identifierTooLong: "This is too long. Enter your e-mail address or access code.",
    passwordMissing: "Enter your password.",
    passwordTooLong: "This password is too long.",
    organisationMissing: "Choose an organisation.",
  },
  refusals: {
    ...codes.refusals,
    wrong: "Check your e-mail address or access code, and your password. Then try again.",
    wait: ({ until }) =>
      `The password was wrong too often. Wait until ${until instanceof Date ? time("en", until) : "later"}. Then try again.`,
  },
  notices: {
    verlopen: "This took too long. Please sign in again.",
    "codes-op": "A wrong code was entered too often. Please sign in again.",
    "wachtwoord-gewijzigd": "Your new password is saved. You can sign in with it now.",
    "account-actief": "Your account is active. You can sign in now.",
  },
  signIn: {
    title: "Sign in",
    onward: "Sign in. After that we continue where you were.",
    identifier: "E-mail address or access code",
    password: "Password",
    submit: "Sign in",
    forgotten: "Forgotten your password?",
    stuck: "Does it not work?",
    help: "Help signing in",
  },
  choose: {
    title: "Which organisation do you want to work for?",
    lead: "You can switch later.",
    none: "You have no access at any organisation. Ask your administrator for help.",
    ask: "Ask your administrator",
    now: "You are working for this one",
    choose: "Choose",
    as: { ADMINISTRATOR: "administrator", EMPLOYEE: "employee" },
  },
  signOut: "Sign out",
  mine: {
    title: "My details",
    open: "Open",
    noPortals: "No portal is open to you here yet.",
    noAddress: "Your administrator can tell you the address of this portal.",
    portalNames: { MKB: "mkb-portal", MY_ALLIANZ_BROKER: "MyAllianzBroker" },
    details: "Your details",
    name: "Name",
    email: "E-mail address",
    mobile: "Mobile number",
    noMobile: "Not known",
    accessCode: "Access code",
    organisation: "Organisation",
    role: "Role",
    wrong: "Is something not right? Your administrator can change it.",
    administrators: "Who are my administrators?",
    staff: "You work at the insurer.",
  },
  administrators: {
    title: "Your administrators",
    lead: (organisation) => `These people manage the access at ${organisation}.`,
    what: "They unblock your account, change your mobile number and arrange which portals are open to you.",
    you: "(this is you)",
    none: "There is no administrator who can help you now. Call the service desk.",
    back: "My details",
  },
};
