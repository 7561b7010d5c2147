import type { Matter } from "./store.ts";

export const nl = {
  search: {
    title: "Zoeken",
    label: "Wie of wat zoek je?",
    hint: "Een kenmerk, naam, e-mailadres, toegangscode, organisatie, tussenpersoon-, polis- of KvK-nummer.",
    submit: "Zoek",
    matters: (reference: string) => `Met kenmerk ${reference}`,
    recent: "Laatst bekeken",
    people: "Gebruikers",
    organisations: "Organisaties",
    more: "Zoek verder bij organisaties",
    none: (q: string) => `We vinden niets bij “${q}”. Controleer het kenmerk of zoek op de naam.`,
    noTelephone: "Op telefoonnummer zoeken kan hier niet. Zoek op naam of e-mailadres.",
    kind: "Soort",
    who: "Wie",
    organisation: "Organisatie",
    since: "Sinds",
    state: "Status",
    stranger: "Onbekend",
    kinds: {
      requests: "Hulpvraag",
      calls: "Terugbelverzoek",
      cases: "Zaak",
      appointments: "Aanmelding",
    } satisfies Record<Matter["kind"], string> as Record<Matter["kind"], string>,
    states: { ours: "Open bij ons", theirs: "Bij de beheerder", done: "Afgerond" } satisfies Record<
      Matter["state"],
      string
    > as Record<Matter["state"], string>,
  },
};
