import type { Detail } from "#lib/platform/gate/outcome.ts";
import { dateTime } from "#lib/platform/i18n/format.ts";

const person = ({ person }: Detail) => String(person ?? "Deze collega");
const first = ({ by, at }: Detail) =>
  by && at instanceof Date ? ` Al gedaan door ${String(by)} op ${dateTime("nl", at)}.` : "";

export const nl = {
  fields: {
    emailMissing: "Vul je e-mailadres in.",
    emailInvalid: "Vul een e-mailadres in zoals naam@bedrijf.nl.",
    colleagueMissing: "Kies eerst een collega.",
    fromMissing: "Vul de eerste dag in.",
    untilMissing: "Vul de laatste dag in.",
    dayInvalid: "Vul een datum in zoals 31-12-2026.",
    untilBeforeFrom: "De laatste dag ligt voor de eerste dag.",
    untilTooLate: "Waarnemen kan hoogstens 90 dagen. Kies een eerdere laatste dag.",
  },
  refusals: {
    alreadyAdministrator: (detail: Detail) => `${person(detail)} is al beheerder.${first(detail)}`,
    notAdministrator: (detail: Detail) => `${person(detail)} is geen beheerder meer.${first(detail)}`,
    notActive: (detail: Detail) => `${person(detail)} heeft geen actief account. Kies een andere collega.`,
    blocked: (detail: Detail) => `${person(detail)} is geblokkeerd. Deblokkeer eerst, of kies een ander.`,
    hasEnd: (detail: Detail) =>
      `De autorisatie van ${person(detail)} heeft een einddatum. Haal die weg, of kies een waarnemer.`,
    lastAdministrator: (detail: Detail) =>
      `${person(detail)} is de laatste beheerder zonder einddatum. Maak eerst een ander beheerder.`,
    periodOver: "Deze periode is al voorbij. Kies een latere laatste dag.",
    endsBefore: (detail: Detail) =>
      `De autorisatie van ${person(detail)} eindigt eerder. Kies een eerdere laatste dag.`,
    noDeputy: (detail: Detail) => `${person(detail)} neemt nu niet waar.${first(detail)}`,
  },
  who: {
    email: "E-mailadres",
    emailHint: "Het adres waarmee je inlogt.",
    title: "Wie is mijn beheerder?",
    lead: "Wij mailen je wie je beheerders zijn. Ook lees je waarom je niet kunt inloggen.",
    submit: "Mail mij de namen",
    skip: "Meteen hulp nodig?",
    skipLink: "Stuur een hulpvraag",
  },
  told: {
    title: "Kijk in je mail",
    lead: "Kennen we je e-mailadres? Dan is er nu een mail naar je onderweg.",
    to: "Je vulde in:",
    wrong: "Klopt dit adres niet?",
    change: "Wijzig het",
    next: "In de mail staat wie je beheerders zijn en wat je nu kunt doen.",
    help: "Je hoeft de naam niet te weten om hulp te vragen.",
    ask: "Vraag je beheerder om hulp",
    none: "Geen mail gekregen?",
    spam: "Kijk bij je ongewenste e-mail (spam).",
    callBack: "Laat je terugbellen",
    call: (name: string) => `Of bel de ${name}:`,
  },
  mail: {
    hello: (firstName: string) => `Hallo ${firstName},`,
    asked: "Je vroeg wie je beheerder is. Hier lees je dat, en hoe je account ervoor staat.",
    mobile: (ending: string) =>
      `Een code per sms gaat naar je nummer dat eindigt op ${ending}. Klopt dat niet? Zeg dat als je hulp vraagt.`,
    noMobile: "Wij hebben geen mobiel nummer van je. Zeg dat als je hulp vraagt.",
    linkLasts: "De knop hieronder werkt 7 dagen en één keer. Een oudere link werkt niet meer.",
    notMe: "Heb je dit niet gevraagd? Dan hoef je niets te doen.",
    reason: "Je krijgt deze mail omdat iemand met jouw e-mailadres vroeg wie je beheerder is.",
  },
  screen: {
    title: "Beheerders",
    lead: "Beheerders helpen collega’s die niet kunnen inloggen, en regelen wie toegang heeft.",
    marks: { red: "Nu regelen", orange: "Kwetsbaar", green: "In orde" },
    lights: {
      red: "Geen beheerder kan nu iets doen.",
      orange: "Er is maar één beheerder die nu kan helpen.",
      green: (able: number) => `${able} beheerders kunnen nu helpen.`,
    },
    advice: {
      red: "Deblokkeer een beheerder of maak iemand beheerder.",
      orange: "Ben je ziek of met vakantie? Dan kan niemand helpen. Maak nog iemand beheerder.",
      green: "Goed: valt er één uit, dan helpt een ander.",
    },
    caption: "Beheerders en waarnemers",
    columns: { name: "Naam", role: "Rol", status: "Status", action: "Actie" },
    you: "dit ben jij",
    administrator: "Beheerder",
    until: (day: string) => `Beheerder tot en met ${day}`,
    deputyFrom: (from: string, until: string) => `Waarnemend beheerder van ${from} tot en met ${until}`,
    deputyUntil: (until: string) => `Waarnemend beheerder tot en met ${until}`,
    whom: (name: string) => `: ${name}`,
    remove: "Geen beheerder meer",
    end: "Waarneming beëindigen",
    add: "Nog een beheerder maken",
    deputise: "Waarnemer aanwijzen",
    handOver: "Beheer overdragen",
    forDeputies: "Je neemt waar. Alleen een beheerder kan hier iets wijzigen.",
    holiday: {
      title: "Ga je met vakantie?",
      accounts: "Heeft iedereen een eigen account?",
      deputy: "Is er een tweede beheerder of een waarnemer tot je terug bent?",
      numbers: "Klopt van iedereen het mobiele nummer?",
      see: "Bekijk gedeelde postvakken",
      check: "Bekijk wie geen nummer heeft",
      appoint: "Wijs een waarnemer aan",
    },
  },
  done: {
    appointed: (name: string) => `${name} is nu beheerder en krijgt daar bericht van.`,
    removed: (name: string) => `${name} is geen beheerder meer en krijgt daar bericht van.`,
    deputy: (name: string) => `${name} is aangewezen als waarnemer en krijgt daar bericht van.`,
    deputyEnded: (name: string) => `${name} neemt niet meer waar en krijgt daar bericht van.`,
  },
  choose: {
    back: "Beheerders",
    appoint: {
      title: "Wie wordt beheerder?",
      lead: "Een beheerder kan alles wat jij hier kunt.",
      confirm: (name: string) => `${name} beheerder maken?`,
      what: "Een beheerder ziet alle collega’s, deblokkeert hen en regelt hun toegang.",
      then: (name: string) => `${name} en de andere beheerders krijgen een mail. ${name} logt opnieuw in.`,
      submit: "Beheerder maken",
    },
    handOver: {
      title: "Aan wie draag je over?",
      lead: "Je collega wordt beheerder. Jij bent het dan niet meer.",
      confirm: (name: string) => `Beheer overdragen aan ${name}?`,
      what: "Je bent daarna zelf geen beheerder meer. Je houdt je portalen.",
      then: (name: string) => `Alleen ${name} of een andere beheerder kan dit terugdraaien. Iedereen krijgt een mail.`,
      submit: "Beheer overdragen",
    },
    deputise: {
      title: "Wie neemt waar?",
      lead: "Een waarnemer is beheerder voor een periode. Die begint en eindigt vanzelf.",
      confirm: (name: string) => `${name} laten waarnemen?`,
      what: "Een waarnemer helpt collega’s, maar verandert niets aan wie beheerder is.",
      then: (name: string) => `${name} krijgt een mail: nu, op de eerste dag en na de laatste dag.`,
      submit: "Waarnemer aanwijzen",
    },
    from: "Eerste dag",
    until: "Laatste dag",
    untilHint: "Tot en met deze dag, hoogstens 90 dagen.",
    search: "Zoek een collega op naam of e-mailadres",
    find: "Zoek",
    who: "Kies een collega",
    more: "Staat je collega er niet bij? Zoek op naam.",
    none: "Geen actieve collega gevonden.",
    next: "Verder",
    other: "Kies een ander",
    cannot: "Dit kan nu niet",
  },
  stop: {
    title: "Beheer beëindigen",
    remove: (name: string) => `${name} geen beheerder meer?`,
    end: (name: string) => `Waarneming van ${name} beëindigen?`,
    removed: (name: string) => `${name} houdt de eigen portalen, maar kan niets meer beheren. Dat geldt meteen.`,
    told: (name: string) => `${name} en de andere beheerders krijgen een mail.`,
    cancel: "Niet doen",
  },
  mails: {
    open: "Bekijk de beheerders",
    signIn: "Inloggen",
    unexpected: (by?: string) => `Had je dit niet verwacht? Vraag het ${by || "je beheerder"}.`,
    reason: (organisation: string) => `Je krijgt deze mail omdat je toegang hebt via ${organisation}.`,
    period: (from: string, until: string) => `Van ${from}\ntot en met ${until}.`,
    appointed: {
      subject: "Je bent nu beheerder",
      said: (by: string, organisation: string) => `${by} heeft je beheerder gemaakt van ${organisation}.`,
      can: "Je helpt collega’s die niet kunnen inloggen en regelt hun toegang.",
      again: "Log opnieuw in om te beginnen.",
    },
    removed: {
      subject: "Je bent geen beheerder meer",
      said: (by: string, organisation: string) =>
        `${by} heeft je rol gewijzigd. Je bent geen beheerder meer van ${organisation}.`,
      still: "Je eigen portalen houd je. Log daarvoor opnieuw in.",
    },
    handedOver: {
      subject: "Het beheer is aan jou overgedragen",
      said: (by: string, organisation: string) =>
        `${by} heeft het beheer van ${organisation} aan jou overgedragen. Je bent nu beheerder.`,
      took: (by: string) => `${by} is geen beheerder meer en heeft het beheer aan jou overgedragen.`,
      can: "Je helpt collega’s die niet kunnen inloggen en regelt hun toegang.",
      again: "Log opnieuw in om te beginnen.",
    },
    deputy: {
      subject: "Je neemt waar als beheerder",
      said: (by: string, organisation: string) =>
        `${by} heeft je aangewezen als waarnemend beheerder van ${organisation}.`,
      can: "In die tijd help je collega’s die niet kunnen inloggen en regel je hun toegang.",
      itself: "Het begint en eindigt vanzelf.",
    },
    deputyStarts: {
      subject: "Je waarneming is begonnen",
      said: (organisation: string) => `Je bent nu waarnemend beheerder van ${organisation}.`,
    },
    deputyEnds: {
      subject: "Je waarneming is voorbij",
      said: (organisation: string) =>
        `Je bent geen waarnemend beheerder meer van ${organisation}. Bedankt voor het waarnemen.`,
    },
    deputyEnded: {
      subject: "Je waarneming is beëindigd",
      said: (by: string, organisation: string) =>
        `${by} heeft je waarneming beëindigd. Je bent geen waarnemend beheerder van ${organisation}.`,
    },
    about: {
      appointed: {
        subject: (name: string) => `${name} is nu beheerder`,
        said: (by: string, name: string, organisation: string) =>
          `${by} heeft ${name} beheerder gemaakt van ${organisation}.`,
      },
      removed: {
        subject: (name: string) => `${name} is geen beheerder meer`,
        said: (by: string, name: string, organisation: string) =>
          `${by} heeft de rol van ${name} gewijzigd. ${name} is geen beheerder meer van ${organisation}.`,
      },
      handedOver: {
        subject: (name: string) => `Het beheer is overgedragen aan ${name}`,
        said: (by: string, name: string, organisation: string) =>
          `${by} heeft het beheer van ${organisation} overgedragen aan ${name}. ${by} is geen beheerder meer.`,
      },
      deputy: {
        subject: (name: string) => `${name} neemt waar als beheerder`,
        said: (by: string, name: string, organisation: string) =>
          `${by} heeft ${name} aangewezen als waarnemend beheerder van ${organisation}.`,
      },
      deputyEnded: {
        subject: (name: string) => `${name} neemt niet meer waar`,
        said: (by: string, name: string, organisation: string) =>
          `${by} heeft de waarneming van ${name} bij ${organisation} beëindigd.`,
      },
    },
  },
};
