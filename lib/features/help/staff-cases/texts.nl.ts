import type { Earlier } from "#lib/features/base/people/rules.ts";
import { nl as people } from "#lib/features/base/people/texts.nl.ts";
import { counted } from "#lib/platform/i18n/format.ts";

const { earlier } = people;

export const nl = {
  fields: {},
  refusals: {
    alreadyYours: "Je hebt deze zaak al opgepakt.",
    alreadyTaken: (first: Earlier) => `Al opgepakt${earlier(first)}.`,
    stillFrozen: "Het account is nog vastgezet. Geef het eerst vrij, bij de gebruiker.",
    alreadyDone: (first: Earlier) => `Al afgerond${earlier(first)}.`,
  },
  kinds: { FREEZE: "Dit was ik niet", DISPUTE: "Dit klopt niet", CHANGE: "Wijziging klopt niet" },
  next: {
    FREEZE: "Het account is vastgezet. Bel een nummer dat je al kende.",
    DISPUTE: "Bel en vraag wat er niet klopt.",
    CHANGE: "Een beheerder vertrouwt een wijziging niet. Bel de gebruiker en vraag het na.",
  },
  queue: {
    title: "Zaken",
    lead: "Wie het langst wacht, staat bovenaan.",
    empty: "Er is geen zaak die op je wacht.",
    caption: (n: number) => (n === 1 ? "1 zaak" : `${counted("nl", n)} zaken`),
    person: "Wie",
    kind: "Wat",
    about: "Waarover",
    unknown: "Niet bekend",
    since: "Sinds",
    takenBy: "Opgepakt door",
    nobody: "Nog niemand",
    me: "jou",
    actions: "Actie",
    take: "Oppakken",
    finish: "Afronden",
    whose: (who: string) => `zaak van ${who}`,
    numberNow: (number: string) => `Nummer nu: ${number}`,
    reference: (reference: string) => `Kenmerk ${reference}`,
    finished: "De zaak is afgerond.",
  },
};
