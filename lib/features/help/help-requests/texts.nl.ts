import type { Earlier } from "#lib/features/base/people/rules.ts";
import { nl as people } from "#lib/features/base/people/texts.nl.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { counted } from "#lib/platform/i18n/format.ts";

const { earlier } = people;

export const nl = {
  /** The problems in the words of whoever asks. */
  problems: {
    BLOCKED: "Mijn account is geblokkeerd",
    ACCESS_CODE_INACTIVE: "Mijn toegangscode werkt niet meer",
    WRONG_MOBILE_NUMBER: "Ik krijg geen code per sms",
    NO_MAIL: "Ik krijg geen mail voor een nieuw wachtwoord",
    NO_ACCESS: "Ik heb nog geen toegang",
    OTHER: "Iets anders",
  },
  /** The problems in lists, after "kan niet inloggen: ". */
  problemInShort: {
    BLOCKED: "geblokkeerd",
    ACCESS_CODE_INACTIVE: "toegangscode niet actief",
    WRONG_MOBILE_NUMBER: "krijgt geen code per sms",
    NO_MAIL: "krijgt geen mail",
    NO_ACCESS: "nog geen toegang",
    OTHER: "iets anders",
  },
  fields: {
    ...people.emailProblems,
    organisationNumberInvalid: "Vul een nummer van hoogstens 30 tekens in, of laat dit leeg.",
    portalUnknown: "Dit portaal kennen wij niet.",
    problemMissing: "Kies wat er niet lukt.",
  },
  ask: {
    title: "Vraag je beheerder om hulp",
    lead: (desk: Desk) => `Je beheerder krijgt een bericht, of anders de ${desk.name}.`,
    ofAdministrator: {
      title: "Stuur een hulpvraag",
      lead: (desk: Desk) => `Je vraag gaat naar een andere beheerder. Is die er niet? Dan naar de ${desk.name}.`,
    },
    email: "E-mailadres",
    emailHint: "Het adres waarmee je inlogt.",
    problem: "Wat lukt er niet?",
    organisationNumber: "Tussenpersoon-, polis- of KvK-nummer",
    organisationNumberHint: "Nodig als je nog geen account hebt.",
    submit: "Verstuur hulpvraag",
  },
  asked: {
    title: "Je hulpvraag is verstuurd",
    to: "Voor:",
    known: "Kennen we dit adres? Dan krijgt je beheerder nu bericht, en jij een mail.",
    /** After asking for access, which someone without an account does too. */
    newcomer: {
      "met-nummer": {
        known: "Kijk in je mail. Staat daar ‘Dit was ik’? Klik daarop. Vroeg je het vandaag al? Gebruik dan die mail.",
        account: "Heb je nog geen account? Dan krijgt een beheerder je vraag pas na die klik.",
      },
      "zonder-nummer": {
        known: "Kennen we je adres? Dan krijg je een mail. Klik daarin op ‘Dit was ik’.",
        account: "Heb je nog geen account? Zonder nummer weten we niet bij wie je hoort. Je krijgt dan geen mail.",
      },
    },
    again: "Vraag het opnieuw, met een nummer",
    yours: "Je kenmerk:",
    soon: "Meestal ben je binnen 1 werkdag geholpen.",
    later: (desk: Desk) => `Na 4 werkuren herinneren we je beheerders. Daarna helpt de ${desk.name}.`,
    noMail: "Krijg je geen mail?",
    spam: "Kijk bij je ongewenste e-mail (spam).",
    other: "Probeer een ander e-mailadres",
    call: "Bel",
  },
  access: {
    short: "Vraag toegang",
    lead: "Je beheerder kan dit portaal voor je openzetten.",
    submit: "Vraag je beheerder om toegang",
  },
  status: {
    title: "Hoe staat het met je hulpvraag?",
    steps: { received: "Ontvangen", seen: "Gezien", resolved: "Opgelost" },
    notYet: "Nog niet",
    problem: "Wat lukt er niet",
    askedAt: "Gevraagd",
    reference: "Kenmerk",
    helper: "Wie helpt je",
    administrators: (names: string, organisation: string) => `${names} van ${organisation}`,
    someone: "Een beheerder van de organisatie",
    toConfirm: {
      heading: "Heb jij dit gevraagd?",
      known: "Met jouw antwoord weten we dat de vraag echt van jou komt.",
      stranger: "Pas na jouw antwoord krijgt een beheerder je vraag.",
      number: (end: string) => `Het nummer van de organisatie eindigt op ${end}. Klopt dat niet?`,
      another: "Vul een ander nummer in",
      yes: "Dit was ik",
      no: "Dit was ik niet",
    },
    waiting: {
      heading: "Je hoeft nu niets te doen",
      soon: "Meestal ben je binnen 1 werkdag geholpen. Je krijgt dan een mail.",
      hurry: (desk: Desk) => `Haast? Bel de ${desk.name}:`,
    },
    resolved: {
      heading: "Je hulpvraag is opgelost",
      text: "Probeer nu opnieuw in te loggen.",
      signIn: "Inloggen",
      stillNot: "Toch nog niet gelukt",
    },
    denied: {
      heading: "Je hulpvraag is afgerond",
      text: "Je vertelde ons dat jij dit niet vroeg. Er verandert niets aan je account.",
    },
    declined: {
      heading: "Je hulpvraag is afgewezen",
      text: "De beheerder geeft geen toegang.",
      because: {
        NOT_OURS: "Je vraag hoort bij een andere organisatie.",
        NOT_NEEDED: "Volgens de beheerder heb je geen toegang nodig.",
        LEFT: "Volgens de beheerder werk je er niet meer.",
        UNKNOWN: "De beheerder kent je niet.",
      },
    },
    closed: {
      heading: "Je hulpvraag is afgerond",
      text: "De toegang waar je vraag over ging, is gestopt.",
    },
    unknown: {
      heading: "Deze link werkt niet",
      text: "Gebruik de hele link uit onze nieuwste mail. Een vraag die je niet bevestigt, wissen we na 24 uur.",
    },
    expired: {
      heading: "Deze link werkt niet meer",
      text: "Je hulpvraag is meer dan 30 dagen geleden afgerond.",
    },
    again: "Vraag opnieuw om hulp",
    confirmed: "Bedankt. We weten nu dat jij dit vroeg.",
    reopened: "Je hulpvraag is weer open. Wie je helpt, krijgt opnieuw bericht.",
  },
  queue: {
    title: "Hulpvragen",
    lead: "Deze mensen wachten op ons. De oudste vraag staat bovenaan.",
    empty: "Er wacht niemand op hulp.",
    caption: (n: number) => (n === 1 ? "1 open hulpvraag" : `${counted("nl", n)} open hulpvragen`),
    person: "Wie",
    stranger: "Iemand zonder account",
    organisation: "Organisatie",
    problem: "Wat lukt er niet",
    since: "Sinds",
    takenBy: "Opgepakt door",
    nobody: "Nog niemand",
    me: "jou",
    actions: "Actie",
    take: "Oppakken",
    finish: "Afronden",
    about: (person: string) => `hulpvraag van ${person}`,
    finished: "De hulpvraag is afgerond. De aanvrager krijgt een mail.",
    hindrances: {
      blocked: "Account geblokkeerd",
      frozen: "Account vastgezet",
      authorisationBlocked: "Autorisatie geblokkeerd",
      withdrawn: "Autorisatie ingetrokken",
      invited: "Nog niet geactiveerd",
      none: "Account is actief",
    },
  },
  refusals: {
    alreadyYours: "Je hebt deze hulpvraag al opgepakt.",
    alreadyTaken: (first: Earlier) => `Al opgepakt${earlier(first)}.`,
    alreadyResolved: (first: Earlier) => `Al opgelost${earlier(first)}.`,
    alreadyConfirmed: "Je antwoord is al binnen. Klopt dat niet? Bel ons dan.",
    closed: "Deze hulpvraag is afgerond.",
    stillOpen: "Deze hulpvraag is nog open.",
    askedAgain: "Je hebt hier al een nieuwe hulpvraag over. Kijk in je nieuwste mail.",
    tooLongAgo: "Dit is te lang geleden. Vraag opnieuw om hulp.",
    alreadyOpen: "Dit portaal staat al voor je open. Je opent het op je eigen pagina.",
    notOpenHere: "Dit portaal staat niet open voor je organisatie. Dat regelt je beheerder met ons.",
    linkGone: "Deze link werkt niet meer. Vraag opnieuw om hulp.",
  },
};
