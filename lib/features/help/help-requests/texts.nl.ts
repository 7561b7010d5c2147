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
    organisationNumberHint: "Heb je nog geen account? Vul dit dan in.",
    submit: "Verstuur hulpvraag",
  },
  asked: {
    title: "Je hulpvraag is verstuurd",
    to: "Voor:",
    known: "Kennen we dit adres? Dan krijgt je beheerder nu bericht, en jij een mail.",
    yours: "Je kenmerk:",
    soon: "Meestal ben je binnen 1 werkdag geholpen.",
    later: (desk: Desk) => `Na 4 werkuren herinneren we je beheerders. Daarna helpt de ${desk.name}.`,
    noMail: "Krijg je geen mail?",
    spam: "Kijk bij ongewenste e-mail (spam).",
    other: "Probeer een ander e-mailadres",
    call: "Bel",
  },
  status: {
    title: "Hoe staat het met je hulpvraag?",
    steps: { received: "Ontvangen", seen: "Gezien", resolved: "Opgelost" },
    notYet: "nog niet",
    problem: "Wat lukt er niet",
    askedAt: "Gevraagd",
    reference: "Kenmerk",
    helper: "Wie helpt je",
    administrators: (names: string, organisation: string) => `${names} van ${organisation}`,
    someone: "Een beheerder van de organisatie",
    toConfirm: {
      heading: "Heb jij dit gevraagd?",
      known: "Met jouw antwoord weet je beheerder of het echt van jou komt.",
      stranger: "Pas na jouw antwoord krijgt een beheerder je vraag.",
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
      heading: "Je hulpvraag is gesloten",
      text: "Je vertelde ons dat jij dit niet vroeg. Er verandert niets aan je account.",
    },
    closed: {
      heading: "Je hulpvraag is gesloten",
      text: "De toegang waar je vraag over ging, is gestopt.",
    },
    unknown: {
      heading: "Deze link werkt niet",
      text: "Gebruik de hele link uit onze nieuwste mail. Een vraag die je niet bevestigt, wissen we na 24 uur.",
    },
    expired: {
      heading: "Deze link werkt niet meer",
      text: "Je hulpvraag is meer dan 30 dagen geleden gesloten.",
    },
    again: "Vraag opnieuw om hulp",
    confirmed: "Bedankt. We weten nu dat jij dit vroeg.",
    reopened: "Je hulpvraag is weer open. Wie je helpt, krijgt opnieuw bericht.",
  },
  queue: {
    title: "Hulpvragen",
    lead: "Deze mensen wachten op ons. De oudste vraag staat bovenaan.",
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
  },
  refusals: {
    alreadyYours: "Je hebt deze hulpvraag al opgepakt.",
    alreadyTaken: (detail: Detail) => `Al opgepakt${by(detail)}${at(detail)}.`,
    alreadyResolved: (detail: Detail) => `Al opgelost${by(detail)}${at(detail)}.`,
    alreadyConfirmed: "Je antwoord is al binnen. Klopt dat niet? Bel ons dan.",
    closed: "Deze hulpvraag is gesloten.",
    stillOpen: "Deze hulpvraag is nog open.",
    askedAgain: "Je hebt hier al een nieuwe hulpvraag over. Kijk in je nieuwste mail.",
    tooLongAgo: "Dit is te lang geleden. Vraag opnieuw om hulp.",
    linkGone: "Deze link werkt niet meer. Vraag opnieuw om hulp.",
  },
  mails: {
    help: {
      known: {
        subject: {
          asked: (person: string) => `${person} vraagt je hulp bij het inloggen`,
          again: (person: string) => `Toch nog niet gelukt: ${person} vraagt je hulp`,
          reminder: (person: string) => `Nog niet opgelost: ${person} vraagt je hulp`,
        },
        asks: {
          asked: (person: string, organisation: string) =>
            `${person} van ${organisation} kan niet inloggen en vraagt je hulp.`,
          again: (person: string, organisation: string) =>
            `${person} van ${organisation} kan nog steeds niet inloggen en vraagt opnieuw je hulp.`,
          reminder: (person: string, organisation: string) =>
            `${person} van ${organisation} kan niet inloggen en wacht op hulp.`,
        },
      },
      stranger: {
        subject: {
          asked: "Iemand vraagt toegang",
          again: "Toch nog niet gelukt: iemand vraagt toegang",
          reminder: "Nog niet opgelost: iemand vraagt toegang",
        },
        asks: {
          asked: (organisation: string) => `Iemand zonder account vraagt toegang bij ${organisation}.`,
          again: (organisation: string) => `Iemand zonder account vraagt opnieuw toegang bij ${organisation}.`,
          reminder: (organisation: string) => `Iemand zonder account wacht op toegang bij ${organisation}.`,
        },
      },
      problems: {
        BLOCKED: "Wat gemeld is: het account is geblokkeerd.",
        ACCESS_CODE_INACTIVE: "Wat gemeld is: de toegangscode werkt niet meer.",
        WRONG_MOBILE_NUMBER: "Wat gemeld is: de code per sms komt niet aan.",
        NO_MAIL: "Wat gemeld is: de mail voor een nieuw wachtwoord komt niet aan.",
        NO_ACCESS: "Wat gemeld is: er is nog geen toegang.",
        OTHER: "Wat er precies niet lukt, weten we niet.",
      },
      standings: {
        blocked: "Wat wij zien: het account is geblokkeerd.",
        frozen: "Wat wij zien: het account is vastgezet.",
        authorisationBlocked: "Wat wij zien: een beheerder heeft de autorisatie geblokkeerd.",
        withdrawn: "Wat wij zien: de toegangscode is niet meer actief.",
        invited: "Wat wij zien: de uitnodiging is nog niet gebruikt.",
        active: "Wat wij zien: het account is actief.",
      },
      confirmed: "De hulpvraag is bevestigd via e-mail.",
      unconfirmed: "Nog niet bevestigd: bel eerst, op een nummer dat je kent.",
      strange: "Het e-mailadres is bevestigd. Wie het is, weten wij niet. Ken je de persoon niet? Doe dan niets.",
      later: (desk: Desk) => `Lukt het jullie vandaag niet? Dan neemt de ${desk.name} het over.`,
      button: "Bekijk de hulpvraag",
      reason: (organisation: string) => `Je krijgt deze mail omdat je beheerder bent van ${organisation}.`,
    },
    denied: {
      subject: (person: string) => `Gesloten: ${person} vroeg niet om hulp`,
      denied: (person: string, organisation: string) =>
        `De hulpvraag van ${person} van ${organisation} is gesloten. Het was iemand anders.`,
      nothing: "Je hoeft niets te doen. Aan het account is niets veranderd.",
      careful: "Belt iemand je hierover? Bel dan zelf terug, op een nummer dat je kent.",
    },
    answers: { yes: "Dit was ik", no: "Dit was ik niet", look: "Bekijk je hulpvraag" },
    asked: {
      subject: "Je beheerder heeft je hulpvraag",
      escalatedSubject: (desk: Desk) => `De ${desk.name} heeft je hulpvraag`,
      told: (names: string, organisation: string) =>
        `We hebben je hulpvraag gestuurd aan ${names}, van ${organisation}.`,
      listed: (names: string, organisation: string) =>
        `Je hulpvraag staat in de lijst van ${names}, van ${organisation}.`,
      escalated: (organisation: string, desk: Desk) =>
        `Bij ${organisation} is nu geen beheerder die je kan helpen. Daarom heeft de ${desk.name} je hulpvraag.`,
      soon: "Meestal ben je binnen 1 werkdag geholpen. Je krijgt daar bericht van.",
      reference: (reference: string) => `Je kenmerk is ${reference}.`,
      question: "Heb jij dit gevraagd? Vertel het ons. Daarna zie je hoe het met je hulpvraag staat.",
      hurry: (desk: Desk) => `Heb je haast? Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
      reason: "Je krijgt deze mail omdat iemand met jouw e-mailadres om hulp vroeg.",
    },
    stranger: {
      subject: "Heb jij om hulp bij het inloggen gevraagd?",
      asked: "Iemand vroeg met dit e-mailadres om toegang.",
      question: "Was jij dat? Vertel het ons. Pas daarna krijgt een beheerder je vraag.",
      waits: "Een beheerder heeft je vraag al. Je hoeft niets te doen.",
      otherwise: "Was jij het niet? Dan hoef je niets te doen. Na 24 uur wissen we de vraag.",
      reason: "Je krijgt deze mail omdat iemand jouw e-mailadres invulde bij de hulp.",
    },
    noPlace: {
      subject: "Je hulpvraag bij het inloggen",
      noPlace: "Je account hoort niet bij een organisatie. Daarom is er geen beheerder die je kan helpen.",
      call: (desk: Desk) => `Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
      notMe: "Heb je dit niet gevraagd? Dan hoef je niets te doen.",
      reason: "Je krijgt deze mail omdat iemand met jouw e-mailadres om hulp vroeg.",
    },
    handedOver: {
      subject: (desk: Desk) => `De ${desk.name} heeft nu je hulpvraag`,
      now: (desk: Desk) => `Je hulpvraag is nog niet opgelost. Daarom helpt de ${desk.name} je nu verder.`,
      nothing: "Je hoeft niets te doen.",
    },
    finished: {
      subject: "Je hulpvraag is afgerond",
      done: (organisation: string | null, desk: Desk) =>
        `De ${desk.name} heeft je hulpvraag${organisation === null ? "" : ` over ${organisation}`} afgerond. Probeer opnieuw in te loggen.`,
      button: "Inloggen",
      stillNot: "Toch nog niet gelukt",
      call: (desk: Desk) => `Liever bellen? De ${desk.name} is er ${desk.hours}: ${desk.phone}.`,
      reason: "Je krijgt deze mail omdat je om hulp vroeg bij het inloggen.",
    },
  },
};
