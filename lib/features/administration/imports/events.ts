import { given } from "#lib/features/base/people/events.ts";
import { words as people } from "#lib/features/base/people/texts.ts";
import { code, count, declareEvents, flag, ids, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("users", {
  "import.upload": told("files", {
    title: { nl: "Bestand met collega’s geüpload", en: "File of colleagues uploaded" },
    after: { rows: count },
    nl: ({ By, after }) => `${By} las een bestand in met ${people.nl.people(after.rows)}.`,
    en: ({ By, after }) => `${By} uploaded a file with ${people.en.people(after.rows)}.`,
  }),
  "import.match": quiet({
    title: { nl: "Kolommen van het bestand gekozen", en: "Columns of the file matched" },
    before: { status: code },
    after: { status: code },
  }),
  "import.mend": quiet({
    title: { nl: "Rij van het bestand verbeterd", en: "Row of the file mended" },
    before: { status: code },
    after: { skipped: count, wrong: count },
  }),
  "import.start": told("files", {
    title: { nl: "Import gestart", en: "Import started" },
    before: { status: code },
    after: { status: code, rows: count, portals: given.portals, invites: flag },
    nl: ({ By, after }) => `${By} begon een import van ${people.nl.people(after.rows)}.`,
    en: ({ By, after }) => `${By} started an import of ${people.en.people(after.rows)}.`,
  }),
  "import.run": told("files", {
    title: { nl: "Rijen geïmporteerd", en: "Rows imported" },
    after: { added: count, status: code.optional() },
    nl: ({ after }) => `De import voegde ${people.nl.people(after.added)} toe.`,
    en: ({ after }) => `The import added ${people.en.people(after.added)}.`,
  }),
  "import.undo": told("files", {
    title: { nl: "Import teruggedraaid", en: "Import undone" },
    before: { status: code },
    // Of those who were removed: who left a trace, and stays withdrawn.
    after: {
      status: code,
      removed: count,
      authorisationIds: ids.optional(),
      helpRequestIds: ids.optional(),
      changes: count.optional(),
    },
    nl: ({ By, after }) => `${By} draaide een import terug: ${people.nl.people(after.removed)} eraf.`,
    en: ({ By, after }) => `${By} undid an import: ${people.en.people(after.removed)} removed.`,
  }),
  "import.forget": quiet({ title: { nl: "Import gewist", en: "Import deleted" }, before: { status: code } }),
});
