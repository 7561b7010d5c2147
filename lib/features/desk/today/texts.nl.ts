import type { Waiting } from "./rules.ts";

export const nl = {
  today: {
    title: "Vandaag",
    lead: "Wat er nu wacht. Tijd telt in werkuren.",
    caption: "Wat er wacht",
    kind: "Wat",
    open: "Open",
    oldest: "Wacht het langst",
    until: "Verloopt",
    mine: "Van jou",
    allDone: "Er wacht niets. Je bent helemaal bij.",
    none: "–",
    hours: (n: number) => (n === 0 ? "minder dan 1 uur" : `${n} uur`),
    kinds: {
      requests: "Hulpvragen",
      calls: "Terugbellen",
      cases: "Zaken",
      appointments: "Aanmeldingen",
      proposals: "Goedkeuren",
      reviews: "Controles te laat",
    } satisfies Record<Waiting, string> as Record<Waiting, string>,
    also: "Ook voor jou",
    log: "Logboek: wie deed wat, en waarom",
    figures: "Cijfers: hoe lang mensen wachtten",
    reviews: "Controles van autorisaties",
    evidence: "Verantwoording: wie wat mag, diensten van buiten, wat er gebeurde",
    staff: "Medewerkers en hun taken",
  },
};
