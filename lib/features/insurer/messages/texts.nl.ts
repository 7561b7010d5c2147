import type { EventName } from "#lib/features/base/audit-log/rules.ts";
import { dayTime, shortDateTime, time } from "#lib/platform/i18n/format.ts";
import type { State } from "./rules.ts";

const at = (moment: Date) => shortDateTime("nl", moment);
const times = (n: number) => (n === 1 ? "1 keer" : `${n} keer`);

type Words = Readonly<Partial<Record<EventName, string>>>;

// One event sends letters of more than one subject, and what a letter said is not kept.
const about = "Melding over inloggen";
const invitation = "Uitnodiging";
const code = "Code om in te loggen";

export const nl = {
  title: "Berichten",
  lead: "Kwam een mail of sms niet aan? Zoek op het adres of het nummer.",
  search: {
    label: "E-mailadres of mobiel nummer",
    submit: "Zoek",
    clear: "Toon wat niet aankwam",
    unclear: "Vul een e-mailadres in zoals naam@bedrijf.nl, of een nummer zoals 06 12345678.",
  },
  ask: {
    lead: "Zeg eerst waarom je kijkt. Daarna zie je de berichten een half uur.",
    reason: "Waarom bekijk je deze berichten?",
    hint: (organisation: string) => `De beheerders van ${organisation} zien dit in hun logboek.`,
    stranger: "Dit adres hoort bij niemand die we kennen. Ook dan leggen we vast dat je keek.",
    submit: "Bekijk de berichten",
  },
  found: {
    caption: (n: number) => (n === 1 ? "1 bericht" : `${n} berichten`),
    none: (days: number) => `Naar dit adres ging de laatste ${days} dagen niets.`,
    stranger: "Dit adres hoort bij niemand die we kennen.",
    until: (until: Date) => `Je ziet dit tot ${time("nl", until)}.`,
    more: "Er zijn meer dan 50 berichten. Hier staan de laatste.",
    title: (address: string) => `Berichten aan ${address}`,
    means:
      "Aangenomen: een mailserver of sms-dienst heeft het bericht. Niet gezien? Kijk bij ongewenste e-mail (spam).",
    at: (person: string, organisation: string) => `${person}, ${organisation}`,
  },
  last: { title: "Laatste berichten", all: "Alle berichten aan dit adres" },
  views: {
    label: "Welke berichten",
    alles: "Alles",
    mislukt: "Alleen mislukt",
    onderweg: "Alleen vertraagd",
  },
  dead: {
    title: (days: number) => `Mislukt of vertraagd in de laatste ${days} dagen`,
    none: "Er is niets blijven liggen.",
    more: "Er zijn er meer dan 100. Hier staan de laatste.",
    what: "Wat erin stond, bewaren we niet. Verstuur je het opnieuw, dan maken we een nieuw bericht, met een nieuwe link.",
    again: "Opnieuw versturen",
    done: "Het gaat opnieuw weg",
  },
  jobs: {
    title: "Taken die niet lukten",
    what: "Doe je een taak opnieuw, dan gebeurt hetzelfde nog een keer.",
    again: "Opnieuw doen",
    caption: (n: number) => (n === 1 ? "1 taak" : `${n} taken`),
    task: "Taak",
    stopped: (moment: Date) => `Opgegeven op ${at(moment)}.`,
  },
  held: {
    title: { EMAIL: "De mailserver neemt niets van ons aan", SMS: "De sms-dienst neemt niets van ons aan" },
    count: (n: number, since: Date) =>
      `${n === 1 ? "Er wacht 1 bericht" : `Er wachten ${n} berichten`}, het oudste sinds ${at(since)}.`,
    what: "Ze gaan weg zodra de server weer aanneemt. Meld dit bij het technisch beheer.",
  },
  columns: { about: "Waarover", to: "Aan", when: "Gemaakt", kind: "Soort", state: "Status" },
  kinds: { EMAIL: "Mail", SMS: "Sms" },
  /** The subject of a message, where the words of the log do not fit. */
  abouts: {
    EMAIL: {
      "sign-in.password": about,
      "sign-in.code": about,
      "mobile-number.password": about,
      "password.mail-reset": "Nieuw wachtwoord",
      "link.confirm": about,
      "link.confirm-by-passkey": "Wachtwoord gekozen",
      "step-up.confirm": about,
      "account.invite": invitation,
      "account.renew-invitation": invitation,
      "invitation.resend": invitation,
      "staff.renew-invitation": invitation,
      "organisation-file.invite": invitation,
      "appointment.invite": invitation,
      "staff-account.invite": invitation,
      "staff-account.renew": invitation,
      "administrators.mail": "Namen van beheerders",
      "call-back.route": "Terugbellen",
      "help-request.route": "Hulpvraag",
      "help-request.deliver": "Hulpvraag",
      "proposal.tell": "Voorstel om te beoordelen",
    },
    SMS: {
      "sign-in.password": code,
      "sign-in.resend-code": code,
      "step-up.ask": "Code om te bevestigen",
      "link.choose-password": "Code bij een nieuw wachtwoord",
      "link.confirm": about,
    },
  } as Readonly<Record<"EMAIL" | "SMS", Words>>,
  unknown: "Niet bekend",
  states: {
    accepted: "Aangenomen",
    delivered: "Aangekomen",
    delayed: "Vertraagd",
    bounced: "Teruggekomen",
    suppressed: "Tegengehouden",
    queued: "Staat klaar",
    sending: "Wordt verstuurd",
    retrying: "Nog niet gelukt",
    kept: "Bewaard",
    held: "Wacht op de server",
    refused: "Geweigerd",
    givenUp: "Opgegeven",
    expired: "Verlopen",
  } as Readonly<Record<State["state"], string>>,
  said: {
    accepted: at,
    queued: (from: Date) => `Gaat weg vanaf ${at(from)}.`,
    sending: "Op dit moment.",
    retrying: (tries: number, next: Date) => `${times(tries)} geprobeerd. Weer vanaf ${at(next)}.`,
    kept: "Het gaat weg zodra de sleutel er weer is.",
    held: "Het gaat weg zodra de server weer aanneemt.",
    delivered: (moment: Date) => `De server van de ontvanger meldde dat op ${at(moment)}.`,
    delayed: (moment: Date) => `Gemeld op ${at(moment)}. De mailserver probeert het zelf opnieuw.`,
    bounced: (moment: Date) => `Gemeld op ${at(moment)}.`,
    suppressed: (moment: Date) =>
      `De verzenddienst hield het tegen op ${at(moment)}. Het adres staat daar op een lijst.`,
    refused: (moment: Date) => `Op ${at(moment)}.`,
    givenUp: (tries: number, moment: Date) => `Op ${at(moment)}, na ${times(tries)} proberen.`,
    expired: (moment: Date) => `Op ${at(moment)} was het niet meer geldig. Het is niet verstuurd.`,
  },
  fields: {
    addressUnclear: "Vul een e-mailadres of mobiel nummer in.",
    reasonMissing: "Kies waarom je deze berichten bekijkt.",
  },
  refusals: {
    tooOften: ({ until }: { until: Date }) => `Dit is te vaak gedaan. Het kan weer ${dayTime("nl", until)}.`,
    addressUnclear: "Vul een e-mailadres of mobiel nummer in.",
    notHere: "Dit bericht kun je hier niet opnieuw maken. Doe dat op de pagina van de persoon.",
  },
};
