import type { State } from "#lib/features/administration/access-reviews/rules.ts";
import { exact, lastDay, shortDate } from "#lib/platform/i18n/format.ts";
import type { Which } from "./rules.ts";

const organisations = (n: number) => (n === 1 ? "1 organisatie" : `${exact("nl", n)} organisaties`);

export const nl = {
  organisations,
  list: {
    title: "Controles van autorisaties",
    lead: "Organisaties lopen na wie er nog toegang nodig heeft. Hier zie je hoe ver ze zijn.",
    start: "Begin een controle",
    empty: "Er is nog geen controle geweest.",
    caption: "Controles, de nieuwste eerst",
    columns: { when: "Begonnen", by: "Door", due: "Laatste dag", done: "Klaar", open: "Nog niet klaar" },
    yearly: "Vanzelf",
    stopped: "Gestopt",
    back: "Controles",
  },
  starting: {
    title: "Begin een controle",
    lead: "De beheerders krijgen een mail. Loopt er al een controle bij een organisatie? Dan slaan we die over.",
    which: "Welke organisaties?",
    whiches: {
      ALL: "Alle organisaties",
      INTERMEDIARY: "Alle kantoren",
      BUSINESS: "Alle bedrijven",
      CHOSEN: "Alleen deze",
    } satisfies Record<Which, string> as Record<Which, string>,
    numbers: "Nummers van de organisaties",
    numbersHint: "Alleen als je ‘Alleen deze’ kiest. Tussenpersoonnummer, polisnummer of KvK-nummer, één per regel.",
    lastDay: "Laatste dag",
    lastDayHint: "Minstens een week van nu. Beheerders krijgen een week ervoor een herinnering.",
    lapses: (days: number) =>
      days === 0
        ? "Wie niet bevestigd is, houdt de toegang."
        : `Wie niet bevestigd is, verliest ${days} dagen na de laatste dag de toegang. De laatste beheerder houdt die. Een collega keurt de controle eerst goed.`,
    submit: "Begin de controle",
    cancel: "Niet doen",
  },
  planned: { what: "Een controle van autorisaties beginnen", ends: "Wie niet bevestigd is, verliest de toegang na" },
  page: {
    title: (startedAt: Date) => `Controle van ${shortDate("nl", startedAt)}`,
    begun: "De controle is begonnen. De organisaties staan hier binnen een minuut.",
    stopped: "De controle is gestopt. Er gaan geen mails meer uit en niemand verliest toegang.",
    due: (dueAt: Date) => `Laatste dag: ${lastDay("nl", dueAt)}.`,
    lapses: (day: string) => `Wie niet uiterlijk op ${day} bevestigd is, verliest daarna de toegang.`,
    counts: (done: number, open: number) => `Klaar: ${organisations(done)}. Nog niet klaar: ${organisations(open)}.`,
    partsLabel: "Kies wat je ziet",
    parts: { all: "Alle", open: "Nog niet klaar", done: "Klaar" },
    caption: "Organisaties in deze controle",
    columns: {
      organisation: "Organisatie",
      state: "Status",
      kept: "Bevestigd",
      ended: "Beëindigd",
      left: "Niet bevestigd",
      finished: "Klaar op",
      by: "Door",
      administrators: "Beheerders die kunnen inloggen",
      due: "Laatste dag",
      number: "Nummer",
    },
    states: {
      open: "Bezig",
      late: "Te laat",
      lapsing: "Toegang eindigt",
      lapsed: "Niet op tijd",
      finished: "Klaar",
      stopped: "Gestopt",
    } satisfies Record<State, string> as Record<State, string>,
    empty: "Er zijn hier geen organisaties.",
    report: "Verslag als csv-bestand",
    file: "controle",
    stop: "Stop deze controle",
    stopHint: "Wat bevestigd is, blijft bewaard.",
  },
  fields: {
    whichMissing: "Kies welke organisaties.",
    numbersTooLong: "Dit is te lang. Plak alleen nummers, één per regel.",
    dateInvalid: "Kies een dag.",
    campaignMissing: "Deze controle is er niet meer. Laad de pagina opnieuw.",
  },
  refusals: {
    dayTooSoon: "Kies een dag die minstens een week van nu is.",
    dayTooFar: "Kies een dag binnen een half jaar.",
    noNumbers: "Vul minstens één nummer in.",
    tooManyNumbers: "Vul hoogstens 500 nummers in. Kies anders alle organisaties.",
    unknownNumbers: ({ numbers }: { readonly numbers: string }) =>
      `Niet gevonden: ${numbers}. Verbeter of verwijder dit.`,
    alreadyStopped: "Deze controle is al gestopt.",
  },
};
