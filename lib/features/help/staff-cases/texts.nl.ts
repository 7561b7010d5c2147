import type { Detail } from "#lib/platform/gate/outcome.ts";
import { time } from "#lib/platform/i18n/format.ts";

const by = ({ by }: Detail) => (by ? ` door ${String(by)}` : "");
const at = ({ at }: Detail) => (at instanceof Date ? ` om ${time("nl", at)}` : "");

export const nl = {
  fields: {},
  refusals: {
    alreadyYours: "Je hebt deze zaak al opgepakt.",
    alreadyTaken: (detail: Detail) => `Al opgepakt${by(detail)}${at(detail)}.`,
    alreadyDone: (detail: Detail) => `Al afgerond${by(detail)}${at(detail)}.`,
  },
  kinds: { FREEZE: "Dit was ik niet", DISPUTE: "Dit klopt niet" },
  next: {
    FREEZE: "Het account staat vast. Bel een nummer dat je al kende.",
    DISPUTE: "Bel en vraag wat er niet klopt.",
  },
  queue: {
    title: "Zaken",
    lead: "Wie het langst wacht, staat bovenaan.",
    empty: "Er is geen zaak die op je wacht.",
    more: "Er wachten meer dan 100 zaken. Hier staan de eerste.",
    caption: (n: number) => (n === 1 ? "1 zaak" : `${n} zaken`),
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
    finish: "Afgerond",
    whose: (who: string) => `zaak van ${who}`,
    numberNow: (number: string) => `Nummer nu: ${number}`,
    reference: (reference: string) => `Kenmerk ${reference}`,
    finished: "De zaak is afgerond.",
  },
};
