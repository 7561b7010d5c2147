import { nl as base } from "#lib/features/base/people/texts.nl.ts";
import { lastDay } from "#lib/platform/i18n/format.ts";

const { people } = base;

export const nl = {
  people,
  review: {
    title: "Controle van autorisaties",
    lead: (insurer: string) =>
      `${insurer} vraagt je om iedereen met toegang langs te lopen. Heeft iemand nog nodig wat er staat? Bevestig dat dan.`,
    due: (dueAt: Date) => `Graag klaar op ${lastDay("nl", dueAt)}.`,
    late: (dueAt: Date) => `Dit had op ${lastDay("nl", dueAt)} klaar moeten zijn.`,
    ends: (lapsesAt: Date) =>
      `Wie niet uiterlijk op ${lastDay("nl", lapsesAt)} bevestigd is, verliest daarna de toegang. De laatste beheerder houdt die.`,
    progress: (done: number, all: number) => `${done} van ${all} gedaan`,
    lapsing: "De tijd is om. We beëindigen nu de toegang van wie niet bevestigd is.",
    parts: {
      left: (n: number) => `Nog te doen (${n})`,
      notable: (n: number) => `Daarvan opvallend (${n})`,
      kept: (n: number) => `Bevestigd (${n})`,
    },
    partsLabel: "Kies wie je ziet",
    caption: { left: "Wie heeft nog toegang nodig?", notable: "Kijk hier eerst naar", kept: "Bevestigd" },
    columns: { who: "Wie", rights: "Wat iemand mag", used: "Laatst ingelogd", action: "Wat wil je?" },
    confirm: "Klopt zo",
    confirmAll: (n: number) => (n === 1 ? "Klopt voor deze persoon" : `Klopt voor alle ${n} op deze pagina`),
    confirmAllHint: "Bekijk de lijst eerst. Je bevestigt alleen wie je hier ziet.",
    change: "Aanpassen",
    withdraw: "Intrekken",
    self: "Dit ben jij. Een andere beheerder bevestigt jou.",
    selfAlone: "Dit ben jij. Er is geen andere beheerder. Je houdt je toegang.",
    ofAdministrator: "Alleen een beheerder bevestigt een beheerder.",
    none: { left: "Iedereen is gedaan.", notable: "Niemand valt op.", kept: "Nog niemand is bevestigd." },
    ready: "Iedereen is gedaan. Rond de controle af.",
    waits: (names: string) => `Jij bent klaar. Nu is het aan ${names}.`,
    finish: "Rond de controle af",
    confirmed: "Bevestigd en opgeslagen.",
    finished: "De controle is klaar. Dank je wel.",
    nothing: "Er is nu geen controle. Je krijgt een mail als het zover is.",
    last: (day: string, by: string) =>
      by ? `De laatste controle rondde ${by} af op ${day}.` : `De laatste controle eindigde op ${day}.`,
    lastCounts: (kept: number, ended: number) => `Bevestigd: ${kept}. Toegang beëindigd: ${ended}.`,
    toPeople: "Naar de gebruikers",
    noEnd: "Geen einddatum",
    until: (day: string) => `Tot en met ${day}`,
  },
  task: {
    open: (n: number, dueAt: Date) =>
      `Controleer wie er toegang heeft: nog ${people(n)}, uiterlijk ${lastDay("nl", dueAt)}.`,
    late: (n: number, dueAt: Date) =>
      `De controle van autorisaties had op ${lastDay("nl", dueAt)} klaar moeten zijn. Nog ${people(n)}.`,
    go: "Naar de controle",
  },
  fields: {
    reviewMissing: "Deze controle is er niet meer. Laad de pagina opnieuw.",
    personMissing: "Kies wie je bevestigt.",
  },
  refusals: {
    reviewFinished: "Deze controle is al klaar.",
    reviewStopped: "De verzekeraar heeft deze controle gestopt. Je hoeft niets te doen.",
    reviewLapsed: "De tijd is om. Bevestigen kan niet meer. Kies zo nodig Opnieuw autoriseren bij de collega.",
    alreadyConfirmed: "Dit was al bevestigd.",
    stillOpen: ({ left }: { readonly left: number }) => `Nog niet bevestigd: ${people(left)}.`,
  },
};
