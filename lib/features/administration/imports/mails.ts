import { to } from "#lib/addresses.ts";
import { sinceAdministrator } from "#lib/features/base/people/mails.ts";
import { ended } from "#lib/platform/i18n/format.ts";
import { letter } from "#lib/platform/outbox/letter.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

type Done = {
  readonly importId: string;
  readonly organisation: string;
  readonly added: number;
  readonly unchanged: number;
  readonly twice: number;
  readonly wrong: number;
};

export const importDoneLetter = letter(
  "imports.done",
  ({ importId, organisation, added, unchanged, twice, wrong }: Done) => {
    const already = ({ report }: typeof nl) =>
      (unchanged > 0 ? ` ${report.unchanged(unchanged)}` : "") + (twice > 0 ? ` ${report.twice(twice)}` : "");
    return {
      nl: {
        subject: "Je import is klaar",
        paragraphs: [
          `We hebben ${nl.people(added)} toegevoegd bij ${ended(organisation)}${already(nl)}${wrong > 0 ? ` ${nl.rows(wrong)} ${wrong === 1 ? "is" : "zijn"} niet gelukt.` : ""}`,
        ],
      },
      en: {
        subject: "Your import is finished",
        paragraphs: [
          `We added ${en.people(added)} at ${ended(organisation)}${already(en)}${wrong > 0 ? ` ${en.rows(wrong)} failed.` : ""}`,
        ],
      },
      button: { nl: "Bekijk het verslag", en: "See the report", path: to.oneImport(importId) },
      reason: {
        nl: "Je krijgt deze mail omdat je deze import hebt gestart.",
        en: "You get this email because you started this import.",
      },
    };
  },
);

type Added = { readonly by: string; readonly organisation: string; readonly count: number };

/** To the other beheerders. */
export const colleaguesAddedLetter = letter(
  "imports.colleagues-added",
  ({ by, organisation, count, importId }: Added & { readonly importId: string }) => ({
    nl: {
      subject: "Er zijn nieuwe collega’s toegevoegd",
      paragraphs: [
        `${by} heeft met een bestand ${nl.people(count)} toegevoegd bij ${ended(organisation)}`,
        "Klopt dit niet? Draai de import dan terug.",
      ],
    },
    en: {
      subject: "New colleagues have been added",
      paragraphs: [
        `${by} added ${en.people(count)} at ${organisation} from a file.`,
        "Is this not right? Then undo the import.",
      ],
    },
    button: { nl: "Bekijk de import", en: "See the import", path: to.oneImport(importId) },
    reason: sinceAdministrator(organisation),
  }),
);

export const undoneLetter = letter("imports.undone", ({ by, organisation, count }: Added) => ({
  nl: {
    subject: "Een import is teruggedraaid",
    paragraphs: [`${by} heeft ${nl.people(count)} weer weggehaald bij ${ended(organisation)}`],
  },
  en: {
    subject: "An import has been undone",
    paragraphs: [`${by} removed ${en.people(count)} at ${organisation} again.`],
  },
  button: { nl: "Bekijk je gebruikers", en: "See your users", path: to.colleagues() },
  reason: sinceAdministrator(organisation),
}));
