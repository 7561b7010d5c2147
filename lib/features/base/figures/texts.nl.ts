import type { Age, Ender, HelpAct } from "./rules.ts";

export const nl = {
  title: "Cijfers",
  lead: "Hoe lang mensen wachtten, en hoe het afliep. Tijd is kloktijd, ook ’s nachts.",
  ownLead: "Hoe je collega’s geholpen werden.",
  show: "Toon",
  csv: "Haal op als csv-bestand",
  print: "Afdrukken",
  day: "Dag",
  nothing: "In deze periode is er niets geteld.",
  waits: {
    title: "Wachten op hulp",
    chart: "Per dag de tijd waarbinnen de helft geholpen was, en negen van de tien",
    solved: "Opgelost",
    median: "Helft binnen",
    most: "Negen van de tien binnen",
    said: (n: number, median: string, most: string) =>
      n === 0
        ? "In deze periode is geen hulpvraag opgelost. Er is dus geen wachttijd te tellen."
        : `${n === 1 ? "1 hulpvraag" : `${n} hulpvragen`} opgelost. De helft binnen ${median}, negen van de tien binnen ${most}.`,
  },
  how: {
    title: "Wie hielp",
    caption: "Opgeloste hulpvragen en opgeheven blokkades",
    requests: "Hulpvragen",
    blocks: "Blokkades",
  },
  enders: {
    SELF: "De persoon zelf",
    ADMINISTRATOR: "Een beheerder",
    STAFF: "Een medewerker",
    PORTAL: "Het portaal",
  } satisfies Record<Ender, string> as Record<Ender, string>,
  helpEnds: {
    title: "Waar de hulp eindigt",
    caption: "Antwoorden van de hulp, en wat mensen daar deden",
    answer: "Antwoord",
    kept: "Bellen en zelf mailen tellen we niet: dat zien we niet.",
    acts: {
      "help-request.ask": "Hulpvraag gestuurd",
      "call-back.ask": "Terugbellen gevraagd",
      "administrators.ask": "Beheerder gevraagd",
      "password.ask-reset": "Nieuw wachtwoord gevraagd",
      "appointment.submit": "Beheerder aangemeld",
    } satisfies Record<HelpAct, string> as Record<HelpAct, string>,
  },
  ends: {
    title: "Wat er van hulpvragen werd",
    caption: "Hulpvragen, naar wat er niet lukte en wat er gebeurde",
    problem: "Wat lukte er niet",
    outcome: "Wat gebeurde er",
    n: "Aantal",
  },
  outcomes: {
    SOLVED: "Opgelost",
    NOT_OURS: "Hoort hier niet",
    NOT_NEEDED: "Was niet nodig",
    LEFT: "Werkt hier niet meer",
    UNKNOWN: "Persoon onbekend",
    DENIED: "Niet zelf gevraagd",
    ENDED: "Vervallen met de autorisatie",
  } as Readonly<Record<string, string>>,
  blocks: {
    title: "Geblokkeerd en gedeblokkeerd",
    chart: "Accounts die per dag geblokkeerd en gedeblokkeerd werden",
    blocked: "Geblokkeerd",
    unblocked: "Gedeblokkeerd",
  },
  lost: {
    title: "Berichten die niet aankwamen",
    chart: "Mails en sms’jes die per dag niet aankwamen",
    mails: "Mails",
    texts: "Sms",
    kept: (days: number) => `We bewaren dit ${days} dagen. Wat ouder is, telt hier niet mee.`,
  },
  appointments: {
    title: "Aanmeldingen nu",
    caption: "Aanmeldingen naar status en hoe lang het e-mailadres bevestigd is",
    state: "Status",
    ages: { DAY: "Tot 1 dag", DAYS: "1 tot 3 dagen", LONGER: "Langer" } satisfies Record<Age, string> as Record<
      Age,
      string
    >,
    states: { CONFIRMED: "Wacht", CHECKING: "In behandeling", APPROVED: "Goedgekeurd", INVITED: "Uitgenodigd" },
  },
  administrators: {
    title: "Organisaties en hun beheerders",
    caption: "Organisaties naar hoeveel beheerders nu iets kunnen doen",
    able: ["Geen beheerder", "1 beheerder, geen tweede", "2 of meer"],
    n: "Organisaties",
  },
  duration(seconds: number | null): string {
    if (seconds === null) return "–";
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) return `${minutes} min`;
    return minutes < 48 * 60
      ? `${Math.floor(minutes / 60)} uur ${minutes % 60} min`
      : `${Math.round(minutes / 1440)} dagen`;
  },
};
