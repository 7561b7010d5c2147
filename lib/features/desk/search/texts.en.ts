import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  search: {
    title: "Search",
    label: "Who or what are you looking for?",
    hint: "A reference, name, email address, access code, organisation, or intermediary, policy or KvK number.",
    submit: "Search",
    matters: (reference) => `With reference ${reference}`,
    recent: "Recently viewed",
    people: "Users",
    organisations: "Organisations",
    more: "Search further among organisations",
    none: (q) => `Nothing found for “${q}”. Check the reference, or search by name.`,
    noTelephone: "You cannot search by telephone number here. Search by name or email address.",
    kind: "Kind",
    who: "Who",
    organisation: "Organisation",
    since: "Since",
    state: "Status",
    stranger: "Unknown",
    kinds: { requests: "Help request", calls: "Call-back", cases: "Case", appointments: "Administrator application" },
    states: { ours: "Open with us", theirs: "With the administrator", done: "Closed" },
  },
};
