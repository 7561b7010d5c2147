import { nl as base } from "#lib/features/base/people/texts.nl.ts";
import { exact } from "#lib/platform/i18n/format.ts";
import type { ActName } from "./rules/acts.ts";
import type { Reason } from "./rules/plan.ts";

const { people } = base;

const subject = (what: string) => (count: number) => `${what} bij ${people(count)}`;

const reasons: Record<Reason, string> = {
  self: "dit ben jij",
  insurer: "werkt bij de verzekeraar",
  fellowAdministrator: "is beheerder; dat kan een waarnemer niet",
  lastAdministrator: "is de laatste beheerder zonder einddatum",
  denied: "dat mag je niet",
  gone: "is er niet meer",
  notActive: "heeft geen actieve autorisatie",
  alreadyWithdrawn: "is al ingetrokken",
  alreadyBlocked: "is al geblokkeerd",
  notBlocked: "is niet geblokkeerd",
  alreadyByYou: "heb je al gedeblokkeerd",
  alreadyUnblocked: "is al gedeblokkeerd",
  notYours: "is vastgezet; dat heft alleen de verzekeraar op",
  blockedSince: "is net door een ander geblokkeerd; kijk eerst waarom",
  rightsChangedSince: "heeft net andere rechten gekregen; kijk eerst welke",
  tooOften: "is te vaak gedaan; probeer het later",
  nothingChanged: "heeft dit al zo",
  noPortal: "houdt dan geen portaal over; trek de autorisatie in",
  portalNotOpened: "dit portaal is niet beschikbaar",
  portalRetired: "dit portaal is gestopt",
  dateInPast: "die dag is voorbij",
  accepted: "heeft de uitnodiging al gebruikt",
  ended: "is ingetrokken of verlopen",
  alreadyAuthorised: "heeft al een autorisatie",
  addressGone: "heeft een ander e-mailadres; voeg opnieuw toe",
  signedInSince: "heeft alweer ingelogd",
  tooLate: "de 10 minuten zijn voorbij",
  nothingToUndo: "er is niets terug te draaien",
  nothingToPutBack: "er is niets terug te zetten",
  resting: "je nieuwe mobiele nummer moet eerst een dag oud zijn",
  alone: "er is geen tweede persoon die mag beslissen",
  ownGain: "je mag hier niet zelf over beslissen",
  alreadyWaiting: "wacht al op een tweede persoon",
  stopped: "was nog niet aan de beurt toen je uitlogde",
  broken: "er ging iets mis; probeer het nog eens",
};

const acts: Record<ActName, string> = {
  withdraw: "Intrekken",
  reauthorise: "Opnieuw autoriseren",
  block: "Blokkeren",
  unblock: "Deblokkeren",
  rights: "Portaal erbij of eraf",
  endDate: "Einddatum",
  invite: "Uitnodigen",
  export: "Exporteren",
  undoUnblock: "Weer blokkeren",
  undoRights: "Rechten terugzetten",
};

/** Within a sentence. */
const log: Record<ActName, string> = {
  withdraw: "de autorisatie intrekken",
  reauthorise: "opnieuw autoriseren",
  block: "blokkeren",
  unblock: "deblokkeren",
  rights: "een portaal erbij of eraf",
  endDate: "een andere einddatum",
  invite: "uitnodigen",
  export: "exporteren",
  undoUnblock: "weer blokkeren",
  undoRights: "de rechten terugzetten",
};

export const nl = {
  people,
  acts,
  log,
  reasons,
  bar: {
    title: "Kies wie, en wat er moet gebeuren",
    page: (count: number) => `De ${exact("nl", count)} op deze pagina`,
    all: (count: number, hasMore: boolean) =>
      hasMore
        ? `Alle, ook op andere pagina’s (meer dan ${exact("nl", count)})`
        : count === 1
          ? "Deze persoon"
          : `Alle ${exact("nl", count)}`,
    allFound: (count: number, hasMore: boolean) =>
      hasMore
        ? `Alle gevonden (meer dan ${exact("nl", count)})`
        : count === 1
          ? "Deze ene"
          : `Alle ${exact("nl", count)} gevonden`,
    box: (person: string) => `Kies ${person}`,
  },
  fromFile: (count: number) =>
    count === 1
      ? "Van 1 persoon in dit bestand is de autorisatie ingetrokken of verlopen."
      : `Van ${exact("nl", count)} mensen in dit bestand is de autorisatie ingetrokken of verlopen.`,
  inviteAll: (count: number, hasMore: boolean) =>
    hasMore ? "Nodig ze allemaal uit" : count === 1 ? "Nodig uit" : `Nodig alle ${exact("nl", count)} uit`,
  fromFileButton: (count: number) =>
    count === 1 ? "Autoriseer opnieuw" : `Autoriseer alle ${exact("nl", count)} opnieuw`,
  recent: {
    running: (act: string) => `${act}: nog bezig.`,
    done: (act: string) => `${act}: klaar.`,
    look: "Bekijk het verslag",
  },
  titles: {
    withdraw: (count: string) => `Autorisatie intrekken van ${count}`,
    reauthorise: (count: string) => `Opnieuw autoriseren: ${count}`,
    block: (count: string) => `Toegang blokkeren van ${count}`,
    unblock: (count: string) => `Deblokkeren: ${count}`,
    rights: (count: string) => `Portaal erbij of eraf bij ${count}`,
    endDate: (count: string) => `Einddatum van ${count}`,
    invite: (count: string) => `Uitnodigen: ${count}`,
    export: (count: string) => `Exporteren: ${count}`,
    undoUnblock: (count: string) => `Weer blokkeren: ${count}`,
    undoRights: (count: string) => `Rechten terugzetten van ${count}`,
  } satisfies Record<ActName, (count: string) => string>,
  plan: {
    what: {
      withdraw: "Zij hebben daarna geen toegang meer via jouw organisatie. Ze krijgen daar elk een mail over.",
      reauthorise:
        "Zij krijgen weer toegang, als gebruiker zonder einddatum, tot de portalen die ze hadden. Ze krijgen daar elk een mail over.",
      block:
        "Zij kunnen daarna niet meer inloggen, en krijgen daar elk een mail over. Is iemand ingelogd? Dan stopt dat meteen.",
      unblock: "Zij kunnen daarna weer inloggen, en krijgen daar elk een mail over.",
      rights: "Wat je weghaalt, werkt meteen niet meer. Zij krijgen daar elk een mail over.",
      endDate: "Na de laatste dag verloopt de autorisatie vanzelf. Zij krijgen daar elk een mail over.",
      invite: "Zij krijgen elk een nieuwe mail met een link. Een eerdere link werkt dan niet meer.",
      export: "Zij komen in één bestand.",
      undoUnblock: "We blokkeren hen weer. Zij krijgen daar elk een mail over.",
      undoRights: "Zij krijgen weer de portalen en de einddatum van net.",
    } satisfies Record<ActName, string>,
    others: "De andere beheerders krijgen er samen één mail over.",
    exact: "Daarna kun je dit 10 minuten lang in één keer terugdraaien.",
    notBack: "Terugdraaien kan niet in één keer. Opnieuw autoriseren kan wel.",
    twoPeople: "Onder hen zijn beheerders. Daarover beslist een tweede persoon: je doet per beheerder een voorstel.",
    background: "Dit zijn er veel. Het gebeurt op de achtergrond: je kunt weggaan, en later het verslag bekijken.",
    willBe: (count: number) => `Bij ${people(count)} gebeurt dit wel`,
    leftOut: (count: number) => `Bij ${people(count)} gebeurt dit niet`,
    reason: { withdrawReason: "Waarom trek je in?", blockReason: "Waarom blokkeer je?" },
    reasonHint: "Dit staat in het logboek. De mensen zelf lezen het niet.",
    nobody: "Er is niemand bij wie dit kan. Ga terug en kies anderen.",
    start: {
      withdraw: (count: string) => `Trek de autorisatie van ${count} in`,
      reauthorise: (count: string) => `Autoriseer ${count} opnieuw`,
      block: (count: string) => `Blokkeer ${count}`,
      unblock: (count: string) => `Deblokkeer ${count}`,
      rights: (count: string) => `Wijzig bij ${count}`,
      endDate: (count: string) => `Wijzig bij ${count}`,
      invite: (count: string) => `Nodig ${count} uit`,
      export: (count: string) => `Exporteer ${count}`,
      undoUnblock: (count: string) => `Blokkeer ${count} weer`,
      undoRights: (count: string) => `Zet terug bij ${count}`,
    } satisfies Record<ActName, (count: string) => string>,
    cancel: "Niet doen",
    portalAdded: (portal: string) => `Erbij: ${portal}.`,
    portalTaken: (portal: string) => `Weg: ${portal}.`,
    until: (day: string) => `Geldig tot en met ${day}.`,
    noEnd: "Geen einddatum meer.",
    xlsx: "Exporteren naar Excel",
    csv: "Exporteren naar csv",
  },
  choose: {
    way: "Wat wil je doen?",
    ways: { add: "Een portaal erbij geven", take: "Een portaal weghalen" },
    portal: "Welk portaal?",
    validUntil: "Geldig tot en met",
    validUntilHint: "Leeg betekent: geen einddatum.",
    next: "Bekijk wat er gebeurt",
    other: "Kies iets anders",
  },
  progress: {
    title: "Bezig",
    done: (count: number, all: number) => `${exact("nl", count)} van ${exact("nl", all)} klaar.`,
    leave: "Je kunt deze pagina sluiten. Blijf wel ingelogd: wie uitlogt, stopt wat nog komt.",
    refresh: "Ververs deze pagina",
    stalled: "Dit staat stil.",
    goOn: "Ga verder",
  },
  report: {
    title: "Verslag",
    done: (count: number) => `Gedaan bij ${people(count)}.`,
    proposed: (count: number) => `Bij ${people(count)} wacht het op een tweede persoon.`,
    failed: (count: number) => `Bij ${people(count)} lukte het niet.`,
    left: (count: number) => `${people(count)} overgeslagen.`,
    by: (person: string, when: string) => `Door ${person} op ${when}.`,
    kept: "Dit verslag blijft 90 dagen staan.",
    proposals: "Bekijk de voorstellen",
    back: "Terug naar de lijst",
    undo: {
      unblock: "Deblokkeer ze weer",
      undoUnblock: "Draai dit terug",
      undoRights: "Draai dit terug",
    },
    again: (count: number) => `Ga verder met de ${exact("nl", count)} die overbleven`,
    notDone: "Niet gedaan",
    isDone: "Gedaan",
    columns: { person: "Wie", reason: "Waarom niet", outcome: "Wat er gebeurde" },
    outcomes: { DONE: "gedaan", PROPOSED: "wacht op een tweede persoon", todo: "nog niet aan de beurt" },
    more: "Toon de volgende",
  },
  mail: {
    subject: {
      withdraw: subject("Autorisatie ingetrokken"),
      reauthorise: subject("Opnieuw geautoriseerd"),
      block: subject("Toegang geblokkeerd"),
      unblock: subject("Gedeblokkeerd"),
      rights: subject("Portalen gewijzigd"),
      endDate: subject("Einddatum gewijzigd"),
      invite: subject("Uitgenodigd"),
      export: subject("Geëxporteerd"),
      undoUnblock: subject("Weer geblokkeerd"),
      undoRights: subject("Rechten teruggezet"),
    } satisfies Record<ActName, (count: number) => string>,
    names: (names: readonly string[], others: number) =>
      names.length > 0 && `Het gaat om ${names.join(", ")}${others > 0 ? ` en nog ${people(others)}` : ""}.`,
    others: (count: number) => `Bij ${people(count)} is het niet gedaan. In het verslag staat waarom.`,
  },
  fields: {
    actMissing: "Kies wat er moet gebeuren.",
    colleagueMissing: "Kies eerst mensen uit de lijst.",
    bulkActMissing: "Begin opnieuw vanuit de lijst.",
    reasonMissing: "Kies een reden.",
    wayMissing: "Kies of het portaal erbij komt of weggaat.",
    portalMissing: "Kies een portaal.",
    dateInvalid: "Kies een datum, of laat dit veld leeg.",
  },
  refusals: {
    nobodyChosen: "Kies eerst mensen: zet een vinkje voor hun naam, of kies ze allemaal.",
    tooMany: ({ most }: { most: number }) => `Dit zijn er meer dan ${exact("nl", most)}. Kies eerst een filter.`,
    alreadyStarted: "Dit is al begonnen. Laad de pagina opnieuw om te zien hoe ver het is.",
    notChosen: "Kies eerst wat er moet gebeuren.",
    planOld: "Dit overzicht is ouder dan een uur. Ga terug naar de lijst en kies opnieuw.",
    nobodyLeft: "Er is niemand bij wie dit kan. Ga terug en kies anderen.",
    ofSomebodyElse: "Een andere beheerder heeft dit klaargezet. Begin zelf vanuit de lijst.",
    reasonMissing: "Kies een reden.",
  },
};
