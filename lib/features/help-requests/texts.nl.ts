import type { Desk } from "#lib/platform/contact.ts";
import type { Detail } from "#lib/platform/gate/outcome.ts";
import { time } from "#lib/platform/i18n/format.ts";

const by = ({ by }: Detail) => (by ? ` door ${String(by)}` : "");
const at = ({ at }: Detail) => (at instanceof Date ? ` om ${time("nl", at)}` : "");

export const nl = {
  /** In the words of whoever asks. */
  problems: {
    BLOCKED: "Mijn account is geblokkeerd",
    ACCESS_CODE_INACTIVE: "Mijn toegangscode werkt niet meer",
    WRONG_MOBILE_NUMBER: "Ik krijg geen code per sms",
    NO_MAIL: "Ik krijg geen mail voor een nieuw wachtwoord",
    NO_ACCESS: "Ik heb nog geen toegang",
    OTHER: "Iets anders",
  },
  /** After "kan niet inloggen: ", in lists. */
  problemInShort: {
    BLOCKED: "geblokkeerd",
    ACCESS_CODE_INACTIVE: "toegangscode niet actief",
    WRONG_MOBILE_NUMBER: "krijgt geen code per sms",
    NO_MAIL: "krijgt geen mail",
    NO_ACCESS: "nog geen toegang",
    OTHER: "iets anders",
  },
  fields: {
    emailMissing: "Vul je e-mailadres in.",
    emailInvalid: "Vul een e-mailadres in zoals naam@bedrijf.nl.",
    organisationNumberInvalid: "Vul een nummer van hoogstens 30 tekens in, of laat dit leeg.",
    problemMissing: "Kies wat er niet lukt.",
  },
  ask: {
    title: "Vraag je beheerder om hulp",
    lead: "Wij weten wie je beheerder is en sturen een bericht.",
    email: "E-mailadres",
    emailHint: "Het adres waarmee je inlogt.",
    problem: "Wat lukt er niet?",
    organisationNumber: "Tussenpersoon-, polis- of KvK-nummer",
    organisationNumberHint: "Alleen nodig als je bij meer organisaties werkt.",
    submit: "Verstuur hulpvraag",
  },
  asked: {
    title: "Je hulpvraag is verstuurd",
    known: "Kennen we je e-mailadres? Dan krijgt je beheerder bericht en jij een mail.",
    nobody: (desk: Desk) => `Is er geen beheerder? Dan pakt de ${desk.name} je vraag op.`,
    soon: "Meestal ben je binnen 1 werkdag geholpen.",
    noMail: "Krijg je geen mail?",
    spam: "Kijk bij ongewenste e-mail (spam).",
    other: "Probeer een ander e-mailadres",
    call: (desk: Desk) => `Bel ${desk.phone}`,
    hours: (desk: Desk) => `De ${desk.name} is er ${desk.hours}.`,
  },
  queue: {
    title: "Hulpvragen",
    lead: "Deze mensen hebben geen beheerder die nu kan helpen. De oudste vraag staat bovenaan.",
    empty: "Er wacht niemand op hulp.",
    more: "Er zijn meer dan 100 hulpvragen. Hier staan de oudste.",
    caption: (n: number) => (n === 1 ? "1 open hulpvraag" : `${n} open hulpvragen`),
    person: "Wie",
    stranger: "Iemand zonder account",
    organisation: "Organisatie",
    problem: "Wat lukt er niet",
    standing: "Stand",
    since: "Sinds",
    takenBy: "Opgepakt door",
    nobody: "Nog niemand",
    me: "jou",
    actions: "Actie",
    take: "Oppakken",
    finish: "Afgerond",
    about: (person: string) => `hulpvraag van ${person}`,
    finished: "De hulpvraag is afgerond. De aanvrager krijgt een mail.",
    standings: {
      blocked: "Account geblokkeerd",
      frozen: "Account vastgezet",
      authorisationBlocked: "Autorisatie geblokkeerd",
      withdrawn: "Autorisatie ingetrokken",
      invited: "Nog niet geactiveerd",
      active: "Account is actief",
    },
    navigation: { queue: "Hulpvragen", label: "Medewerker" },
  },
  refusals: {
    alreadyYours: "Je hebt deze hulpvraag al opgepakt.",
    alreadyTaken: (detail: Detail) => `Al opgepakt${by(detail)}${at(detail)}.`,
    alreadyResolved: (detail: Detail) => `Al opgelost${by(detail)}${at(detail)}.`,
  },
  mails: {
    help: {
      subject: (person: string) => `${person} vraagt je hulp bij het inloggen`,
      asks: (person: string, organisation: string) =>
        `${person} van ${organisation} kan niet inloggen en vraagt je hulp.`,
      problems: {
        BLOCKED: "Wat er aan de hand is: het account is geblokkeerd.",
        ACCESS_CODE_INACTIVE: "Wat er aan de hand is: de toegangscode werkt niet meer.",
        WRONG_MOBILE_NUMBER: "Wat er aan de hand is: de code per sms komt niet aan.",
        NO_MAIL: "Wat er aan de hand is: de mail voor een nieuw wachtwoord komt niet aan.",
        NO_ACCESS: "Wat er aan de hand is: er is nog geen toegang.",
        OTHER: "Wat er precies aan de hand is, weten we niet.",
      },
      check: "Twijfel je? Bel dan eerst even, op een nummer dat je kent.",
      button: "Bekijk de hulpvraag",
      reason: (organisation: string) => `Je krijgt deze mail omdat je beheerder bent van ${organisation}.`,
    },
    asked: {
      subject: "Je beheerder heeft je hulpvraag",
      escalatedSubject: (desk: Desk) => `De ${desk.name} heeft je hulpvraag`,
      told: (names: string, organisation: string) =>
        `We hebben je hulpvraag gestuurd aan ${names}, van ${organisation}.`,
      escalated: (organisation: string, desk: Desk) =>
        `Bij ${organisation} is nu geen beheerder die je kan helpen. Daarom heeft de ${desk.name} je hulpvraag.`,
      soon: "Meestal ben je binnen 1 werkdag geholpen. Je krijgt daar bericht van.",
      hurry: (desk: Desk) => `Heb je haast? Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
      notMe: "Heb je dit niet gevraagd? Dan hoef je niets te doen.",
      reason: "Je krijgt deze mail omdat iemand met jouw e-mailadres om hulp vroeg.",
    },
    finished: {
      subject: "Je hulpvraag is afgerond",
      done: (organisation: string, desk: Desk) =>
        `De ${desk.name} heeft je hulpvraag over ${organisation} afgerond. Probeer opnieuw in te loggen.`,
      button: "Inloggen",
      stillNot: (desk: Desk) => `Lukt het nog niet? Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
      reason: "Je krijgt deze mail omdat je om hulp vroeg bij het inloggen.",
    },
  },
};
