import { words as names } from "#lib/features/base/people/texts.ts";
import { dateTime, exact } from "#lib/platform/i18n/format.ts";
import { portalsToChoose } from "#lib/platform/portals.ts";
import type { ColumnField } from "./rules/fields.ts";
import type { Separator } from "#lib/platform/tables/table.ts";
import type { ProblemCode } from "./rules/rows.ts";
import type { SkipReason } from "./rules/skipped.ts";

const megabytes = (value: number) => (value / 1024 / 1024).toLocaleString("nl-NL", { maximumFractionDigits: 1 });
const people = (count: number) => (count === 1 ? "1 collega" : `${exact("nl", count)} collega’s`);
const rows = (count: number) => (count === 1 ? "1 rij" : `${exact("nl", count)} rijen`);

const columnNames: Record<ColumnField, string> = {
  initials: "Voorletters",
  firstName: "Voornaam",
  namePrefix: "Tussenvoegsel",
  lastName: "Achternaam",
  fullName: "Hele naam",
  email: "E-mailadres",
  mobileNumber: "Mobiel nummer",
  otherNumber: "Ander nummer, als het mobiele leeg is",
  portals: "Portalen",
  validUntil: "Geldig tot en met",
};

const problems: Record<ProblemCode, (row: number) => string> = {
  cutOff: () => "Hier is het eind afgekapt. Typ wat er moet staan.",
  lastNameMissing: () => "Vul de achternaam in.",
  nameUnclear: () => names.nl.nameProblems.nameOdd,
  nameTooLong: () => names.nl.nameProblems.nameTooLong,
  nameAddress: () => names.nl.nameProblems.nameAddress,
  emailMissing: () => names.nl.emailProblems.emailMissing,
  emailInvalid: () => names.nl.emailProblems.emailInvalid,
  emailTwice: (row) => `Dit adres staat ook in rij ${row}, bij een andere naam.`,
  portalsTwice: (row) => `Staat ook in rij ${row}, met andere portalen. Zet alles in één rij.`,
  dateTwice: (row) => `Staat ook in rij ${row}, met een andere einddatum. Zet alles in één rij.`,
  phoneTwice: (row) => `Staat ook in rij ${row}, met een ander nummer. Laat er één staan.`,
  phoneUnclear: () => names.nl.mobileProblems.phoneUnclear,
  phoneShort: () => names.nl.mobileProblems.phoneShort,
  phonePremium: () => names.nl.mobileProblems.phonePremium,
  phoneMachine: () => names.nl.mobileProblems.phoneMachine,
  phoneLandline: () => names.nl.mobileProblems.phoneLandline,
  phoneCountry: () => "Naar dit land gaat geen sms. Vul een ander mobiel nummer in.",
  phoneLostDigits: () => "Excel heeft cijfers weggelaten. Typ het hele nummer.",
  phoneTwo: () => "Hier staan twee mobiele nummers. Laat er één staan.",
  portalsUnclear: () => `Dit portaal kennen we niet. Kies ${portalsToChoose("nl")}.`,
  portalRetired: () => "Dit portaal is gestopt. Haal het weg.",
  portalNotOpened: () => "Je organisatie heeft dit portaal niet.",
  dateUnclear: () => "Dit is geen datum. Schrijf die als 31-12-2026.",
  datePast: () => "Deze datum is al voorbij. Kies een latere dag.",
  starterGone: () => "Niet gedaan: wie startte, is geen beheerder meer.",
};

export const nl = {
  people,
  rows,
  title: "Importeren",
  back: "Gebruikers",
  columnNames,
  problems,
  upload: {
    pasted: "Of plak je lijst",
    pastedHint: "Kopieer de cellen in Excel, met de kopjes, en plak ze hier.",
    templateCsv: "Download het voorbeeld (csv)",
    lead: "Voeg al je collega’s in één keer toe uit je eigen lijst.",
    file: "Bestand",
    hint: "Een xlsx- of csv-bestand, hoogstens 2 MB en 20.000 rijen. Je controleert alles voordat er iets gebeurt.",
    button: "Bestand controleren",
    template: "Nog geen lijst? Download het voorbeeld (xlsx)",
    templateName: "collega’s",
    recent: "Eerdere imports",
    caption: "Bestanden van de laatste 90 dagen",
    columns: { file: "Bestand", when: "Geüpload", by: "Door", status: "Status" },
    statuses: {
      UPLOADED: "Kolommen kiezen",
      CHECKED: "Nog niet gestart",
      RUNNING: "Bezig",
      STOPPED: "Gestopt",
      DONE: "Klaar",
      UNDONE: "Teruggedraaid",
    },
    noName: "Bestand zonder naam",
  },
  match: {
    encoding: "Hoe horen deze namen te zijn?",
    encodingHint: "Het bestand zegt niet welke letters het heeft. Kies de regel die klopt.",
    separator: "Wat staat er tussen de kolommen?",
    separators: {
      ";": "Puntkomma ;",
      "\t": "Tab",
      "|": "Streepje |",
      ",": "Komma ,",
      "^": "Dakje ^",
      "~": "Golfje ~",
      ":": "Dubbele punt :",
    } satisfies Record<Separator, string>,
    sheet: "Welk blad?",
    allSheets: "Alle bladen met een lijst",
    hidden: "Verborgen rijen",
    withHidden: "Lees ook rijen die in het bestand verborgen zijn",
    title: "Welke kolom is wat?",
    lead: "We herkennen niet elke kolom. Klopt dit?",
    question: (header: string, number: number) => (header ? `Kolom ‘${header}’` : `Kolom ${number}, zonder naam`),
    sample: (values: string) => `Bijvoorbeeld: ${values}`,
    empty: "Deze kolom is leeg.",
    unused: "Niet gebruiken",
    button: "Verder",
  },
  check: {
    guessed: (count: number) =>
      `${count === 1 ? "Bij 1 collega" : `Bij ${exact("nl", count)} collega’s`} hebben we iets geraden. Kijk die na: er staat ‘geraden’ bij.`,
    guess: "geraden",
    readAs: (read: string) => `gelezen als ${read}`,
    skipped: {
      above: (count: number) => `${rows(count)} boven de kopjes overgeslagen.`,
      header: (count: number) => `${rows(count)} met kopjes.`,
      example: (count: number) => `${rows(count)} met een voorbeeld van ons overgeslagen.`,
      hidden: (count: number, row: string) =>
        `${rows(count)} overgeslagen die in je bestand verborgen ${count === 1 ? "is" : "zijn"}, vanaf ${row.toLowerCase()}.`,
      sheet: (count: number, _: string, sheet: string) =>
        `Blad ‘${sheet}’ overgeslagen (${rows(count)}): we zien er geen lijst van collega’s in.`,
      hiddenSheet: (count: number, _: string, sheet: string) =>
        `Verborgen blad ‘${sheet}’ overgeslagen (${rows(count)}).`,
      nobody: (count: number, row: string) =>
        `${rows(count)} zonder naam, adres en nummer overgeslagen, vanaf ${row.toLowerCase()}.`,
      footer: (count: number, row: string) =>
        `${rows(count)} met een totaal of voetregel overgeslagen: ${row.toLowerCase()}.`,
    } satisfies Record<SkipReason, (count: number, row: string, sheet: string) => string>,
    sheets: (names: string) => `Gelezen bladen: ${names}.`,
    odd: "Klopt er iets niet met letters, kolommen of bladen?",
    readAgain: "Lees het bestand anders",
    all: "Dit hebben we gelezen",
    lead: "Klopt iets niet? Verbeter het hier, of sla een rij over. Foute rijen staan bovenaan.",
    caption: (from: number, to: number, all: number) =>
      `Rij ${exact("nl", from)}–${exact("nl", to)} van ${exact("nl", all)}`,
    before: "Opslaan en vorige rijen",
    next: "Opslaan en volgende rijen",
    notStarted: (left: number) =>
      `Opgeslagen, nog niet geïmporteerd. Er ${left === 1 ? "is" : "zijn"} nog ${rows(left)} fout.`,
    standings: {
      wrong: "Fout",
      fresh: "Nieuw",
      twice: "Staat al in een eerdere rij",
      there: "Bestaat al",
      withdrawn: "Ingetrokken.",
      again: "Autoriseer opnieuw",
    },
    title: "Controleer je lijst",
    readBefore: "Dit bestand was al gelezen. Je gaat verder met wat er al verbeterd is.",
    counts: {
      todo: (count: number) => `${exact("nl", count)} nieuw`,
      wrong: (count: number) => `${exact("nl", count)} fout`,
      unchanged: (count: number) => (count === 1 ? "1 bestaat al" : `${exact("nl", count)} bestaan al`),
      twice: (count: number) => `${exact("nl", count)} dubbel in je lijst`,
    },
    unused: (headers: string) => `Niet gebruikt: ${headers}. Dat is weg zodra je importeert.`,
    unreachable: (count: number) =>
      `${count === 1 ? "1 collega heeft" : `${exact("nl", count)} collega’s hebben`} geen mobiel nummer. Vul dat later aan: zonder nummer is activeren niet mogelijk.`,
    wrong: (count: number) => `Verbeter ${rows(count)}`,
    columns: { row: "Rij", name: "Naam", reach: "Adres en nummer", rights: "Portalen en einddatum", skip: "Overslaan" },
    row: (number: number) => `Rij ${number}`,
    nobody: "Zonder naam",
    skip: "Sla over",
    skipRow: (number: number) => `rij ${number}`,
    mend: "Opslaan",
    mended: "Opgeslagen. Alle rijen zijn nu goed.",
    mendedSome: (left: number) => `Opgeslagen. Er ${left === 1 ? "is" : "zijn"} nog ${rows(left)} fout.`,
    download: "Download alleen de foute rijen (xlsx)",
    downloadName: "foute-rijen",
    reason: "Reden",
    later: (count: number) => `Hierna komen nog ${rows(count)}.`,
    start: "Toevoegen",
    invites: "Uitnodiging sturen",
    now: "Nu: iedereen krijgt meteen een mail",
    notNow: "Later: jij nodigt ze zelf uit",
    portalsLabel: "Toegang tot",
    leftOut: (count: number) =>
      `${count === 1 ? "1 foute rij doet" : `${exact("nl", count)} foute rijen doen`} niet mee.`,
    button: "Importeren",
    nothing: "Er is niemand om toe te voegen.",
    again: "Ander bestand kiezen",
  },
  progress: {
    stopped: "De import is gestopt",
    stoppedWhy: "Deze import is gestopt voordat iedereen was toegevoegd. Wie al is toegevoegd, blijft.",
    goOn: "Ga verder",
    title: "We voegen je collega’s toe",
    done: (count: number, all: number) => `${exact("nl", count)} van ${exact("nl", all)} klaar.`,
    leave: "Je mag deze pagina sluiten. Duurt het lang, dan krijg je een mail.",
    refresh: "Ververs",
  },
  report: {
    notInvited: "Ze zijn nog niet uitgenodigd.",
    inviteAll: "Kies ze in de lijst en nodig ze in één keer uit",
    addedCaption: "Wie is toegevoegd",
    title: "Je import is klaar",
    undoneTitle: "Deze import is teruggedraaid",
    added: (count: number) => `${people(count)} toegevoegd.`,
    unchanged: (count: number) => `${people(count)} ${count === 1 ? "stond" : "stonden"} er al.`,
    twice: (count: number) => `${rows(count)} ${count === 1 ? "stond" : "stonden"} dubbel in je lijst.`,
    failed: (count: number) => `${rows(count)} niet gelukt.`,
    undone: (count: number) => `${people(count)} weer weggehaald.`,
    stayed: (count: number) =>
      `${people(count)} ${count === 1 ? "is" : "zijn"} niet veranderd: al beheerder of al ingetrokken.`,
    by: (name: string, when: string) => `Gestart door ${name} op ${when}.`,
    kept: "We bewaren dit verslag 90 dagen.",
    caption: "Rijen die niet gelukt zijn",
    columns: { row: "Rij", person: "Wie", reason: "Reden" },
    undo: "Draai deze import terug",
    activated: (count: number) =>
      `Terugdraaien kan niet meer: ${people(count)} ${count === 1 ? "is" : "zijn"} al actief geworden.`,
    all: "Naar alle gebruikers",
  },
  undo: {
    title: "Deze import terugdraaien?",
    consequence: (count: number) =>
      `We halen ${people(count)} weer weg. ${count === 1 ? "De uitnodiging werkt" : "De uitnodigingen werken"} dan niet meer.`,
    stay: (count: number) =>
      `${people(count)} ${count === 1 ? "verandert" : "veranderen"} niet: al beheerder of al ingetrokken.`,
    button: "Draai deze import terug",
    back: "Terug naar het verslag",
  },
  fields: {
    fileMissing: "Kies eerst een bestand, of plak je lijst.",
    importMissing: "Deze import bestaat niet meer.",
    invitesMissing: "Kies of we nu een uitnodiging sturen.",
    ...names.nl.portalProblems,
  },
  refusals: {
    fileEmpty: "Dit bestand is leeg. Kies een bestand met je collega’s erin.",
    fileTooLarge: ({ count }: { count: number }) =>
      `Het bestand mag hoogstens 2 MB zijn. Dit bestand is ${megabytes(count)} MB. Verdeel het over meer bestanden.`,
    oldExcel: "Dit is een oud of beveiligd Excel-bestand. Bewaar het zonder wachtwoord als xlsx.",
    notASpreadsheet: "Dit is geen xlsx- of csv-bestand. Open je lijst en bewaar die als xlsx.",
    unzippedTooLarge: ({ count }: { count: number }) =>
      `Uitgepakt mag een xlsx hoogstens 30 MB zijn. Dit bestand is ${megabytes(count)} MB. Verwijder plaatjes en andere bladen.`,
    tooManyRows: ({ count }: { count: number }) =>
      `Een bestand mag hoogstens 20.000 rijen hebben. Dit heeft er ${exact("nl", count)}. Verdeel het over meer bestanden.`,
    tooManyColumns: ({ count }: { count: number }) =>
      `Een bestand mag hoogstens 300 kolommen hebben. Dit heeft er ${exact("nl", count)}. Verwijder kolommen die je niet nodig hebt.`,
    tooManyCells: ({ count }: { count: number }) =>
      `Dit bestand heeft ${exact("nl", count)} cellen. Dat is meer dan wij lezen. Verwijder kolommen en bladen die je niet nodig hebt.`,
    tooMuchToRead:
      "Dit bestand is te zwaar om te lezen. Kopieer alleen je lijst naar een nieuw bestand en bewaar dat als xlsx.",
    readersBusy: "We lezen nu veel bestanden tegelijk. Probeer het over een minuut opnieuw.",
    noRows: "We vinden geen collega’s in dit bestand. Zet elke collega op een eigen rij.",
    sameFile: ({ at }: { at: Date }) =>
      `Dit bestand is al geïmporteerd op ${dateTime("nl", at)}. Er is niets toegevoegd.`,
    columnsMissing: "Kies een kolom voor de naam en een voor het e-mailadres.",
    alreadyChecked: "De kolommen zijn al gekozen. Laad de pagina opnieuw.",
    sourceGone: "We hebben dit bestand niet meer. Kies het opnieuw.",
    notChecked: "Kies eerst wat elke kolom is.",
    overtaken: ({ rows }: { rows: string }) =>
      `In rij ${rows} is intussen iets veranderd. Wat jij typte staat er nog. Kijk het na en sla opnieuw op.`,
    alreadyStarted: "Deze import is al gestart. Laad de pagina opnieuw.",
    nothingNew: "Er is niemand om toe te voegen. Verbeter eerst de foute rijen.",
    portalNotOpened: "Je organisatie heeft dit portaal niet. Kies een ander.",
    portalsMissing: "Kies minstens één portaal.",
    anotherRunning: "Er loopt al een import. Wacht tot die klaar is.",
    alreadyUndone: "Deze import is al teruggedraaid.",
    notDone: "Deze import is nog bezig. Wacht tot die klaar is.",
    someoneActivated: ({ count }: { count: number }) =>
      `Terugdraaien kan niet meer: ${people(count)} ${count === 1 ? "is" : "zijn"} al actief geworden.`,
    nothingToUndo: "Er is niemand van deze import om weg te halen.",
  },
};
