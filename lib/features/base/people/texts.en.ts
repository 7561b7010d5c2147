import { exact, lastDay, time } from "#lib/platform/i18n/format.ts";
import { portalName } from "#lib/platform/portals.ts";
import type { nl } from "./texts.nl.ts";

const roles = { ADMINISTRATOR: "administrator", EMPLOYEE: "user" } as const;

export const en: typeof nl = {
  given: ({ role, portals = [], validUntil }) =>
    [
      ...(role ? [roles[role]] : []),
      ...portals.map((portal) => portalName("en", portal)),
      ...(validUntil ? [`until ${lastDay("en", validUntil)}`] : []),
    ].join(", "),
  duties: {
    SERVICEDESK: "Servicedesk",
    ONBOARDING: "Administrator applications and organisations",
    AUDITOR: "Audit",
    STAFF_ADMIN: "Staff accounts",
  },
  renamed: (renamed) => (renamed ? `: ${renamed.from} became ${renamed.to}` : ""),
  nameProblems: {
    nameTooLong: "This name is too long. Please shorten it.",
    nameAddress: "Please enter a name only, no web or email address.",
    nameOdd: "Please use only letters, spaces, full stops, hyphens and apostrophes.",
  },
  emailProblems: {
    emailMissing: "Enter an email address.",
    emailInvalid: "Enter an email address like name@company.com.",
    emailSpaced: "Take the space out of the email address.",
  },
  phoneProblems: {
    phoneMissing: "Enter a telephone number.",
    phoneUnclear: "This is not a telephone number. Enter one like 06 12345678, or +44 and the rest.",
    phoneShort: "This number is too short. Enter the whole number, like 06 12345678.",
    phonePremium: "We do not call this kind of number. Enter a mobile or landline number.",
    phoneMachine: "This number is for devices. Enter a mobile or landline number.",
  },
  mobileProblems: {
    phoneMissing: "Enter a mobile number.",
    phoneUnclear: "This is not a mobile number. Enter one like 06 12345678.",
    phoneShort: "This number is too short. Enter the whole number, like 06 12345678.",
    phonePremium: "We send no text messages to this kind of number. Enter a mobile number.",
    phoneMachine: "This number is for devices. Enter a mobile number.",
    phoneLandline: "This is a landline. Codes go by text message: enter a mobile number.",
  },
  portalProblems: {
    portalUnclear: "Choose the portals again.",
    portalRetired: "This portal has ended. Nobody gets access to it any more.",
  },
  people: (n = 0) => (n === 1 ? "1 person" : `${exact("en", n)} people`),
  earlier: ({ by, at }) => `${by && ` by ${by}`}${at ? ` at ${time("en", at)}` : ""}`,
};
