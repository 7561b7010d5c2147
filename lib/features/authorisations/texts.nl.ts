import type { Desk } from "#lib/platform/contact.ts";
import type { Detail } from "#lib/platform/gate/outcome.ts";
import { dayTime, time } from "#lib/platform/i18n/format.ts";

const person = ({ person }: Detail) => String(person ?? "Deze collega");
const at = ({ at }: Detail) => (at instanceof Date ? ` om ${time("nl", at)}` : "");
const until = ({ until }: Detail) => (until instanceof Date ? ` tot ${dayTime("nl", until)}` : "");

export const nl = {
  statuses: {
    active: "Actief",
    blocked: "Geblokkeerd",
    waiting: "Wacht",
    invited: "Uitgenodigd",
    withdrawn: "Ingetrokken",
  },
  waiting: (until: Date) => `Wacht tot ${time("nl", until)}`,
  roles: { ADMINISTRATOR: "Beheerder", EMPLOYEE: "Medewerker" },
  portals: { MKB: "mkb-portal", MY_ALLIANZ_BROKER: "MyAllianzBroker" },
  unblock: "Deblokkeren",
  tell: "Laat weten: je kunt inloggen",
  settle: "Afgehandeld",
  /** Says to whom the button belongs, for who does not see the row. */
  whom: (person: string) => `: ${person}`,
  undo: "Blokkeer weer",
  navigation: {
    overview: "Overzicht",
    requests: "Hulpvragen",
    people: "Gebruikers",
    administrators: "Beheerders",
    log: "Logboek",
    mine: "Mijn gegevens",
    switchTo: "Wissel",
    label: "Hoofdmenu",
  },
  done: {
    canSignIn: (person: string) => `${person} kan weer inloggen en krijgt daar bericht van.`,
    blockedAgain: (person: string) => `${person} is weer geblokkeerd.`,
    settled: (person: string) => `De hulpvraag is afgehandeld. ${person} krijgt daar bericht van.`,
    strangersSettled: "De vraag om toegang is afgehandeld. De aanvrager krijgt daar bericht van.",
  },
  asking: {
    cannotSignIn: (person: string, why: string) => `${person} kan niet inloggen: ${why}.`,
    asked: (when: string) => `Gevraagd op ${when}`,
    notBlocked: "Nu niet geblokkeerd",
    confirmed: "Bevestigd via e-mail",
    unconfirmed: "Nog niet bevestigd: bel op een nummer dat je kent",
    asksAccess: (email: string) => `${email} vraagt toegang.`,
    knowThem: (desk: Desk) => `Ken je deze collega? Bel de ${desk.name}: ${desk.phone}.`,
    look: "Bekijken",
  },
  requests: {
    title: "Hulpvragen",
    lead: "Collega’s die niet kunnen inloggen en jou om hulp vragen.",
    open: "Open",
    none: "Er zijn geen open hulpvragen.",
    solved: "Opgelost",
    solvedBy: (who: string, when: string) => `Opgelost door ${who} op ${when}`,
    insurer: "de verzekeraar",
  },
  detail: {
    title: "Gebruiker",
    back: "Gebruikers",
    blockedSince: (since: string) => `Geblokkeerd sinds ${since} na te veel foute wachtwoorden.`,
    authorisationBlockedSince: (since: string) => `De toegang is geblokkeerd door een beheerder sinds ${since}.`,
    waitsUntil: (until: string) => `Moet wachten tot ${until} na foute wachtwoorden.`,
    frozen: (desk: Desk) => `Dit account is uit voorzorg vastgezet. Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    invited: "Dit account is nog niet geactiveerd.",
    withdrawn: "De autorisatie is ingetrokken. De toegangscode werkt niet meer.",
    self: "Dit ben jij. Een andere beheerder kan jou helpen.",
    facts: {
      name: "Naam",
      email: "E-mailadres",
      mobile: "Mobiel nummer",
      accessCode: "Toegangscode",
      role: "Rol",
      portals: "Portalen",
      validUntil: "Geldig tot",
      lastSignIn: "Laatst ingelogd",
      status: "Status",
    },
    neverSignedIn: "Nog niet",
    noMobile: "Niet bekend",
    noPortals: "Geen",
    requests: "Open hulpvragen",
    history: "Wat er gebeurde",
    noHistory: "Er is nog niets gebeurd.",
    event: (what: string, by: string) => (by ? `${what} door ${by}` : what),
    blockedByTries: "Geblokkeerd na te veel foute wachtwoorden",
    insurer: "de verzekeraar",
  },
  fields: { colleagueMissing: "Kies eerst een collega uit de lijst." },
  refusals: {
    notActive: (detail: Detail) => `${person(detail)} heeft geen actieve autorisatie. Deblokkeren helpt dan niet.`,
    notYours: (detail: Detail) =>
      `Het account van ${person(detail)} is vastgezet. Alleen de verzekeraar kan dit opheffen: bel de Servicedesk.`,
    notBlocked: (detail: Detail) => `${person(detail)} is niet geblokkeerd.`,
    alreadyByYou: (detail: Detail) => `Je hebt ${person(detail)} al gedeblokkeerd${at(detail)}.`,
    alreadyUnblocked: (detail: Detail) => `Al opgelost door ${String(detail["by"] ?? "een beheerder")}${at(detail)}.`,
    alreadyResolved: (detail: Detail) => `Al opgelost door ${String(detail["by"] ?? "een beheerder")}${at(detail)}.`,
    closed: "Deze hulpvraag is al gesloten.",
    nothingToUndo: (detail: Detail) => `Er is niets terug te draaien voor ${person(detail)}.`,
    tooLate: "Terugdraaien kan alleen in de eerste 10 minuten.",
    signedInSince: (detail: Detail) => `${person(detail)} heeft alweer ingelogd. Daarom blokkeren we niet opnieuw.`,
    tooOften: (detail: Detail) =>
      `${person(detail)} is te vaak gedeblokkeerd of weer geblokkeerd. Wacht daarmee${until(detail)}.`,
    alreadyWithdrawn: "Deze autorisatie is al ingetrokken.",
    lastAdministrator: "Dit is de laatste beheerder. Wijs eerst een andere beheerder aan.",
  },
  mails: {
    unblocked: {
      subject: "Je kunt weer inloggen",
      unblocked: (by: string, organisation: string) =>
        `${by}, beheerder van ${organisation}, heeft je gedeblokkeerd. Je kunt weer inloggen.`,
      notBlocked: (by: string, organisation: string) =>
        `${by}, beheerder van ${organisation}, heeft je hulpvraag bekeken. Je bent niet geblokkeerd en kunt inloggen.`,
      button: "Inloggen",
      forgot: "Wachtwoord vergeten? Kies hier een nieuw wachtwoord:",
      stillNot: "Toch nog niet gelukt",
      reason: (organisation: string) => `Je krijgt deze mail omdat je toegang hebt via ${organisation}.`,
    },
    settled: {
      subject: "Je hulpvraag is afgehandeld",
      settled: (by: string, organisation: string) =>
        `${by}, beheerder van ${organisation}, heeft je hulpvraag afgehandeld. Probeer opnieuw in te loggen.`,
      button: "Inloggen",
      strangers: "De beheerder heeft je vraag om toegang bekeken en afgehandeld. Krijg je toegang? Dan volgt een mail.",
      stillNot: "Toch nog niet gelukt",
      call: (desk: Desk) => `Of bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
      reason: "Je krijgt deze mail omdat je om hulp vroeg bij het inloggen.",
    },
    blockedAgain: {
      subject: "Je bent weer geblokkeerd",
      blocked: (by: string, organisation: string) =>
        `${by}, beheerder van ${organisation}, heeft het deblokkeren teruggedraaid. Je kunt nu niet inloggen.`,
      ask: (by: string) => `Vraag ${by} waarom, als je dat niet weet.`,
      button: "Hulp bij inloggen",
      reason: (organisation: string) => `Je krijgt deze mail omdat je toegang hebt via ${organisation}.`,
    },
  },
};
