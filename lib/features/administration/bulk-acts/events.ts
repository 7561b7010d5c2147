import { words as people } from "#lib/features/base/people/texts.ts";
import { code, count, declareEvents, quiet, told } from "#lib/platform/audit/event.ts";
import { z } from "zod";
import { actNames } from "./rules/acts.ts";
import { RecordedFile } from "./schema.ts";
import { words } from "./texts.ts";

const act = z.enum(actNames);

export const events = declareEvents("users", {
  "bulk-act.prepare": quiet({
    title: { nl: "Mensen gekozen om tegelijk te helpen", en: "People selected for one act on all of them" },
    after: { act, people: count, left: count },
  }),
  "bulk-act.choose": quiet({
    title: { nl: "Gekozen wat er met meer mensen gebeurt", en: "What happens to several people chosen" },
    before: { status: code },
    after: { act, left: count },
  }),
  "bulk-act.start": told("people", {
    title: { nl: "Begonnen bij meer mensen tegelijk", en: "Started for several people at once" },
    before: { status: code },
    after: { act, people: count },
    nl: ({ By, after }) =>
      `${By} begon met ${after.act ? words.nl.log[after.act] : "een actie"} bij ${people.nl.people(after.people)}.`,
    en: ({ By, after }) =>
      `${By} started ${after.act ? words.en.log[after.act] : "an act"} for ${people.en.people(after.people)}.`,
  }),
  "bulk-act.run": quiet({
    title: { nl: "Een deel van meer mensen gedaan", en: "Some of several people done" },
    after: { done: count, left: count, status: code.optional() },
  }),
  "bulk-act.export": told("files", {
    title: { nl: "Gekozen gebruikers geëxporteerd", en: "Selected users exported" },
    after: RecordedFile.shape,
    nl: ({ By, after }) => `${By} haalde een lijst op van ${people.nl.people(after.rows)}.`,
    en: ({ By, after }) => `${By} downloaded a list of ${people.en.people(after.rows)}.`,
  }),
  "bulk-act.forget": quiet({
    title: { nl: "Verslag van meer mensen gewist", en: "Report of several people deleted" },
    before: { status: code },
  }),
});
