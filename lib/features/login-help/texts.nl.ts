import type { Desk } from "#lib/platform/contact.ts";
import type { Facts } from "./rules.ts";
import type { OutcomeText, Place } from "./tree.ts";

/** What an outcome says. `fields` asks for the list of what to send; `forward` is ready to be passed on. */
export type OutcomeWords = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly steps?: readonly string[];
  readonly fields?: boolean;
  readonly forward?: readonly string[];
  readonly after?: readonly string[];
};

export type Outcomes = Readonly<Record<OutcomeText, (place: Place, facts: Facts) => OutcomeWords>>;

const at: Record<Place, string> = { office: "jouw kantoor", company: "jouw bedrijf", organisation: "jouw organisatie" };

const outcomes: Outcomes = {
  blocked: (place) => ({
    title: "Je beheerder kan je deblokkeren",
    paragraphs: [`Dat is de collega die bij ${at[place]} de toegang regelt.`, "Weet je niet wie dat is? Wij wel."],
    after: ["Of vraag een collega die kan inloggen wie je beheerder is."],
  }),
  accessCodeInactive: (place) => ({
    title: "Je beheerder kan je opnieuw autoriseren",
    paragraphs: [
      "Je toegangscode is niet (meer) actief.",
      `De beheerder van ${at[place]} kan dat herstellen. Weet je niet wie dat is? Wij wel.`,
    ],
    after: ["Of vraag een collega die kan inloggen wie je beheerder is."],
  }),
  noCode: (place) => ({
    title: "Je mobiele nummer klopt misschien niet",
    paragraphs: [
      "De code gaat per sms naar het nummer dat wij van je hebben.",
      `De beheerder van ${at[place]} kan dat nummer laten aanpassen. Weet je niet wie dat is? Wij wel.`,
    ],
    after: ["Of vraag een collega die kan inloggen wie je beheerder is."],
  }),
  checkMail: () => ({
    title: "Zo vind je de mail",
    paragraphs: [],
    steps: [
      "Klopt het e-mailadres dat je hebt ingetypt? Zo niet, vraag de mail dan opnieuw aan.",
      "Klopt het wel? Kijk dan bij je ongewenste e-mail (spam).",
    ],
  }),
  noMail: (place) => ({
    title: "Je beheerder kan je helpen",
    paragraphs: [
      "Misschien is je account geblokkeerd. Of wij hebben een ander e-mailadres van je.",
      `De beheerder van ${at[place]} kan dat zien. Weet je niet wie dat is? Wij wel.`,
    ],
    after: ["Of vraag een collega die kan inloggen wie je beheerder is."],
  }),
  administrator: (_, { servicedesk }) => ({
    title: `De ${servicedesk.name} deblokkeert je`,
    paragraphs: ["Ben je zelf de beheerder en kun je niet inloggen? Bel ons dan."],
    after: ["Is er nog een beheerder? Die kan je ook helpen. Stuur dan een hulpvraag."],
  }),
  eherkenning: (_, { eherkenning }) => ({
    title: `Voeg ${eherkenning.service} toe`,
    paragraphs: [
      `In je eHerkenningsprofiel moet de dienst ${eherkenning.service} staan.`,
      "De beheerder van eHerkenning bij jouw kantoor of bedrijf regelt dat. Dat kan iemand anders zijn dan je beheerder hier.",
      "Stuur deze tekst door:",
    ],
    forward: [
      `Wil je de dienst ${eherkenning.service} toevoegen aan mijn eHerkenningsprofiel?`,
      "Dan kan ik inloggen op de mkb-portal en MyAllianzBroker. Bedankt!",
    ],
  }),
  noAccess: () => ({
    title: "Je beheerder kan je toegang geven",
    paragraphs: [
      "De beheerder van je organisatie maakt een autorisatie voor je aan. Daarna krijg je een mail met een link.",
      "Kreeg je die mail al, maar werkt de link niet? Stuur een hulpvraag.",
    ],
    after: ["Ben je nieuw? Vraag een collega die kan inloggen wie de beheerder is."],
  }),
  appoint: (place, { addresses }) => ({
    title: "Meld een beheerder aan",
    paragraphs: [
      (place === "office" ? addresses.adviser : addresses.business)
        ? "Mail ons deze gegevens:"
        : "Bel ons en houd deze gegevens klaar:",
    ],
    fields: true,
    after: [
      "Wij controleren de gegevens. Daarna krijgt de beheerder een mail met een link.",
      "Met die link activeert de beheerder het account.",
      `Dan kan de beheerder medewerkers van ${at[place]} autoriseren.`,
    ],
  }),
  appointUnknown: (_, { servicedesk }) => ({
    title: "Samen zoeken we het uit",
    paragraphs: [`Bel de ${servicedesk.name}. Houd de naam van je organisatie klaar.`],
  }),
  bmw: (_, { bmw }) => ({
    title: "BMW Financial Services helpt je",
    paragraphs: [`Bel de afdeling ${bmw.name}. Zij helpen je graag verder.`],
  }),
  other: (_, { servicedesk }) => ({
    title: "We helpen je verder",
    paragraphs: [
      "Stuur een hulpvraag naar je beheerder. Je hoeft niet te weten wie dat is.",
      `Wil je liever iemand spreken? Bel de ${servicedesk.name}.`,
    ],
  }),
};

export const nl = {
  questions: {
    what: { title: "Hulp bij inloggen", lead: "Wat lukt er niet?" },
    who: { title: "Wie ben je?", lead: "Dan weten we wie je kan helpen." },
    appointing: { title: "Voor wie is de beheerder?", lead: "Een beheerder geeft collega’s toegang en helpt hen." },
  },
  answers: {
    blocked: { label: "Mijn account is geblokkeerd", hint: "" },
    accessCode: { label: "Mijn toegangscode werkt niet (meer)", hint: "" },
    noCode: { label: "Ik krijg geen code per sms", hint: "" },
    noMail: { label: "Ik krijg geen mail voor een nieuw wachtwoord", hint: "" },
    stillNoMail: { label: "Ik krijg nog steeds geen mail", hint: "" },
    eherkenning: { label: "Inloggen met eHerkenning lukt niet", hint: "" },
    noAccess: { label: "Ik heb nog geen toegang", hint: "" },
    noAdministrator: { label: "Wij hebben nog geen beheerder", hint: "" },
    other: { label: "Iets anders, of ik weet het niet", hint: "" },
    adviser: { label: "Adviseur", hint: "Bij een kantoor" },
    business: { label: "Zakelijke klant", hint: "Bij een bedrijf" },
    administrator: { label: "Ik ben zelf de beheerder", hint: "" },
    bmw: { label: "Klant via BMW Financial Services", hint: "" },
    unknown: { label: "Dat weet ik niet", hint: "" },
  },
  outcomes,
  actions: {
    ask: "Vraag je beheerder om hulp",
    askOther: "Stuur een hulpvraag",
    who: "Wie is mijn beheerder?",
    reset: "Vraag de mail opnieuw aan",
    call: (desk: Desk) => `Bel ${desk.phone}`,
    mail: (address: string) => `Mail ${address}`,
    forward: "Mail deze tekst door",
    manual: "Lees de handleiding",
  },
  hours: (desk: Desk) => `Bereikbaar ${desk.hours}.`,
  fields: {
    intermediaryNumber: "Tussenpersoonnummer",
    companyName: "Bedrijfsnaam",
    policyNumber: "Polisnummer",
    lastName: "Achternaam",
    firstName: "Voornaam",
    initials: "Voorletters",
    namePrefix: "Tussenvoegsel",
    gender: "Geslacht",
    email: "E-mailadres",
    mobileNumber: "Mobiel telefoonnummer",
    businessEmail: "Zakelijk e-mailadres",
    businessMobileNumber: "(Zakelijk) mobiel telefoonnummer",
  },
  appointmentSubject: "Beheerder aanmelden",
  forwardSubject: (service: string) => `Verzoek: ${service} toevoegen aan eHerkenning`,
};
