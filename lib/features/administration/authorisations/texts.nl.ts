import { nl as people } from "#lib/features/base/people/texts.nl.ts";
import type { Earlier } from "#lib/features/base/people/rules.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { portalName } from "#lib/platform/portals.ts";
import { dayTime, ended, lastDay, shortDate, time } from "#lib/platform/i18n/format.ts";
import type { RightsDifference } from "./rules/rights.ts";

type Of = { readonly person: string };

const someone = "een beheerder";
const atTime = (at: Date | null) => (at ? ` om ${time("nl", at)}` : "");
const when = (at: Date | null) => (at ? ` op ${shortDate("nl", at)}${atTime(at)}` : "");

export const nl = {
  standings: {
    active: "Actief",
    blocked: "Geblokkeerd",
    frozen: "Vastgezet",
    waiting: "Wacht",
    invited: "Uitgenodigd",
    notInvited: "Nog niet uitgenodigd",
    withdrawn: "Ingetrokken",
  },
  waiting: (until: Date) => `Wacht tot ${time("nl", until)}`,
  roles: { ADMINISTRATOR: "Beheerder", EMPLOYEE: "Gebruiker" },
  expired: "Verlopen",
  blockReasons: {
    LONG_ABSENT: "Langdurig afwezig",
    DEVICE_LOST: "Telefoon of computer kwijt",
    MISUSE: "Vermoeden van misbruik",
    LEAVES: "Gaat binnenkort weg",
    OTHER: "Andere reden",
  },
  withdrawReasons: {
    LEFT: "Werkt hier niet meer",
    OTHER_WORK: "Heeft de portalen niet meer nodig",
    UNUSED: "Logt niet meer in",
    MISTAKE: "Per ongeluk toegevoegd",
    MISUSE: "Misbruik",
    OTHER: "Andere reden",
    UNCONFIRMED: "Niet bevestigd in de controle",
    APPOINTMENT: "Aanmelding als beheerder gestopt",
  },
  block: "Blokkeren",
  signOut: "Overal uitloggen",
  mailAgain: "Inlogmail opnieuw sturen",
  withdraw: "Autorisatie intrekken",
  reauthorise: "Opnieuw autoriseren",
  change: "Wijzig",
  putBack: "Zet terug",
  cancel: "Niet doen",
  unblock: "Deblokkeren",
  tell: "Laat weten: je kunt inloggen",
  /** Says whose button it is, to a reader who cannot see the row. */
  whom: (person: string) => `: ${person}`,
  undo: "Blokkeer weer",
  done: {
    canSignIn: (person: string) => `${person} kan weer inloggen en krijgt daar bericht van.`,
    blockedAgain: (person: string) => `${person} is weer geblokkeerd.`,
    blocked: (person: string) => `${person} is geblokkeerd en krijgt daar bericht van. De andere beheerders ook.`,
    signedOut: (person: string) => `${person} is uitgelogd en krijgt daar bericht van.`,
    mailedAgain: (email: string) =>
      `De mail gaat naar ${email}. Staat er een link in? Dan werkt een eerdere niet meer.`,
    withdrawn: (person: string) => `De autorisatie van ${person} is ingetrokken. ${person} krijgt daar bericht van.`,
    reauthorised: (person: string) => `${person} heeft weer een autorisatie en krijgt daar bericht van.`,
    invitedAgain: (person: string) => `${person} heeft weer een autorisatie, maar moet eerst de uitnodiging gebruiken.`,
    rightsChanged: (person: string) => `De rechten van ${person} zijn gewijzigd.`,
    rightsPutBack: (person: string) => `De rechten van ${person} zijn weer zoals ze waren.`,
    portalAdded: (portal: string) => `Erbij: ${portal}.`,
    portalTaken: (portal: string) => `Weg: ${portal}.`,
    endsNow: (day: string) => `Geldig tot en met ${day}.`,
    endsNoMore: "Geen einddatum meer.",
  },
  detail: {
    title: "Gebruiker",
    blockedSince: (since: string) => `Geblokkeerd sinds ${since} na te veel foute wachtwoorden.`,
    guessedSince: (since: string) =>
      `Geblokkeerd sinds ${since} na te veel foute codes. Wie die invulde, kent het wachtwoord of kan bij de mail of een apparaat. Vraag dus eerst na wie dat was.`,
    authorisationBlockedSince: (by: string, since: string) =>
      since ? `Geblokkeerd door ${by} op ${since}.` : `Geblokkeerd door ${by}.`,
    anAdministrator: "een beheerder",
    blockedBecause: (reason: string) => `Reden: ${reason}.`,
    waitsUntil: (until: string) => `Moet wachten tot ${until} na foute wachtwoorden.`,
    frozen: (desk: Desk) => `Dit account is uit voorzorg vastgezet. Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    addressGone:
      "Deze uitnodiging is vervallen, want het account bij dit adres is gewijzigd. Vraag na welk adres klopt en nodig opnieuw uit.",
    inviteAgain: "Nodig opnieuw uit",
    withdrawn: (since: string) =>
      `De autorisatie is ingetrokken${since && ` op ${since}`}. De toegangscode werkt niet.`,
    expired: (since: string) => `De autorisatie is verlopen${since && ` op ${since}`}. De toegangscode werkt niet.`,
    deputyUntil: (until: string) => `Waarnemend beheerder tot en met ${until}`,
    deputyFrom: (from: string, until: string) => `Waarnemend beheerder van ${from} tot en met ${until}`,
    unproven: "nog niet bevestigd",
    noEnd: "Geen einddatum",
    acts: "Toegang",
    self: "Dit ben jij. Een andere beheerder kan jou helpen.",
    facts: {
      name: "Naam",
      email: "E-mailadres",
      mobile: "Mobiel nummer",
      accessCode: "Toegangscode",
      role: "Rol",
      portals: "Portalen",
      validUntil: "Geldig tot en met",
      lastSignIn: "Laatst ingelogd",
      status: "Status",
    },
    neverSignedIn: "Nog niet",
    noMobile: "Niet bekend",
    noPortals: "Geen",
    history: "Wat er gebeurde",
  },
  blocking: {
    title: (person: string) => `Toegang van ${person} blokkeren`,
    lead: (person: string, organisation: string) =>
      `${person} kan daarna niet meer inloggen bij ${ended(organisation)} Is ${person} ingelogd? Dan stopt dat meteen.`,
    already: (person: string, organisation: string) =>
      `${person} kan nu al niet inloggen. Jouw blokkade komt daar voor ${organisation} nog bij.`,
    lasts: "De blokkade blijft tot een beheerder deblokkeert.",
    elsewhere: "Toegang via een andere organisatie blijft.",
    reason: "Waarom blokkeer je?",
    hint: "De andere beheerders lezen dit. De collega niet.",
  },
  withdrawing: {
    title: (person: string) => `Autorisatie van ${person} intrekken`,
    lead: (person: string, organisation: string) =>
      `${person} heeft daarna geen toegang meer via ${ended(organisation)} De toegangscode werkt dan niet meer.`,
    consequences: "Dit eindigt meteen",
    portals: (n: number) => (n === 1 ? "toegang tot 1 portaal" : `toegang tot ${n} portalen`),
    requests: (n: number) => (n === 1 ? "1 open hulpvraag" : `${n} open hulpvragen`),
    invitations: (n: number) => (n === 1 ? "1 uitnodiging" : `${n} uitnodigingen`),
    changes: (n: number) => (n === 1 ? "1 wijziging die nog loopt" : `${n} wijzigingen die nog lopen`),
    administrator: "de rol van beheerder",
    deputy: "de waarneming als beheerder",
    again: "Vergissing? Met Opnieuw autoriseren krijgt de collega weer toegang.",
    reason: "Waarom trek je de autorisatie in?",
    hint: "Dit staat in het logboek. De collega leest het niet.",
  },
  reauthorising: {
    title: (person: string) => `${person} opnieuw autoriseren`,
    lead: (person: string) => `${person} krijgt terug wat er was, met dezelfde toegangscode.`,
    had: "Wat er was",
    closed: (portal: string) => `${portal} is niet meer beschikbaar voor je organisatie.`,
    invites: (person: string) => `${person} krijgt eerst een mail om het account te activeren.`,
    wasAdministrator: (person: string) => `${person} was beheerder en wordt nu gebruiker.`,
    toAdministrators: "Beheerder maken kan daarna bij Beheerders.",
    stillBlocked: (person: string) => `${person} is daarna nog geblokkeerd. Deblokkeer dus ook.`,
    stillFrozen: (desk: Desk) => `Het account blijft vastgezet. Bel daarvoor de ${desk.name}: ${desk.phone}.`,
  },
  rights: {
    title: (person: string) => `Rechten van ${person} wijzigen`,
    lead: "Wat je weghaalt, werkt meteen niet meer.",
    portals: "Portalen",
    validUntil: "Geldig tot en met",
    validUntilHint: "Na deze dag verloopt de autorisatie vanzelf. Leeg betekent: geen einddatum.",
    mustStay: "Dit is de laatste beheerder zonder einddatum. Een einddatum kan daarom niet.",
    save: "Rechten opslaan",
  },
  fields: {
    colleagueMissing: "Kies eerst een collega uit de lijst.",
    reasonMissing: "Kies een reden.",
    dateInvalid: "Kies een datum, of laat dit veld leeg.",
    ...people.portalProblems,
  },
  planned: {
    appoint: "Beheerder maken",
    remove: "Rol van beheerder intrekken",
    handOver: "Beheer overdragen",
    deputise: "Waarnemer aanwijzen",
    withdraw: "Autorisatie van een beheerder intrekken",
    revoke: "Uitnodiging van een beheerder intrekken",
    rights: "Autorisatie van een beheerder laten aflopen",
  },
  refusals: {
    notActive: ({ person }: Of) => `${person} heeft geen actieve autorisatie. Deblokkeren helpt dan niet.`,
    notYours: ({ person }: Of) =>
      `Het account van ${person} is vastgezet. Alleen de verzekeraar kan dit opheffen: bel de Servicedesk.`,
    notBegun: ({ person }: Of) => `${person} heeft hier nu geen toegang. Nodig de collega uit of autoriseer opnieuw.`,
    notSignedIn: ({ person }: Of) => `${person} is hier nergens ingelogd.`,
    notBlocked: ({ person }: Of) => `${person} is niet geblokkeerd.`,
    alreadyByYou: ({ person, at }: Of & { at: Date | null }) => `Je hebt ${person} al gedeblokkeerd${atTime(at)}.`,
    alreadyUnblocked: ({ by, at }: Earlier) => `Al opgelost door ${by || someone}${atTime(at)}.`,
    nothingToUndo: ({ person }: Of) => `Er is niets terug te draaien voor ${person}.`,
    tooLate: "Terugdraaien kan alleen in de eerste 10 minuten.",
    signedInSince: ({ person }: Of) => `${person} heeft alweer ingelogd. Daarom blokkeren we niet opnieuw.`,
    tooOften: ({ person, until }: Of & { until: Date }) =>
      `${person} is te vaak gedeblokkeerd of weer geblokkeerd. Wacht daarmee tot ${dayTime("nl", until)}.`,
    blockedSince: ({ person, by, at }: Of & Earlier) =>
      `${person} is geblokkeerd door ${by || someone}${atTime(at)}. Bekijk bij ${person} eerst waarom.`,
    alreadyBlocked: ({ person, by, at }: Of & Earlier) =>
      `${person} is al geblokkeerd door ${by || someone}${when(at)}.`,
    alreadyWithdrawn: ({ by, at }: Earlier) =>
      by ? `Al ingetrokken door ${by}${when(at)}.` : "Deze autorisatie is al beëindigd.",
    addressGone:
      "Deze uitnodiging is vervallen, want het account bij dit adres is gewijzigd. Vraag na welk adres klopt en nodig opnieuw uit.",
    alreadyAuthorised: ({ by, at }: Earlier) =>
      by ? `Al opnieuw geautoriseerd door ${by}${when(at)}.` : "Deze autorisatie is niet beëindigd.",
    lastAdministrator: "Dit is de laatste beheerder. Maak eerst een ander beheerder.",
    dateInPast: "Die dag is voorbij. Kies een dag vanaf vandaag.",
    portalNotOpened: "Dit portaal is niet beschikbaar voor je organisatie.",
    portalRetired: people.portalProblems.portalRetired,
    noPortal: "Kies minstens één portaal. Of trek de autorisatie in.",
    nothingChanged: "Je hebt niets gewijzigd.",
    rightsChangedSince: ({ by, at }: Earlier) =>
      `De rechten zijn al gewijzigd door ${by || someone}${when(at)}. Laad de pagina opnieuw en kijk eerst.`,
    nothingToPutBack: ({ person }: Of) => `Er is niets terug te zetten voor ${person}.`,
    notYet: "De einddatum is nog niet voorbij.",
  },
  /** Within a sentence of the log. */
  log: {
    blocked: {
      LONG_ABSENT: "langdurig afwezig",
      DEVICE_LOST: "telefoon of computer kwijt",
      MISUSE: "vermoeden van misbruik",
      LEAVES: "gaat binnenkort weg",
      OTHER: "andere reden",
    },
    withdrawn: {
      LEFT: "werkt hier niet meer",
      OTHER_WORK: "heeft de portalen niet meer nodig",
      UNUSED: "logt niet meer in",
      MISTAKE: "per ongeluk toegevoegd",
      MISUSE: "misbruik",
      OTHER: "andere reden",
      UNCONFIRMED: "niet bevestigd in de controle",
    },
    rights({ added, removed, until, untilBefore }: RightsDifference) {
      const before = untilBefore ? `eerst tot en met ${lastDay("nl", untilBefore)}` : "eerst zonder einddatum";
      return [
        ...added.map((portal) => `${portalName("nl", portal)} erbij`),
        ...removed.map((portal) => `${portalName("nl", portal)} eraf`),
        ...(until === undefined
          ? []
          : [`${until ? `tot en met ${lastDay("nl", until)}` : "geen einddatum meer"} (${before})`]),
      ].join(", ");
    },
  },
};
