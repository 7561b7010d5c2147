import type { Earlier } from "#lib/features/base/people/rules.ts";
import { nl as people } from "#lib/features/base/people/texts.nl.ts";
import { dayTime, shortDateTime } from "#lib/platform/i18n/format.ts";

const { earlier } = people;

export const nl = {
  title: "Goedkeuren",
  lead: "Een voorstel gebeurt pas als een tweede persoon het goedkeurt. Twijfel je? Bel dan eerst wie het voorstelde.",
  fields: { reasonMissing: "Kies een reden." },
  refusals: {
    notYours:
      "Hierover beslist een ander. Je stelde het zelf voor, of het gaat over jou. Of een van jullie liet de ander toe.",
    notProposedByYou: "Alleen wie het voorstelde, kan het intrekken.",
    proposerGone: "Wie dit voorstelde, mag het nu niet meer. Er is niets gewijzigd.",
    changedSince: "Dit kan niet meer zoals het is voorgesteld: er is intussen iets veranderd. Wijs het af.",
    unread: "Dit voorstel is nu niet te lezen. Dat ligt aan ons, en we weten het. Probeer het later opnieuw.",
    tooOften: ({ until }: { until: Date }) => `Dit is te vaak gedaan. Goedkeuren kan weer ${dayTime("nl", until)}.`,
    approved: (first: Earlier) => `Al goedgekeurd${earlier(first)}.`,
    rejected: (first: Earlier) => `Al afgewezen${earlier(first)}.`,
    withdrawn: (first: Earlier) => `Al ingetrokken${earlier(first)}.`,
    lapsed: (_: Earlier) => "Dit voorstel is verlopen.",
  },
  reasons: {
    NOT_AGREED: "Dit is niet afgesproken",
    WRONG_DETAILS: "De gegevens kloppen niet",
    NOT_NEEDED: "Het is niet meer nodig",
    NOT_TRUSTED: "Ik vertrouw het niet",
  },
  waiting: "Wacht op jou",
  none: "Er wacht niets op jou.",
  others: "Wacht op een ander",
  own: "Wat jij voorstelde",
  proposedBy: (name: string, at: Date) => `Voorgesteld door ${name}, ${shortDateTime("nl", at)}`,
  proposedByYou: (at: Date) => `Voorgesteld door jou, ${shortDateTime("nl", at)}`,
  until: (at: Date) => `Vervalt ${shortDateTime("nl", at)}`,
  who: "Wie",
  organisation: "Organisatie",
  becomes: (from: string, to: string) => `${from} wordt ${to}`,
  decides: {
    ADMINISTRATORS: "Een andere beheerder beslist.",
    STAFF: (desk: string) => `De ${desk} beslist.`,
    colleague: "Een collega beslist.",
    nobody: "Er is nu niemand die hierover mag beslissen. Trek het in, of wacht tot er iemand is.",
  },
  approve: "Goedkeuren",
  reject: "Afwijzen",
  reason: "Reden",
  withdraw: "Intrekken",
  states: {
    WAITING: "Wacht",
    APPROVED: "Goedgekeurd",
    REJECTED: "Afgewezen",
    WITHDRAWN: "Ingetrokken",
    LAPSED: "Verlopen",
  },
  ended: (state: string, at: Date) => `${state}, ${shortDateTime("nl", at)}`,
  told: {
    goedgekeurd: "Goedgekeurd. Het is meteen gebeurd.",
    afgewezen: "Afgewezen. Wie het voorstelde, krijgt een mail.",
    ingetrokken: "Je voorstel is ingetrokken.",
  },
  proposed: "Dit wacht nu op een tweede persoon. Wie mag beslissen, krijgt een mail. Jij ook, als het besluit er is.",
};
