import { nl as imports } from "#lib/features/administration/imports/texts.nl.ts";
import { nl as base } from "#lib/features/base/people/texts.nl.ts";
import { exact } from "#lib/platform/i18n/format.ts";
import { portalsToChoose } from "#lib/platform/portals.ts";

const { fileTooLarge, oldExcel, notASpreadsheet, unzippedTooLarge } = imports.refusals;
const { tooManyCells, tooMuchToRead, readersBusy } = imports.refusals;
const ofAnyFile = {
  ...{ fileTooLarge, oldExcel, notASpreadsheet, unzippedTooLarge },
  ...{ tooManyCells, tooMuchToRead, readersBusy },
};

const { people } = base;
const { rows } = imports;
const organisations = (count: number) => (count === 1 ? "1 organisatie" : `${exact("nl", count)} organisaties`);

const beside = (row: number) => (row > 0 ? ` op rij ${row}` : " eerder in het bestand");

export const nl = {
  loading: {
    template: "Download een leeg bestand (xlsx)",
    templateCsv: "Download een leeg bestand (csv)",
    templateName: "organisaties",
    title: "Bestand laden",
    back: "Organisaties",
    lead: "Een csv of xlsx met één rij per persoon. We kijken eerst alles na. Er gebeurt nog niets.",
    file: "Bestand",
    hint: "Een xlsx- of csv-bestand, hoogstens 10.000 rijen en 2 MB",
    button: "Bekijk het bestand",
    columnsTitle: "Welke kolommen?",
    columnsLead: "Zet op de eerste rij de namen van de kolommen. De volgorde maakt niet uit.",
    columnsCaption: "Kolommen die we kennen",
    column: "Kolom",
    meaning: "Wat erin staat",
    same: "Hetzelfde bestand twee keer laden voegt niets toe. Wat er al staat, wijzigen we niet.",
    invited: "Wie in het bestand ‘actief’ is, krijgt ook een uitnodiging. Het wachtwoord kennen we niet.",
    recent: "Eerder geladen",
    caption: "Bestanden, nieuwste eerst",
    columns: { file: "Bestand", status: "Status", when: "Wanneer", by: "Door" },
    statuses: { CHECKED: "Nog niet gestart", RUNNING: "Bezig", DONE: "Klaar" },
    noName: "Zonder naam",
  },
  columnNames: {
    kind: "Soort",
    organisation: "Organisatie",
    intermediaryNumbers: "Tussenpersoonnummer",
    policyNumbers: "Polisnummer",
    numbers: "Nummers",
    kvkNumber: "KvK-nummer",
    phoneNumber: "Telefoon",
    opened: "Portalen",
    initials: "Voorletters",
    firstName: "Voornaam",
    namePrefix: "Tussenvoegsel",
    lastName: "Achternaam",
    email: "E-mailadres",
    mobileNumber: "Mobiel nummer",
    portals: "Portalen persoon",
    accessCode: "Toegangscode",
    role: "Rol",
    status: "Status",
  },
  columnMeans: {
    kind: "kantoor of bedrijf; leeg mag als het nummer dat al zegt",
    organisation: "de naam van het kantoor of bedrijf",
    intermediaryNumbers: "een of meer, met een spatie of ; ertussen",
    policyNumbers: "een of meer, met een spatie of ; ertussen",
    numbers: "in plaats van de twee hierboven, als de soort erbij staat",
    kvkNumber: "8 cijfers; leeg mag",
    phoneNumber: "van de organisatie; leeg mag",
    get opened() {
      return `${portalsToChoose("nl")}; leeg is wat gebruikelijk is`;
    },
    initials: "of een voornaam",
    firstName: "of voorletters",
    namePrefix: "leeg mag",
    lastName: "alle persoonskolommen leeg: dan alleen de organisatie",
    email: "van de persoon zelf",
    mobileNumber: "leeg mag; zonder nummer is activeren niet mogelijk",
    portals: "leeg is alles wat de organisatie heeft",
    accessCode: "leeg is een nieuwe",
    role: "beheerder of gebruiker; leeg is gebruiker",
    status: "actief of uitgenodigd; leeg mag",
  },
  check: {
    download: "Download alleen de foute rijen (xlsx)",
    downloadName: "foute-rijen",
    reason: "Reden",
    title: "Klopt dit bestand?",
    fresh: (count: number) => `${organisations(count)} nieuw`,
    known: (count: number) => `${organisations(count)} al bekend`,
    people: (count: number) => `${people(count)} nieuw`,
    unchanged: (count: number) => `${rows(count)} al bekend`,
    wrong: (count: number) => `${rows(count)} fout`,
    unreachable: (count: number) =>
      `${people(count)} ${count === 1 ? "heeft" : "hebben"} geen mobiel nummer. Zonder nummer is activeren niet mogelijk.`,
    different: (count: number) => `Bij ${rows(count)} staat er nu iets anders. Dat wijzigen we niet.`,
    notable: "Fout of anders",
    caption: "Rijen, met het nummer in je bestand",
    wrongCaption: "Foute rijen",
    mend: "Opslaan en opnieuw nakijken",
    columns: { row: "Rij", what: "Wie of wat", outcome: "Wat er is", mend: "Verbeter", skip: "Laat weg" },
    row: (number: number) => `Rij ${number}`,
    kept: (fields: string) => `Niet gewijzigd: ${fields}.`,
    leftOut: (count: number) =>
      `${count === 1 ? "1 foute rij doet" : `${exact("nl", count)} foute rijen doen`} niet mee.`,
    nothing: "Er is niets nieuws om op te nemen.",
    again: "Ander bestand kiezen",
    start: "Opnemen",
    invites: "Uitnodiging sturen",
    now: "Nu: iedereen die nieuw is, krijgt meteen een mail",
    later: "Later: niemand krijgt nu een mail",
    button: "Opnemen",
  },
  progress: {
    title: "We nemen het bestand op",
    done: (count: number, all: number) => `${exact("nl", count)} van ${rows(all)} klaar.`,
    leave: "Je mag deze pagina sluiten. Duurt het lang, dan krijg je een mail.",
    refresh: "Ververs",
    stuckTitle: "Het opnemen is gestopt",
    stuck: "Er ging iets mis. Wat is opgenomen, blijft. Ga verder waar het stopte.",
  },
  report: {
    title: "Het bestand is opgenomen",
    added: (count: number, fresh: number) => `${people(count)} toegevoegd, ${organisations(fresh)} gemaakt.`,
    unchanged: (count: number) => `${rows(count)} ${count === 1 ? "stond" : "stonden"} er al.`,
    failed: (count: number) => `${rows(count)} niet gelukt.`,
    by: (name: string, when: string) => `Gestart door ${name} op ${when}.`,
    kept: "We bewaren dit verslag 90 dagen.",
    caption: "Wat er van elke rij geworden is",
    outcomes: { ADDED: "Toegevoegd", UNCHANGED: "Bestaat al", FAILED: "Niet gelukt" },
    ofOrganisation: "de organisatie zelf",
  },
  problems: {
    organisationMissing: () => "Vul de naam van de organisatie in.",
    organisationTooLong: () => "De naam mag hoogstens 120 tekens hebben.",
    organisationDiffers: (row: number) => `Dit nummer heeft${beside(row)} een andere naam.`,
    organisationUnclear: () => "Deze nummers horen nu bij verschillende organisaties.",
    organisationClosed: () => "Deze organisatie is gesloten.",
    organisationChanged: () =>
      "Deze nummers horen nu bij een andere organisatie. Controleer ze, en neem het bestand opnieuw op.",
    kindMissing: () => "Vul in of het een kantoor of een bedrijf is.",
    kindUnclear: () => "Schrijf ‘kantoor’ of ‘bedrijf’.",
    kindDiffers: (row: number) => `Dit nummer heeft${beside(row)} een andere soort.`,
    numberMissing: () => "Vul een tussenpersoonnummer of polisnummer in.",
    numberUnclear: () => "Een nummer heeft hoogstens 20 letters en cijfers.",
    kvkUnclear: () => "Een KvK-nummer heeft 8 cijfers.",
    kvkDiffers: (row: number) => `Dit nummer heeft${beside(row)} een ander KvK-nummer.`,
    accessCodeUnclear: () => "Een toegangscode heeft 4 tot 20 letters of cijfers.",
    accessCodeTwice: (row: number) => `Deze toegangscode staat ook${beside(row)}.`,
    accessCodeTaken: () => "Iemand anders heeft deze toegangscode al.",
    roleUnclear: () => "Schrijf ‘beheerder’ of ‘gebruiker’.",
    administratorThere: () =>
      "Er is al een beheerder. Die kan er een bij zetten. Of laat deze persoon zich aanmelden als beheerder.",
    statusUnclear: () => "Alleen ‘actief’ en ‘uitgenodigd’ nemen we op.",
    emailOfStaff: () => "Dit e-mailadres is van een medewerker van de verzekeraar.",
  },
  fields: {
    fileMissing: "Kies eerst een bestand.",
    loadMissing: "Dit bestand is er niet meer.",
    invitesMissing: "Kies of we nu een uitnodiging sturen.",
  },
  planned: (n: number) =>
    n === 0
      ? "Organisaties uit een bestand, met nummers om terug te bellen"
      : n === 1
        ? "Eén beheerder uit een bestand"
        : `${n} beheerders uit een bestand`,
  plannedCalls: "nummer om terug te bellen",
  refusals: {
    ...ofAnyFile,
    fileEmpty: "Dit bestand is leeg. Kies een ander bestand.",
    tooManyRows: ({ count }: { count: number }) =>
      `Een bestand mag hoogstens 10.000 rijen hebben. Dit heeft er ${exact("nl", count)}. Verdeel het over meer bestanden.`,
    tooManyColumns: ({ count }: { count: number }) =>
      `Een bestand mag hoogstens 300 kolommen hebben. Dit heeft er ${exact("nl", count)}.`,
    noRows: "We vinden geen rijen in dit bestand. Zet elke persoon op een eigen rij.",
    organisationColumnMissing: "Er is geen kolom ‘Organisatie’. Zet die boven de namen.",
    numberColumnMissing: "Er is geen kolom met een nummer. Zet er ‘Tussenpersoonnummer’ of ‘Polisnummer’ boven.",
    peopleColumnsMissing: "Voor mensen zijn een kolom ‘Achternaam’ en een kolom ‘E-mailadres’ nodig.",
    alreadyStarted: "Dit bestand is al gestart. Laad de pagina opnieuw.",
    nothingNew: "Er is niets nieuws om op te nemen.",
    anotherRunning: "Er loopt al een ander bestand. Wacht tot dat klaar is.",
  },
};
