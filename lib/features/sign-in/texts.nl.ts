import { nl as codes } from "#lib/features/one-time-codes/texts.nl.ts";
import type { Detail } from "#lib/platform/gate/outcome.ts";
import { time } from "#lib/platform/i18n/format.ts";

export const nl = {
  fields: {
    ...codes.fields,
    identifierMissing: "Vul je e-mailadres of toegangscode in.",
    identifierTooLong: "Dit is te lang. Vul je e-mailadres of toegangscode in.",
    passwordMissing: "Vul je wachtwoord in.",
    passwordTooLong: "Dit wachtwoord is te lang.",
    organisationMissing: "Kies een organisatie.",
  },
  refusals: {
    ...codes.refusals,
    wrong: "Controleer je e-mailadres of toegangscode, en je wachtwoord. Probeer het dan opnieuw.",
    wait: ({ until }: Detail) =>
      `Het wachtwoord was te vaak verkeerd. Wacht tot ${until instanceof Date ? time("nl", until) : "straks"}. Probeer het dan opnieuw.`,
  },
  notices: {
    verlopen: "Je was te lang bezig. Log opnieuw in.",
    "codes-op": "Je hebt te vaak een verkeerde code ingevuld. Log opnieuw in.",
    "wachtwoord-gewijzigd": "Je nieuwe wachtwoord is opgeslagen. Je kunt er nu mee inloggen.",
    "account-actief": "Je account is actief. Je kunt nu inloggen.",
  },
  signIn: {
    title: "Inloggen",
    onward: "Log in. Daarna gaan we verder waar je was.",
    identifier: "E-mailadres of toegangscode",
    password: "Wachtwoord",
    submit: "Inloggen",
    forgotten: "Wachtwoord vergeten?",
    stuck: "Lukt het niet?",
    help: "Hulp bij inloggen",
  },
  choose: {
    title: "Voor welke organisatie wil je werken?",
    lead: "Je kunt later wisselen.",
    none: "Je hebt bij geen enkele organisatie toegang. Vraag je beheerder om hulp.",
    ask: "Vraag je beheerder",
    now: "Hier werk je nu voor",
    choose: "Kies",
    as: { ADMINISTRATOR: "beheerder", EMPLOYEE: "medewerker" },
  },
  signOut: "Uitloggen",
  mine: {
    title: "Mijn gegevens",
    open: "Open",
    noPortals: "Voor jou staat hier nog geen portaal open.",
    noAddress: "Het adres van dit portaal krijg je van je beheerder.",
    portalNames: { MKB: "mkb-portal", MY_ALLIANZ_BROKER: "MyAllianzBroker" },
    details: "Jouw gegevens",
    name: "Naam",
    email: "E-mailadres",
    mobile: "Mobiel nummer",
    noMobile: "Niet bekend",
    accessCode: "Toegangscode",
    organisation: "Organisatie",
    role: "Rol",
    wrong: "Klopt er iets niet? Je beheerder kan het wijzigen.",
    administrators: "Wie zijn mijn beheerders?",
    staff: "Je werkt bij de verzekeraar.",
  },
  administrators: {
    title: "Jouw beheerders",
    lead: (organisation: string) => `Deze mensen beheren de toegang bij ${organisation}.`,
    what: "Zij deblokkeren je account, wijzigen je mobiele nummer en regelen je portalen.",
    you: "(dat ben jij)",
    none: "Er is nu geen beheerder die je kan helpen. Bel de servicedesk.",
    back: "Mijn gegevens",
  },
};
