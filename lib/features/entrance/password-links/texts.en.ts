import { en as people } from "#lib/features/base/people/texts.en.ts";
import { ended } from "#lib/platform/i18n/format.ts";
import { en as codes } from "#lib/features/entrance/one-time-codes/texts.en.ts";
import { en as passkeys } from "#lib/features/entrance/passkeys/texts.en.ts";
import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  fields: {
    ...codes.fields,
    ...passkeys.fields,
    ...people.emailProblems,
    passwordMissing: "Choose a password.",
    passwordTooShort: "Choose a password of at least 8 characters.",
    passwordTooLong: "Choose a password of at most 128 characters.",
  },
  refusals: {
    ...codes.refusals,
    late: passkeys.refusals.late,
    unknown: "We no longer know this passkey. Choose something else, or see Help with signing in.",
    unfit: "This passkey does not work now. Choose something else, or see Help with signing in.",
    linkClosed: "This link no longer works. Ask for a new link.",
    tooCommon: "Many people choose this password, so it is quickly guessed. Choose another password.",
    holdsName: "A part of your email address is in this password. Choose another password.",
    holdsOrganisation: "The name of your organisation is in this password. Choose another password.",
    holdsPortal: "The name of the insurer or of the portal is in it. Choose another password.",
    holdsAccessCode: "Your access code is in this password. Choose another password.",
  },
  forgotten: {
    title: "Forgotten your password?",
    lead: "Enter your email address. You get an email with a link. With it you choose a new password.",
    email: "Email address",
    hint: "The address you sign in with.",
    submit: "Send me a link",
  },
  sent: {
    title: "Check your email",
    lead: "Do we know your email address? Then an email is on its way to you now.",
    once: "Your request was sent once more.",
    to: "You entered:",
    wrong: "Is this address wrong?",
    change: "Change it",
    next: "Open the link in the email. Keep your phone or passkey at hand. With it you confirm later that it is you.",
    none: "No email?",
    spam: "Look in your spam folder.",
    again: "Send the email again",
    help: "Read what may be the cause",
  },
  reset: {
    title: "Choose a new password",
    whose: (email) => `For the account of ${email}.`,
    password: "New password",
    submit: "Continue",
  },
  activate: {
    title: "Activate account",
    becomes: {
      ADMINISTRATOR: (organisation) => `You become administrator of ${ended(organisation)}`,
      EMPLOYEE: (organisation) => `You get access for ${ended(organisation)}`,
      STAFF: (insurer) => `You get access as a member of staff of ${ended(insurer)}`,
    },
    whose: (email) => `For the account of ${email}.`,
    password: "Password",
    submit: "Activate account",
  },
  allSet: {
    title: "You are all set",
    lead: {
      "account-actief": "Your account is active, and you are signed in.",
      "wachtwoord-gewijzigd": "Your new password is saved, and you are signed in.",
    },
    onward: "Continue",
    portals: "What is open to you now",
    passkey: {
      title: "Quicker next time",
      lead: "With a passkey you sign in with your finger, your face or your PIN. No password and no text message.",
      add: "Add a passkey",
    },
    needed: {
      title: "One thing left: a passkey",
      lead: "Your work asks for a passkey. You sign in with your finger, your face or your PIN.",
    },
  },
  hint: "At least 8 characters. A sentence of a few words is easiest to remember.",
  then: (mobile) =>
    mobile === null ? "After that you confirm that it is you." : `After that we send a code to ${mobile}.`,
  wrongNumber: {
    title: "Is this number wrong?",
    lead: "Have it corrected. Your link keeps working in the meantime.",
    submit: "Have my number corrected",
    staff: "Ask the colleague who invites members of staff. Your link keeps working in the meantime.",
    told: {
      administrator: (organisation) => `We have asked the administrators of ${organisation} to correct your number.`,
      staff: (desk) => `We have asked the ${desk} to correct your number.`,
    },
    stays: "After that, open the same link. Has it expired? Then one click there gets you a new one.",
  },
  closed: {
    early: {
      title: "This link does not work yet",
      from: (when) => `The link works from ${when}. Keep the email until then.`,
    },
    blocked: {
      title: "This link no longer works",
      lead: "A wrong code was entered too often. That is why your account is blocked. Ask your administrator for help.",
    },
    used: {
      title: "This link was used already",
      reset: "You have already chosen a new password.",
      activate: "You have already activated your account.",
    },
    replaced: {
      title: "There is a newer link",
      reset: "Use the link in the newest email.",
      activate: "Use the link in the newest email.",
    },
    expired: {
      title: "This link has expired",
      reset: "The link worked for 24 hours.",
      activate: "The link worked for 7 days. Here you get a new one at once.",
    },
    ended: {
      title: "This link is no longer valid",
      reset: "Your account is being set up again. You get another email about that.",
      activate: "The invitation was withdrawn. Ask your administrator whether that is right.",
    },
    unknown: {
      title: "We do not know this link",
      reset: "Copy the whole link from the email, or ask for a new one.",
      activate: "Copy the whole link from the email, or ask your administrator for help.",
    },
    newReset: "Ask for a new link",
    renew: "Email me a new link",
    renewed: "We have sent a new link to the same email address. It works for 7 days.",
    signIn: "Sign in",
    ask: "Ask your administrator",
  },
};
