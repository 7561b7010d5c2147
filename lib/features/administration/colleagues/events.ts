import { words as people } from "#lib/features/base/people/texts.ts";
import { declareEvents, quiet, told } from "#lib/platform/audit/event.ts";
import { RecordedExport, RecordedSearch } from "./schema.ts";

export const events = declareEvents("views", {
  "colleagues.export": told("files", {
    title: { nl: "Lijst van gebruikers geëxporteerd", en: "List of users exported" },
    after: RecordedExport.shape,
    nl: ({ By, after }) => `${By} haalde een lijst op van ${people.nl.people(after.rows)}.`,
    en: ({ By, after }) => `${By} downloaded a list of ${people.en.people(after.rows)}.`,
  }),
  "colleagues.save-view": quiet({ title: { nl: "Lijst opgeslagen", en: "List saved" } }),
  "colleagues.forget-view": quiet({ title: { nl: "Opgeslagen lijst verwijderd", en: "Saved list removed" } }),
  "staff.search": quiet({
    title: { nl: "Gezocht door de verzekeraar", en: "Searched by the insurer" },
    after: RecordedSearch.shape,
  }),
});
