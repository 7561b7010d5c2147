export const nl = {
  title: "Alle brieven",
  lead: (n: number) => `Zo zien de ${n} mails eruit die we sturen, met voorbeelden van namen en links.`,
  all: "Alle brieven",
  colours: { licht: "Licht", donker: "Donker" },
  languages: { nl: "Nederlands", en: "Engels" },
  asText: "Als tekst",
  previous: "Vorige",
  next: "Volgende",
};
