import { ended } from "#lib/platform/i18n/format.ts";
import type { EraseReason, HoldReason, Kind } from "./rules.ts";

type Told = Exclude<Kind, "nobody">;

/** What it is, and what becomes of it or why it stays. */
const kinds = {
  name: [
    "Naam, e-mailadres, mobiel nummer, wachtwoord, en hoe iemand eerder heette",
    "Gaat weg. Het logboek noemt daarna alleen ‘Gewist’ en een nummer.",
  ],
  factors: ["Passkeys, app, herstelcodes, eHerkenning en bekende browsers", "Gaat weg."],
  changes: ["Wijzigingen van nummer, e-mailadres of naam", "Gaat weg."],
  help: ["Hulpvragen en terugbelverzoeken", "Gaat weg."],
  notes: ["Notities van medewerkers", "Gaat weg."],
  appointments: [
    "Aanmeldingen als beheerder",
    "Gaat weg. Volgde deze persoon de aanmelding van een collega, dan gaat daar alleen het e-mailadres weg.",
  ],
  messages: ["Mails en sms’jes aan deze persoon", "Gaat weg."],
  files: ["Regels in geladen lijsten", "Gaat weg."],
  lists: ["Opgeslagen lijsten", "Gaat weg."],
  access: ["Autorisaties", "Blijft, zonder naam: de organisatie moet kunnen laten zien wie er wanneer toegang had."],
  traces: [
    "Sessies en links",
    "Wordt beëindigd, zonder internetadres en browser. Gaat weg na hoogstens 100 dagen: nodig bij misbruik.",
  ],
  dealings: [
    "Zaken, inzages, voorstellen en controles",
    "Blijft zo lang als altijd, met een nummer in plaats van een naam: nodig om verantwoording af te leggen.",
  ],
  log: ["Logboek", "Blijft, met een nummer in plaats van een naam. Dat moet van de toezichthouder."],
  drafts: ["Bestanden die nog niet zijn geladen", "Gaat weg binnen een week na het uploaden."],
  portals: [
    "Wat een portaal van deze persoon weet",
    "Blijft tot het portaal weet dat het account weg is. Wis het daar ook.",
  ],
} satisfies Record<Told, readonly [string, string]> as Readonly<Record<Told, readonly [string, string]>>;

export const nl = {
  kinds,
  eraseReasons: {
    ASKED: "De persoon vraagt het",
    NOT_NEEDED: "We hebben de gegevens niet meer nodig",
    UNLAWFUL: "We hadden de gegevens niet mogen hebben",
  } satisfies Record<EraseReason, string> as Readonly<Record<EraseReason, string>>,
  holdReasons: {
    DISPUTE: "Geschil of rechtszaak",
    SUPERVISOR: "Vraag van een toezichthouder",
    FRAUD: "Onderzoek naar fraude",
    CRIME: "Aangifte of onderzoek van de politie",
  } satisfies Record<HoldReason, string> as Readonly<Record<HoldReason, string>>,
  title: "Wissen en bewaren",
  lead: "Iemand kan vragen zijn gegevens te wissen. Soms moeten we ze juist langer bewaren. Hier doe je beide.",
  back: "Verantwoording",
  told: { bewaard: "De bewaarplicht staat.", vrij: "De bewaarplicht is voorbij." },
  find: {
    title: "Over wie gaat het?",
    who: "Persoon",
    whoHint: "E-mailadres of toegangscode",
    organisation: "Organisatie",
    organisationHint: "Naam of nummer. Alleen om te bewaren.",
    submit: "Zoek",
    nobody: "Niemand gevonden. Controleer wat je typte.",
  },
  person: {
    at: (organisations: string) => `Bij ${ended(organisations)}`,
    nowhere: "Bij geen organisatie.",
    caption: "Wat er met de gegevens gebeurt",
    columns: { what: "Gegevens", rows: "Aantal", becomes: "Wat ermee gebeurt" },
    erase: "Wissen",
    eraseLead: "Een collega kijkt mee en keurt het goed. Daarna kan niemand het terugdraaien, ook wij niet.",
    backups: "In back-ups staat het nog tot die verlopen. Na terugzetten wis je opnieuw.",
    reason: "Waarom?",
    button: "Wis deze persoon",
  },
  hold: {
    person: "Bewaren: deze persoon",
    organisation: (name: string) => `Bewaren: ${name}`,
    lead: "Zolang dit staat, wist niemand iets en ruimt het portaal niets op.",
    leadOrganisation: "Dit geldt voor de organisatie en voor iedereen die er werkt of werkte.",
    reason: "Waarom?",
    fileNumber: "Dossiernummer",
    fileNumberHint: "Waar staat meer? Schrijf geen namen op.",
    until: "Tot en met welke dag?",
    untilHint: "Daarna vervalt het vanzelf. Je kunt het opnieuw instellen.",
    button: "Bewaar alles",
  },
  holds: {
    title: "Wat nu bewaard moet blijven",
    none: "Niets.",
    line: (reason: string, file: string, by: string, until: string) =>
      `${reason}, ${file}. Door ${by}, tot en met ${until}.`,
    end: "Beëindig",
    endWhose: (whom: string) => `: bewaarplicht voor ${whom}`,
  },
  planned: {
    erase: "Een persoon wissen",
    endHold: "Een bewaarplicht beëindigen voor de dag die was gekozen",
    because: "Waarom",
    organisations: "Organisaties",
    after: "Daarna",
    gone: "Niemand kan dit terugdraaien",
    file: "Dossiernummer",
    until: "Tot en met",
    now: "nu",
    none: "geen",
  },
  fields: {
    whoMissing: "Kies over wie het gaat.",
    reasonMissing: "Kies een reden.",
    fileNumberMissing: "Vul een dossiernummer in.",
    fileNumberTooLong: "Dit is te lang. Gebruik hoogstens 200 tekens.",
    dayMissing: "Kies een dag.",
    holdMissing: "Deze bewaarplicht is er niet.",
  },
  refusals: {
    alreadyErased: "Deze persoon is al gewist.",
    isStaff: "Dit is een medewerker van de verzekeraar. Beëindig eerst het account.",
    isHeld: "Er geldt een bewaarplicht. Zolang die staat, wissen we niets.",
    hasAccess: "Deze persoon heeft nog toegang of een uitnodiging. Laat een beheerder die eerst intrekken.",
    hasOpen: "Er loopt nog een zaak, aanmelding of voorstel over deze persoon. Rond dat eerst af.",
    dayOver: "Deze dag is al voorbij. Kies vandaag of later.",
    dayTooFar: "Deze dag is te ver weg. Kies een dag binnen 10 jaar.",
    alreadyEnded: "Deze bewaarplicht is al voorbij.",
  },
};
