import type { Status } from "#lib/features/appointment/appointments/rules.ts";
import type { Earlier } from "#lib/features/base/people/rules.ts";
import { dayTime, ended } from "#lib/platform/i18n/format.ts";

const when = (at: Date | null) => (at ? `, ${dayTime("nl", at)}` : "");
const earlier = ({ by, at }: Earlier) => `${by && ` door ${by}`}${when(at)}`;

const hoursInWords = (n: number) => (n === 0 ? "minder dan 1 uur" : `${n} uur`);

/** Says what a colleague did just before. */
function already(first: Earlier & { readonly status: Status }): string {
  switch (first.status) {
    case "SUBMITTED":
      return "De aanmelder heeft het e-mailadres nog niet bevestigd.";
    case "CONFIRMED":
      return "Niemand heeft deze aanmelding opgepakt. Pak die eerst op.";
    case "CHECKING":
      return "Deze aanmelding is nog in behandeling.";
    case "EXPIRED":
      return `Deze aanmelding is al verlopen${when(first.at)}.`;
    case "WITHDRAWN":
      return `Deze aanmelding is al ingetrokken${when(first.at)}.`;
    default:
      return `Al beoordeeld${earlier(first)}.`;
  }
}

export const nl = {
  fields: {
    reasonMissing: "Kies waarom je afwijst.",
    noteTooLong: "Schrijf het korter: hoogstens 500 tekens.",
  },
  refusals: {
    alreadyYours: "Je hebt deze aanmelding al opgepakt.",
    alreadyTaken: (first: Earlier) => `Al opgepakt${earlier(first)}.`,
    alreadyDone: already,
    ownGain: "Dit nummer of adres is van jou. Een collega beoordeelt deze aanmelding.",
    ownCheck: "Jij hebt hier zelf aan gewerkt. Een collega keurt goed.",
    letIn: "Jij gaf wie dit controleerde een taak, of kreeg er een van die collega. Daarom keurt iemand anders goed.",
    checksMissing: "Nog niet alles is gecontroleerd. Daarna kun je goedkeuren.",
    numberChanged:
      "Na het terugbellen kreeg deze organisatie bij ons een ander nummer. Een collega belt eerst dat nummer.",
    doubtCame: "Er kwam net iets bij. Laad de pagina opnieuw en kijk bij ‘Al bekend’.",
    noteMissing: "Niet alles klopt. Schrijf op waarom je toch goedkeurt.",
    organisationsDiffer: "Het nummer en het KvK-nummer horen bij twee organisaties. Zoek eerst uit welke het is.",
    organisationClosed: "Deze organisatie is gesloten. Wijs de aanmelding af.",
    organisationChanged: "De organisatie is net veranderd. Laad de pagina opnieuw en kijk nog eens.",
    staffAddress: "Dit e-mailadres is van een medewerker. Wijs de aanmelding af.",
    staffNumber: "Dit mobiele nummer is van een medewerker. Wijs de aanmelding af.",
  },
  statuses: {
    SUBMITTED: "wacht op bevestiging",
    CONFIRMED: "wacht",
    CHECKING: "in behandeling",
    APPROVED: "goedgekeurd",
    REJECTED: "afgewezen",
    INVITED: "uitgenodigd",
    COMPLETED: "begonnen",
    EXPIRED: "verlopen",
    WITHDRAWN: "ingetrokken",
  },
  kinds: { INTERMEDIARY: "kantoor", BUSINESS: "bedrijf" },
  numbers: { INTERMEDIARY: "Tussenpersoonnummer", BUSINESS: "Polisnummer" },
  genders: { FEMALE: "vrouw", MALE: "man", OTHER: "anders", UNSAID: "wil ik niet zeggen" },
  reasons: {
    NUMBER_UNKNOWN: "Het nummer is niet bekend",
    NAME_DIFFERS: "De naam hoort niet bij het nummer",
    NOT_REACHED: "De organisatie was niet bereikbaar",
    NOT_AUTHORISED: "De organisatie bevestigt het niet",
    HAS_ADMINISTRATOR: "Er is al een beheerder",
    ALREADY_ASKED: "Er is al een andere aanmelding",
    OTHER_PORTAL: "Hoort bij een ander portaal",
  },
  told: {
    approved: (name: string) => `Goedgekeurd: ${ended(name)} De aanmelder krijgt een mail.`,
    rejected: (name: string) => `Afgewezen: ${ended(name)} De aanmelder krijgt een mail.`,
    released: (name: string) => `Teruggelegd: ${ended(name)} Een collega kan verder.`,
    withdrawn: (name: string) => `Ingetrokken: ${ended(name)}`,
  },
  clock: (hours: number, of: number) => `${hoursInWords(hours)} van ${of}`,
  late: (hours: number, of: number) => `te laat: ${hoursInWords(hours)} van ${of}`,
  hours: hoursInWords,
  queue: {
    title: "Aanmeldingen",
    lead: "Wie het langst wacht, staat bovenaan. Tijd telt in werkuren.",
    decidedLead: "Wat de laatste 30 dagen beoordeeld is, het nieuwste bovenaan.",
    shows: "Welke aanmeldingen",
    show: { alles: "Alles", mijn: "Van mij", klaar: "Klaar voor goedkeuring", beoordeeld: "Al beoordeeld" },
    metrics: "Hoe het ervoor staat",
    open: "Open",
    oldest: "Oudste",
    oldestLate: "Oudste, te laat",
    median: "De helft wacht langer dan",
    decided: "Deze week beoordeeld",
    none: "–",
    empty: {
      alles: "Er wacht geen aanmelding. Een nieuwe komt hier zodra het e-mailadres bevestigd is.",
      mijn: "Je hebt niets onder handen. Pak een aanmelding op uit de lijst.",
      klaar: "Niets wacht op jouw goedkeuring. Een collega controleert eerst.",
      beoordeeld: "De laatste 30 dagen is niets beoordeeld.",
    },
    toAll: "Bekijk alle aanmeldingen",
    caption: (n: number) => (n === 1 ? "1 aanmelding" : `${n} aanmeldingen`),
    organisation: "Organisatie",
    waits: "Wacht",
    toCheck: "Nog te doen",
    takenBy: "Opgepakt door",
    outcome: "Uitkomst",
    decidedBy: "Beoordeeld",
    actions: "Actie",
    nothing: "Niets",
    ready: "klaar voor goedkeuring",
    nobody: "Nog niemand",
    me: "jou",
    take: "Oppakken",
    look: "Beoordeel",
    goOn: "Ga verder",
    alike: (n: number) => (n === 1 ? "lijkt op 1 andere" : `lijkt op ${n} andere`),
    already: (who: string, when: string) => `al beoordeeld door ${who}, ${when}`,
  },
  oneCase: {
    page: "Aanmelding",
    title: (name: string) => `Aanmelding van ${name}`,
    back: "Terug naar de aanmeldingen",
    follower: "Aangemeld door",
    reference: (reference: string) => `Kenmerk ${reference}`,
    organisation: "Organisatie",
    kvkNumber: "KvK-nummer",
    person: "Beheerder",
    email: "E-mailadres",
    mobileNumber: "Mobiel nummer",
    confirmed: "Bevestigd",
    waited: "Wacht",
    notFilledIn: "niet ingevuld",
    masked: "Het hele adres en nummer zie je als je de aanmelding oppakt of kunt goedkeuren.",
    place: "Welke organisatie het wordt",
    newPlace: "De organisatie staat nog niet in het portaal. Keur je goed, dan komt die erin.",
    existing: "Staat al in het portaal",
    administrators: (n: number) =>
      n === 0 ? "geen beheerder die nu kan handelen" : n === 1 ? "1 beheerder" : `${n} beheerders`,
    objection: "De beheerders krijgen bericht. De uitnodiging gaat een dag later weg.",
    others: "Lijkt op een andere aanmelding",
    othersLead: "Deze aanmelding en de andere, naast elkaar.",
    beside: (reference: string, status: string) => `Naast ${reference} (${status})`,
    openOther: (name: string) => `Open de aanmelding van ${name}`,
    field: "Gegeven",
    thisOne: "Deze",
    other: "De andere",
    isSame: "zelfde",
    isOther: "anders",
    isOtherHidden: "anders, in het deel dat je niet ziet",
    decision: "Beoordelen",
    take: "Oppakken",
    release: "Leg terug",
    approve: "Goedkeuren",
    reject: "Afwijzen",
    note: "Waarom keur je toch goed?",
    noteHint: "Alleen collega’s lezen dit.",
    rejectNote: "Opmerking voor collega’s",
    reason: "Reden",
    rejectHeading: "Afwijzen met een mail",
    rejectLead: "Bij elke reden hoort een mail die zegt wat de aanmelder nu kan doen.",
    preview: "Bekijk de mails",
    notYou: {
      taken: "Jij hebt deze aanmelding opgepakt. Een collega keurt goed.",
      ownGain: "Dit nummer of adres is van jou. Een collega beoordeelt deze aanmelding.",
      ownCheck: "Jij hebt hier iets gecontroleerd. Een collega keurt goed.",
      letIn: "Jij gaf wie dit controleerde een taak, of kreeg er een van die collega. Daarom keurt iemand anders goed.",
    },
    missing: (what: string) => `Nog te doen: ${what}.`,
    doubt: "Niet alles klopt. Keur je toch goed? Schrijf dan op waarom.",
    careful: "Controleer je zelf iets? Dan kun je niet meer goedkeuren.",
    waiting: "Nog niemand heeft deze aanmelding opgepakt.",
    takenBy: (who: string, when: string) => `Opgepakt door ${who}, ${when}.`,
    takenByMe: (when: string) => `Opgepakt door jou, ${when}.`,
    decided: {
      SUBMITTED: "De aanmelder heeft het e-mailadres nog niet bevestigd.",
      CONFIRMED: "",
      CHECKING: "",
      APPROVED: "Al goedgekeurd",
      REJECTED: "Al afgewezen",
      INVITED: "Al goedgekeurd",
      COMPLETED: "Al goedgekeurd",
      EXPIRED: "Verlopen",
      WITHDRAWN: "Ingetrokken",
    },
    by: (who: string, when: string) => ` door ${who}, ${when}`,
    on: (when: string) => `, ${when}`,
    invited: (when: string) => `De uitnodiging ging weg: ${when}.`,
    notInvited: "De uitnodiging gaat nog weg.",
    begun: (when: string) => `De beheerder is begonnen: ${when}.`,
    writtenNote: (note: string) => `Opmerking: ${note}`,
    rejectedFor: (reason: string) => `Reden: ${reason}.`,
    neighbours: "Vorige en volgende",
    previous: "Vorige aanmelding",
    next: "Volgende aanmelding",
    compared: "Oordeel",
  },
};
