/** The few words that belong to the components themselves. */
export const words = {
  nl: {
    skip: "Naar de inhoud",
    back: "Terug",
    menu: "Menu",
    errorHeading: "Er klopt iets niet",
    error: "Fout: ",
    optional: "(mag leeg blijven)",
    busy: "Bezig…",
    show: "Toon",
    hide: "Verberg",
    choose: "Kies…",
    first: "Naar het begin",
    more: "Meer",
    pages: "Bladeren",
  },
  en: {
    skip: "Go to the content",
    back: "Back",
    menu: "Menu",
    errorHeading: "Something is not right",
    error: "Error: ",
    optional: "(may stay empty)",
    busy: "Working…",
    show: "Show",
    hide: "Hide",
    choose: "Choose…",
    first: "Back to the start",
    more: "More",
    pages: "Pages",
  },
} as const;

export type Language = keyof typeof words;
