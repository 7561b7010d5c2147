export const nl = {
  fields: { wayMissing: "Kies hoe je mail wilt krijgen." },
  refusals: { sameWay: "Zo krijg je je mail al." },
  title: "Mail over jouw beheer",
  label: "Wanneer wil je mail over jouw beheer?",
  hint: "Hulpvragen en alles over beveiliging sturen we altijd meteen.",
  ways: {
    atOnce: { label: "Meteen" },
    morning: { label: "Elke ochtend één mail", hint: "Op werkdagen, tussen 7 en 9 uur. Alleen als er iets openstaat." },
  },
  submit: "Keuze opslaan",
  told: {
    atOnce: "Je krijgt voortaan alle mail meteen.",
    morning: "Je krijgt voortaan één mail elke ochtend. Wat dringend is, komt meteen.",
  },
};
