import type { Desk } from "#lib/platform/contact.ts";
import type { Facts } from "./rules.ts";
import type { OutcomeText, Place } from "./tree.ts";

/** What an outcome says, and who acts on it. `fields` shows the list of what to send; `forward` is a text to pass on as it is. */
type OutcomeWords = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly steps?: readonly string[];
  readonly fields?: boolean;
  readonly forward?: readonly string[];
  /** Who does this, and how long it takes. */
  readonly by: readonly [who: string, howLong: string];
  /** What follows on that, before the reader is told what to do. */
  readonly next?: readonly string[];
  readonly after?: readonly string[];
};

export type Outcomes = Readonly<Record<OutcomeText, (place: Place, facts: Facts) => OutcomeWords>>;

const at: Record<Place, string> = {
  office: "jouw kantoor",
  company: "jouw bedrijf",
  organisation: "jouw kantoor of bedrijf",
};

const byAdministrator = ["Je beheerder doet dit.", "Meestal binnen 1 werkdag."] as const;
const byDesk = ({ name }: { readonly name: string }) =>
  [`De ${name} doet dit.`, "Meestal al aan de telefoon."] as const;
const askColleague = "Of vraag het een collega die kan inloggen.";

const eherkenningManager = "De beheerder van eHerkenning bij jouw kantoor of bedrijf doet dit.";
const forwardText = ({ service, level }: Facts["eherkenning"]) => [
  `Wil je de dienst ${service} toevoegen aan mijn eHerkenningsprofiel?`,
  `Ik heb minstens niveau ${level} nodig.`,
  "Dan kan ik inloggen op de mkb-portal en MyAllianzBroker. Bedankt!",
];

const outcomes: Outcomes = {
  blocked: (place) => ({
    title: "Je beheerder kan je deblokkeren",
    paragraphs: [`Deze collega regelt bij ${at[place]} de toegang.`, "Je hoeft niet te weten wie dat is."],
    by: byAdministrator,
    after: [askColleague],
  }),
  password: () => ({
    title: "Kies een nieuw wachtwoord",
    paragraphs: [
      "Je krijgt een mail met een link. Daarmee kies je een nieuw wachtwoord.",
      "Moest je wachten na te veel pogingen? Dan ben je niet geblokkeerd: het gaat vanzelf over.",
      "Met een nieuw wachtwoord, een passkey of eHerkenning hoef je niet te wachten.",
    ],
    by: ["Je doet dit zelf.", "De mail komt meestal binnen 5 minuten."],
  }),
  accessCodeInactive: (place) => ({
    title: "Je beheerder kan je opnieuw autoriseren",
    paragraphs: [
      "Je toegangscode is niet (meer) actief.",
      `De beheerder van ${at[place]} kan dat herstellen. Je hoeft niet te weten wie dat is.`,
    ],
    by: byAdministrator,
    after: [askColleague],
  }),
  noCode: (place) => ({
    title: "Je mobiele nummer klopt misschien niet",
    paragraphs: [
      "De code gaat per sms naar het nummer dat wij van je hebben.",
      `De beheerder van ${at[place]} kan dat nummer laten aanpassen. Je hoeft niet te weten wie dat is.`,
      "Is je telefoon kwijt? Dan kun je na je wachtwoord ook een herstelcode of passkey gebruiken.",
    ],
    by: byAdministrator,
    after: [askColleague],
  }),
  checkMail: () => ({
    title: "Zo vind je de mail",
    paragraphs: [],
    steps: [
      "Klopt het e-mailadres dat je hebt ingetypt? Zo niet, vraag de mail dan opnieuw aan.",
      "Klopt het wel? Kijk dan bij je ongewenste e-mail (spam).",
    ],
    by: ["Je doet dit zelf.", "De mail komt meestal binnen 5 minuten."],
  }),
  noMail: (place) => ({
    title: "Je beheerder kan je helpen",
    paragraphs: [
      "Misschien is je account geblokkeerd. Of wij hebben een ander e-mailadres van je.",
      `De beheerder van ${at[place]} kan dat zien. Je hoeft niet te weten wie dat is.`,
    ],
    by: byAdministrator,
    after: [askColleague],
  }),
  administrator: (_, { servicedesk }) => ({
    title: "Een andere beheerder kan je helpen",
    paragraphs: [
      "Stuur een hulpvraag. Die komt bij de andere beheerder.",
      `Is er geen andere? Dan komt je hulpvraag bij de ${servicedesk.name}.`,
    ],
    by: [`De andere beheerder of de ${servicedesk.name} doet dit.`, "Meestal binnen 1 werkdag."],
  }),
  eherkenning: (_, { eherkenning }) => ({
    title: "Zo werkt eHerkenning",
    paragraphs: [],
    steps: [
      `Controleer het niveau van je eHerkenning. Dat is minstens ${eherkenning.level}.`,
      `Laat de dienst ${eherkenning.service} in je eHerkenningsprofiel zetten.`,
      "Log daarna in met eHerkenning.",
    ],
    forward: forwardText(eherkenning),
    by: [eherkenningManager, "Dat kan iemand anders zijn dan je beheerder hier."],
    ...(!eherkenning.isOpen && { after: ["Inloggen met eHerkenning doe je in het portaal zelf, niet hier."] }),
  }),
  externalCancelled: (_, { eherkenning }) => ({
    title: "Je bent gestopt bij eHerkenning",
    paragraphs: ["Er is niets gebeurd. Je kunt het zo opnieuw proberen."],
    by: ["Je doet dit zelf.", "Dat kan meteen."],
    forward: forwardText(eherkenning),
    next: [
      `Hield eHerkenning je tegen? Dan staat de dienst ${eherkenning.service} misschien niet in je profiel.`,
      "De beheerder van eHerkenning bij jouw kantoor of bedrijf kan dat wijzigen.",
    ],
  }),
  externalService: (_, { eherkenning }) => ({
    title: "De dienst staat niet in je eHerkenningsprofiel",
    paragraphs: [
      `Je hebt een machtiging nodig voor de dienst ${eherkenning.service}.`,
      "Een machtiging is hoogstens 5 jaar geldig. Vraag daarna een nieuwe aan.",
    ],
    forward: forwardText(eherkenning),
    by: [eherkenningManager, "Dat kan iemand anders zijn dan je beheerder hier."],
    after: [
      "Stuurt de leverancier een brief om te tekenen? Die is 14 dagen geldig.",
      "Is één brief verlopen? Dan tekent iedereen opnieuw.",
    ],
  }),
  externalLevel: (_, { eherkenning }) => ({
    title: "Het niveau van je eHerkenning is te laag",
    paragraphs: [
      `Je hebt minstens niveau ${eherkenning.level} nodig.`,
      "Vraag je leverancier om een hoger niveau. Daarna log je opnieuw in.",
    ],
    by: [eherkenningManager, "Een hoger niveau duurt vaak een paar dagen."],
  }),
  externalNumber: () => ({
    title: "Dit KvK-nummer klopt niet",
    paragraphs: [
      "Je koos bij eHerkenning een ander bedrijf dan waarvoor je hier werkt.",
      "Log opnieuw in en kies bij eHerkenning het goede bedrijf.",
      "Is je KvK-nummer pas veranderd? Vertel het je beheerder.",
    ],
    by: ["Je doet dit zelf.", "Dat kan meteen."],
  }),
  externalBranch: () => ({
    title: "Je machtiging geldt voor één vestiging",
    paragraphs: ["Hier is een machtiging voor het hele bedrijf nodig.", "Laat je machtiging daarom aanpassen."],
    by: [eherkenningManager, "Meestal binnen enkele dagen."],
  }),
  externalChain: () => ({
    title: "Je machtiging loopt via een ander bedrijf",
    paragraphs: [
      "Dat heet een ketenmachtiging. Daarmee kun je hier niet inloggen.",
      "Vraag om een machtiging van je eigen bedrijf.",
    ],
    by: [eherkenningManager, "Meestal binnen enkele dagen."],
  }),
  externalNoAccess: (place) => ({
    title: "Je hebt hier geen toegang",
    paragraphs: [
      "Je eHerkenning werkt, maar je account bij ons staat niet open.",
      `De beheerder van ${at[place]} kan dat zien en oplossen.`,
    ],
    by: byAdministrator,
    after: [askColleague],
  }),
  externalTaken: () => ({
    title: "Deze eHerkenning hoort bij een ander account",
    paragraphs: [
      "Eén eHerkenning opent één account. Koppel hem eerst los bij het andere account.",
      "Is dat account niet van jou? Bel ons dan.",
    ],
    by: ["Je doet dit zelf.", "Dat kan meteen."],
  }),
  externalUnclear: () => ({
    title: "Het antwoord van eHerkenning klopte niet",
    paragraphs: ["Wij laten dan niemand binnen. Probeer het opnieuw.", "Gebeurt het weer? Bel ons."],
    by: ["Je doet dit zelf.", "Dat kan meteen."],
  }),
  externalDown: () => ({
    title: "Inloggen met eHerkenning lukt nu niet",
    paragraphs: ["eHerkenning antwoordt niet. Wacht een paar minuten en probeer het opnieuw."],
    by: ["Je doet dit zelf.", "Met je wachtwoord kan dat meteen."],
  }),
  externalExpired: () => ({
    title: "Dit duurde te lang",
    paragraphs: ["Inloggen met eHerkenning moet binnen 10 minuten, in dezelfde browser.", "Begin opnieuw."],
    by: ["Je doet dit zelf.", "Dat kan meteen."],
  }),
  noAccess: () => ({
    title: "Je beheerder kan je toegang geven",
    paragraphs: [
      "De beheerder van je organisatie maakt een autorisatie voor je aan. Daarna krijg je een mail met een link.",
      "Kreeg je die mail al, maar werkt de link niet? Stuur een hulpvraag.",
    ],
    by: byAdministrator,
    after: ["Ben je nieuw? Vraag een collega die kan inloggen wie de beheerder is."],
  }),
  appoint: (place) => ({
    title: "Meld een beheerder aan",
    paragraphs: ["Dat kan meteen. Houd deze gegevens klaar:"],
    fields: true,
    by: ["Wij doen dit.", "Eerst controleren we de gegevens."],
    next: [
      "Daarna krijgt de beheerder een mail met een link. Met die link activeert de beheerder het account.",
      `Dan kan de beheerder autorisaties maken voor collega’s bij ${at[place]}.`,
    ],
  }),
  appointUnknown: (_, { servicedesk }) => ({
    title: "Samen zoeken we het uit",
    paragraphs: [`Spreek met de ${servicedesk.name}. Houd de naam van je organisatie klaar.`],
    by: byDesk(servicedesk),
  }),
  bmw: (_, { bmw }) => ({
    title: "BMW Financial Services helpt je",
    paragraphs: [`Neem contact op met de ${bmw.name}.`, "Zij helpen je graag verder."],
    by: ["BMW Financial Services doet dit.", "Meestal al aan de telefoon."],
  }),
  other: () => ({
    title: "We helpen je verder",
    paragraphs: [
      "Stuur een hulpvraag naar je beheerder. Je hoeft niet te weten wie dat is.",
      "Wil je liever iemand spreken? Dat kan ook.",
    ],
    by: byAdministrator,
  }),
  servicedesk: (_, { servicedesk }) => ({
    title: `Spreek met de ${servicedesk.name}`,
    paragraphs: [
      `De ${servicedesk.name} zoekt met je mee.`,
      "Vertel wat je al hebt gedaan. Houd de naam van je organisatie klaar.",
    ],
    by: byDesk(servicedesk),
  }),
};

export const nl = {
  /** `page` is what the page is called, where the question itself is not its name. */
  questions: {
    what: { page: "Hulp bij inloggen", title: "Wat lukt er niet?", lead: "" },
    appointing: {
      page: "",
      title: "Voor wie is de beheerder?",
      lead: "Een beheerder geeft collega’s toegang en helpt hen.",
    },
    external: { page: "", title: "Wat ging er mis bij eHerkenning?", lead: "" },
  },
  answers: {
    password: { label: "Mijn wachtwoord werkt niet", hint: "" },
    blocked: { label: "Mijn account is geblokkeerd", hint: "" },
    accessCode: { label: "Mijn toegangscode werkt niet", hint: "" },
    noCode: { label: "Ik krijg geen code per sms", hint: "Ook als je telefoon kwijt is." },
    noMail: { label: "Ik krijg geen mail", hint: "" },
    stillNoMail: { label: "Ik krijg nog steeds geen mail", hint: "" },
    stillStuck: { label: "Het lukt nog steeds niet", hint: "" },
    eherkenning: { label: "eHerkenning geeft een fout", hint: "" },
    external: { label: "Ik weet wat er misging", hint: "" },
    externalCancelled: { label: "Ik stopte zelf, of eHerkenning hield me tegen", hint: "" },
    externalService: { label: "De dienst ontbreekt in mijn profiel", hint: "" },
    externalLevel: { label: "Mijn niveau is te laag", hint: "" },
    externalNumber: { label: "Het KvK-nummer klopt niet", hint: "" },
    externalBranch: { label: "Mijn machtiging is voor één vestiging", hint: "" },
    externalChain: { label: "Mijn machtiging loopt via een ander bedrijf", hint: "" },
    externalNoAccess: { label: "Mijn account staat niet open", hint: "" },
    externalTaken: { label: "Mijn eHerkenning hoort bij een ander account", hint: "" },
    externalUnclear: { label: "Het antwoord klopte niet", hint: "" },
    externalDown: { label: "eHerkenning antwoordt niet", hint: "" },
    externalExpired: { label: "Het duurde te lang", hint: "" },
    noAccess: { label: "Ik heb nog geen toegang", hint: "" },
    noAdministrator: { label: "Wij hebben geen beheerder", hint: "" },
    other: { label: "Iets anders, of dat weet ik niet", hint: "" },
    adviser: { label: "Adviseur", hint: "Bij een kantoor." },
    business: { label: "Zakelijke klant", hint: "Bij een bedrijf." },
    administrator: { label: "Ik ben zelf de beheerder", hint: "" },
    noOther: { label: "Er is geen andere beheerder", hint: "" },
    bmw: { label: "Via BMW Financial Services", hint: "" },
    unknown: { label: "Dat weet ik niet", hint: "" },
  },
  outcomes,
  notSolved: "Niet opgelost?",
  used: {
    title: "Dit gebruikte je hier eerder",
    app: "Je app: vul na je wachtwoord de code uit de app in.",
    recovery: "Een herstelcode: kies na je wachtwoord ‘Gebruik een herstelcode’.",
    passkey: "Je passkey: kies die bij het inloggen.",
    signIn: "Naar inloggen",
  },
  actions: {
    ask: "Vraag je beheerder om hulp",
    askOther: "Stuur een hulpvraag",
    who: "Wie is mijn beheerder?",
    newPassword: "Kies een nieuw wachtwoord",
    reset: "Vraag de mail opnieuw aan",
    call: (desk: Desk) => `Bel ${desk.phone}`,
    callBack: "Laat je terugbellen",
    appoint: "Beheerder aanmelden",
    mail: (address: string) => `Mail ${address}`,
    forward: "Mail deze tekst",
    external: "Inloggen met eHerkenning",
    signIn: "Inloggen",
    manual: "Lees de handleiding",
  },
  hours: (desk: Desk) => `Bereikbaar ${desk.hours}.`,
  exactName: "De precieze naam van de dienst",
  copyName: "Kopieer de naam",
  forwardThis: "Stuur deze tekst door:",
  copyText: "Kopieer de tekst",
  copied: "Gekopieerd",
  fields: {
    intermediaryNumber: "Tussenpersoonnummer",
    companyName: "Bedrijfsnaam",
    policyNumber: "Polisnummer",
    lastName: "Achternaam",
    firstName: "Voornaam",
    initials: "Voorletters",
    namePrefix: "Tussenvoegsel (mag leeg blijven)",
    gender: "Geslacht (mag leeg blijven)",
    email: "E-mailadres",
    mobileNumber: "Mobiel nummer",
    businessEmail: "Zakelijk e-mailadres",
    businessMobileNumber: "(Zakelijk) mobiel nummer",
  },
  appointmentSubject: "Beheerder aanmelden",
  forwardSubject: (service: string) => `Verzoek: ${service} toevoegen aan eHerkenning`,
};
