import { nl as base } from "#lib/features/base/people/texts.nl.ts";
import { dateTime, ended, exact } from "#lib/platform/i18n/format.ts";
import type { ViewReason } from "./rules.ts";

const { people } = base;

export const nl = {
  kinds: { INTERMEDIARY: "Kantoor", BUSINESS: "Bedrijf" },
  numberKinds: { INTERMEDIARY: "Tussenpersoonnummer", POLICY: "Polisnummer" },
  lights: { red: "Geen beheerder", keptOut: "Beheerder kan er niet in", orange: "1 beheerder", green: "2 of meer" },
  closed: "Gesloten",
  cancel: "Niet doen",
  list: {
    title: "Organisaties",
    lead: "Zoek op naam, tussenpersoonnummer, polisnummer of KvK-nummer.",
    search: "Zoek een organisatie",
    submit: "Zoek",
    none: "Geen organisatie gevonden. Probeer een nummer of een deel van de naam.",
    empty: "Er zijn nog geen organisaties.",
    caption: "Organisaties, op naam. Wie ingetrokken of verlopen is, telt niet mee bij mensen.",
    columns: { name: "Organisatie", numbers: "Nummers", people: "Mensen", light: "Beheerders" },
    create: "Organisatie toevoegen",
    load: "Bestand laden",
    reviews: "Controles van autorisaties",
  },
  facts: {
    name: "Naam",
    kind: "Soort",
    kvkNumber: "KvK-nummer",
    phoneNumber: "Telefoon",
    phoneHint: "Het nummer in jullie administratie. Hierop bel je terug.",
    portals: "Portalen",
    numbers: "Nummers",
    numbersHint: "Tussenpersoonnummer of polisnummer. Meer nummers? Zet er een spatie tussen.",
    kvkHint: "8 cijfers",
    unknown: "Niet bekend",
    none: "Geen",
    created: "Opgenomen op",
    closedAt: (when: string, reason: string) => `Gesloten op ${when}. Reden: ${reason}.`,
    merged: "De nummers staan nu bij",
  },
  page: {
    back: "Organisaties",
    change: "Gegevens wijzigen",
    numbers: "Nummers",
    remove: "Haal weg",
    removeWhat: (number: string) => `nummer ${number}`,
    add: "Nummer toevoegen",
    numberKind: "Soort nummer",
    number: "Nummer",
    people: "Mensen",
    counts: { active: "Actief", invited: "Uitgenodigd", blocked: "Geblokkeerd", ended: "Ingetrokken of verlopen" },
    able: (count: number) =>
      count === 0
        ? "Er is nu geen beheerder die iets kan doen."
        : count === 1
          ? "Er is 1 beheerder die iets kan doen."
          : `Er zijn ${exact("nl", count)} beheerders die iets kunnen doen.`,
    administrators: "Beheerders",
    why: "Waarom wil je de namen zien?",
    whyHint: "De organisatie ziet in het logboek dat je keek, en waarom.",
    show: "Toon de namen",
    shownUntil: (time: string) => `Je ziet de namen tot ${time}.`,
    nobody: "Deze organisatie heeft geen beheerder.",
    unable: "kan nu niets doen",
    alike: "Lijkt op",
    alikeLead: "Deze organisaties hebben dezelfde naam of hetzelfde telefoonnummer.",
    sameName: "Zelfde naam",
    samePhone: "Zelfde telefoonnummer",
    compare: "Vergelijk",
    appointments: "Aanmeldingen van een beheerder",
    log: "Bekijk het logboek van deze organisatie",
    acts: "Meer",
    merge: "Samenvoegen met een andere organisatie",
    close: "Organisatie sluiten",
  },
  /** Within a sentence of the log, for every room where staff say why they look. */
  viewed: {
    CALLER: "iemand belde",
    HELP_REQUEST: "een hulpvraag",
    CALL_BACK: "een terugbelverzoek",
    CASE: "een melding die we uitzoeken",
    APPOINTMENT: "de aanmelding van een beheerder",
    MESSAGES: "een bericht dat niet aankwam",
    AUDIT: "controle",
  } satisfies Record<ViewReason, string> as Readonly<Record<string, string>>,
  /** The same where they choose one. */
  viewReasons: {
    CALLER: "Iemand belt",
    HELP_REQUEST: "Een hulpvraag",
    CALL_BACK: "Een terugbelverzoek",
    CASE: "Een zaak die we uitzoeken",
    APPOINTMENT: "De aanmelding van een beheerder",
    MESSAGES: "Een bericht dat niet aankwam",
    AUDIT: "Controle",
  } satisfies Record<ViewReason, string>,
  closeReasons: {
    ENDED: "Geen klant meer",
    MOVED: "Overgegaan naar een andere organisatie",
    FRAUD: "Fraude",
    MISTAKE: "Per ongeluk gemaakt",
    MERGED: "Samengevoegd",
  },
  appointmentStatuses: {
    SUBMITTED: "Wacht op bevestiging",
    CONFIRMED: "Wacht",
    CHECKING: "In behandeling",
    APPROVED: "Goedgekeurd",
    REJECTED: "Afgewezen",
    INVITED: "Uitgenodigd",
    COMPLETED: "Begonnen",
    EXPIRED: "Verlopen",
    WITHDRAWN: "Ingetrokken",
  } as Readonly<Record<string, string>>,
  create: {
    title: "Organisatie toevoegen",
    lead: "Daarna kan er een beheerder komen. De organisatie krijgt nu nog geen bericht.",
    button: "Organisatie toevoegen",
    existing: "Zoek die organisatie op",
  },
  change: {
    title: "Gegevens wijzigen",
    portalsHint: "Haal je een portaal weg? Dan raakt iedereen daar het meteen kwijt.",
    button: "Opslaan",
  },
  merging: {
    title: (name: string) => `${name} samenvoegen`,
    lead: (name: string) => `${name} is dubbel en verdwijnt. Welke organisatie blijft?`,
    search: "Zoek de organisatie die blijft",
    submit: "Zoek",
    choose: "Welke organisatie blijft?",
    compare: "Vergelijk",
    none: "Geen open organisatie gevonden.",
    caption: "De twee organisaties naast elkaar",
    what: "Gegeven",
    goes: "Verdwijnt",
    stays: "Blijft",
    happens: "Dit gebeurt er:",
    numbers: (count: number, into: string) =>
      count === 1
        ? `1 nummer gaat over naar ${ended(into)}`
        : `${exact("nl", count)} nummers gaan over naar ${ended(into)}`,
    kvk: "Het KvK-nummer gaat over.",
    phone: "Het telefoonnummer gaat over.",
    closes: (name: string) => `We sluiten ${ended(name)} Dit kun je niet terugdraaien.`,
    button: "Samenvoegen",
    another: "Kies een andere organisatie",
  },
  closing: {
    title: (name: string) => `${name} sluiten?`,
    lead: "Sluiten kun je niet terugdraaien. Dit eindigt meteen:",
    people: (count: number) => `De autorisatie van ${people(count)}.`,
    sessions: (count: number) =>
      count === 1 ? "1 sessie die nu open is." : `${exact("nl", count)} sessies die nu open zijn.`,
    requests: (count: number) =>
      count === 1
        ? "1 open hulpvraag. De aanvrager krijgt een mail."
        : `${exact("nl", count)} open hulpvragen. De aanvragers krijgen een mail.`,
    invitations: (count: number) =>
      count === 1
        ? "1 uitnodiging die nog niet gebruikt is."
        : `${exact("nl", count)} uitnodigingen die nog niet gebruikt zijn.`,
    changes: (count: number) =>
      count === 1 ? "1 wijziging die nog bezig is." : `${exact("nl", count)} wijzigingen die nog bezig zijn.`,
    imports: (count: number) =>
      count === 1 ? "1 import die nog bezig is." : `${exact("nl", count)} imports die nog bezig zijn.`,
    nothing: "Er is niemand die nog toegang heeft.",
    elsewhere: "Accounts blijven bestaan. Toegang bij andere organisaties ook.",
    told: (count: number) =>
      count === 1 ? "De beheerder krijgt een mail." : `De ${exact("nl", count)} beheerders krijgen elk een mail.`,
    appointments: (count: number) =>
      count === 1
        ? "Er loopt nog 1 aanmelding van een beheerder. Wijs die zelf af."
        : `Er lopen nog ${exact("nl", count)} aanmeldingen van een beheerder. Wijs die zelf af.`,
    reason: "Waarom sluit je deze organisatie?",
    button: "Organisatie sluiten",
  },
  told: {
    gemaakt: "De organisatie is toegevoegd.",
    gewijzigd: "De gegevens zijn opgeslagen.",
    nummer: "De nummers zijn bijgewerkt.",
    samengevoegd: "De organisaties zijn samengevoegd.",
    gesloten: "De organisatie is gesloten.",
  } as Readonly<Record<string, string>>,
  fields: {
    organisationMissing: "Deze organisatie bestaat niet.",
    nameMissing: "Vul de naam in.",
    nameTooLong: "De naam mag hoogstens 120 tekens hebben.",
    kindMissing: "Kies wat het is.",
    kvkUnclear: "Een KvK-nummer heeft 8 cijfers.",
    ...base.phoneProblems,
    ...base.portalProblems,
    numberMissing: "Vul een nummer in.",
    numberUnclear: "Een nummer heeft hoogstens 20 letters en cijfers.",
    numberGone: "Dit nummer is al weg.",
    reasonMissing: "Kies een reden.",
    intoMissing: "Kies welke organisatie blijft.",
  },
  planned: {
    change: "Nummer in onze administratie wijzigen",
    create: "Organisatie toevoegen met een nummer om terug te bellen",
    merge: "Een organisatie samenvoegen met deze",
    add: "Een nummer toevoegen waarvoor we deze organisatie terugbellen",
    phone: "Nummer in onze administratie",
    none: "geen",
  },
  refusals: {
    ...base.phoneProblems,
    numberTaken: ({ number, organisation }: { number: string; organisation: string }) =>
      `Nummer ${number} is al van ${ended(organisation)}`,
    numberThere: "Deze organisatie heeft dit nummer al.",
    kvkTaken: ({ organisation }: { organisation: string }) => `Dit KvK-nummer is al van ${ended(organisation)}`,
    nothingChanged: "Er is niets gewijzigd.",
    organisationClosed: "Deze organisatie is gesloten. Er kan niets meer bij.",
    numberGone: "Dit nummer is al weg. Laad de pagina opnieuw.",
    lastNumber: "Dit is het laatste nummer. Voeg eerst een ander toe.",
    isHeld: "Er geldt een bewaarplicht. Zolang die staat, blijven de nummers waaraan we deze organisatie kennen.",
    alreadyClosed: ({ at }: { at: Date | null }) =>
      `Deze organisatie is al gesloten${at ? ` op ${dateTime("nl", at)}` : ""}.`,
    intoClosed: ({ organisation }: { organisation: string }) =>
      `${organisation} is gesloten. Kies een andere organisatie.`,
    sameOrganisation: "Dit is dezelfde organisatie. Kies een andere.",
    otherKind: "De ene is een kantoor, de andere een bedrijf. Dat kan niet samen.",
    hasPeople: ({ count }: { count: number }) =>
      `Hier ${count === 1 ? "heeft" : "hebben"} ${people(count)} nog toegang. Trek die in of voeg ze eerst bij de andere toe.`,
    hasRequests: ({ count }: { count: number }) =>
      count === 1
        ? "Hier staat nog 1 hulpvraag open. Rond die eerst af."
        : `Hier staan nog ${exact("nl", count)} hulpvragen open. Rond die eerst af.`,
    portalRetired: base.portalProblems.portalRetired,
  },
};
