export const nl = {
  title: "Bevestig dat jij het bent",
  why: "Voor deze stap vragen we nog een keer een code.",
  ask: (mobile: string) => `Stuur een code naar ${mobile}`,
  noMobile: "Bij je account staat geen mobiel nummer. Vraag een andere beheerder om hulp.",
};
