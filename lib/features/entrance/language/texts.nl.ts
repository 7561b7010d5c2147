export const nl = {
  fields: { languageMissing: "Kies een taal." },
  refusals: { sameLanguage: "Je krijgt onze berichten al in deze taal." },
  page: "Taal en berichten",
  lead: "Zo sturen we je mail en sms.",
  told: {
    nl: "Je krijgt onze mail en sms voortaan in het Nederlands.",
    en: "Je krijgt onze mail en sms voortaan in het Engels.",
  },
  title: "Taal van mail en sms",
  label: "In welke taal schrijven we je?",
  hint: "Dat blijft zo, ook als je een pagina in een andere taal leest.",
  languages: { nl: "Nederlands", en: "Engels (English)" },
  submit: "Taal opslaan",
  other: { nl: "Onze mail en sms krijg je in het Nederlands.", en: "Onze mail en sms krijg je in het Engels." },
  change: { nl: "Stuur ze in het Nederlands", en: "Stuur ze in het Engels" },
};
