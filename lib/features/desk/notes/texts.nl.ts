import { shortDateTime } from "#lib/platform/i18n/format.ts";

export const nl = {
  fields: {
    aboutMissing: "Deze pagina is verouderd. Laad hem opnieuw.",
    noteMissing: "Schrijf eerst op wat je collega moet weten.",
    noteTooLong: "Maak de notitie korter: hoogstens 1000 tekens.",
  },
  refusals: {
    notSeen: "Zeg eerst waarom je dit bekijkt.",
    isHeld: "Er geldt een bewaarplicht. Zolang die staat, wissen we niets.",
  },
  title: "Notities van collega’s",
  none: "Er is nog niets genoteerd.",
  label: "Nieuwe notitie",
  hint: (days: number) =>
    `Alleen feiten, nooit een wachtwoord of code. De klant mag vragen wat hier staat. Na ${days} dagen verdwijnt het.`,
  submit: "Opslaan",
  erase: "Wis",
  eraseWhat: (at: Date) => `notitie van ${shortDateTime("nl", at)}`,
  by: (by: string, at: Date, organisation: string) =>
    [by, shortDateTime("nl", at), organisation].filter(Boolean).join(" · "),
};
