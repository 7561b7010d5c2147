import type { Said } from "#lib/platform/audit/event.ts";
import { exact, lastDay, time } from "#lib/platform/i18n/format.ts";
import type { MobileRefusal, PhoneRefusal } from "#lib/platform/phone.ts";
import { portalName } from "#lib/platform/portals.ts";
import type { Earlier, Given } from "./rules.ts";

const roles = { ADMINISTRATOR: "beheerder", EMPLOYEE: "gebruiker" } as const;

export const nl = {
  /** Reads within a sentence of the log. */
  given: ({ role, portals = [], validUntil }: Given) =>
    [
      ...(role ? [roles[role]] : []),
      ...portals.map((portal) => portalName("nl", portal)),
      ...(validUntil ? [`tot en met ${lastDay("nl", validUntil)}`] : []),
    ].join(", "),
  duties: {
    SERVICEDESK: "Servicedesk",
    ONBOARDING: "Aanmeldingen en organisaties",
    AUDITOR: "Controle",
    STAFF_ADMIN: "Medewerkers",
  },
  renamed: (renamed: Said["renamed"]) => (renamed ? `: eerst ${renamed.from}, nu ${renamed.to}` : ""),
  /** What is wrong with a part of a name. */
  nameProblems: {
    nameTooLong: "Deze naam is te lang. Kort hem in.",
    nameAddress: "Vul alleen een naam in, geen webadres of e-mailadres.",
    nameOdd: "Gebruik alleen letters, spaties, punten, streepjes en apostrofs.",
  },
  /** What is wrong with an email address. */
  emailProblems: {
    emailMissing: "Vul een e-mailadres in.",
    emailInvalid: "Vul een e-mailadres in zoals naam@bedrijf.nl.",
    emailSpaced: "Haal de spatie uit het e-mailadres.",
  },
  /** What is wrong with a number on which one must be able to call somebody. */
  phoneProblems: {
    phoneMissing: "Vul een telefoonnummer in.",
    phoneUnclear: "Dit is geen telefoonnummer. Vul een nummer in zoals 06 12345678.",
    phoneShort: "Dit nummer is te kort. Vul het hele nummer in, zoals 06 12345678.",
    phonePremium: "Dit soort nummer bellen we niet. Vul een mobiel of vast nummer in.",
    phoneMachine: "Dit nummer is voor apparaten. Vul een mobiel of vast nummer in.",
  } satisfies Record<PhoneRefusal, string>,
  /** The same where codes go to it. A country without SMS has a sentence with its name (`noSmsTo`). */
  mobileProblems: {
    phoneMissing: "Vul een mobiel nummer in.",
    phoneUnclear: "Dit is geen mobiel nummer. Vul een nummer in zoals 06 12345678.",
    phoneShort: "Dit nummer is te kort. Vul het hele nummer in, zoals 06 12345678.",
    phonePremium: "Naar dit soort nummer sturen we geen sms. Vul een mobiel nummer in.",
    phoneMachine: "Dit nummer is voor apparaten. Vul een mobiel nummer in.",
    phoneLandline: "Dit is een vast nummer. Codes gaan per sms: vul een mobiel nummer in.",
  } satisfies Record<Exclude<MobileRefusal["refused"], "phoneCountry">, string>,
  /** What is wrong with the portals that somebody is to get. */
  portalProblems: {
    portalUnclear: "Kies opnieuw welke portalen.",
    portalRetired: "Dit portaal is gestopt. Niemand krijgt er nog toegang toe.",
  },
  people: (n = 0) => (n === 1 ? "1 persoon" : `${exact("nl", n)} mensen`),
  /** Behind what somebody did already, such as "Al gebeld": by whom and at what time, as far as that is known. */
  earlier: ({ by, at }: Earlier) => `${by && ` door ${by}`}${at ? ` om ${time("nl", at)}` : ""}`,
};
