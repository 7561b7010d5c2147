import type { Earlier } from "#lib/features/base/people/rules.ts";
import { dayTime } from "#lib/platform/i18n/format.ts";
import type { Kind } from "./rules.ts";

export const nl = {
  fields: { matterMissing: "Deze pagina is verouderd. Laad hem opnieuw.", colleagueMissing: "Kies een collega." },
  refusals: {
    over: "Dit is intussen afgerond.",
    alreadyTheirs: "Deze collega heeft het al.",
    hasIt: ({ by, at }: Earlier) => `${by || "Een collega"} pakte dit op${at ? `, ${dayTime("nl", at)}` : ""}.`,
    noColleague: "Deze collega kan dit niet overnemen. Kies een ander.",
  },
  title: "Wat er openstaat",
  none: "Er staat niets open.",
  more: "Dit zijn de oudste. Er staat nog meer open: dat zie je in de wachtrijen.",
  kinds: { requests: "Hulpvraag", calls: "Terugbellen", cases: "Zaak" } satisfies Record<Kind, string> as Record<
    Kind,
    string
  >,
  wantsCall: "Wil gebeld worden",
  atBeheerder: "Ligt bij de beheerder",
  me: "Van jou",
  nobody: "Nog van niemand",
  takenBy: (by: string) => `Van ${by}`,
  take: "Oppakken",
  finish: "Afronden",
  give: "Aan een collega geven",
  colleague: "Collega",
  giveTo: "Geef",
};
