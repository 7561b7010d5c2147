import { words as people } from "#lib/features/base/people/texts.ts";
import { code, count, declareEvents, flag, id, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("organisations", {
  "organisation-file.upload": quiet({
    title: { nl: "Bestand met organisaties geüpload", en: "File of organisations checked for import" },
    after: { rows: count },
  }),
  "organisation-file.mend": quiet({
    title: { nl: "Rijen van het bestand met organisaties verbeterd", en: "Rows of the file of organisations mended" },
    after: { skipped: count, wrong: count },
  }),
  "organisation-file.start": quiet({
    title: { nl: "Opnemen van organisaties gestart", en: "Import of organisations started" },
    before: { status: code },
    after: { status: code, rows: count, invites: flag },
  }),
  "organisation-file.run": told("insurer", {
    title: { nl: "Organisaties uit bestand opgenomen", en: "Organisations imported from a file" },
    before: { status: code.optional() },
    after: {
      added: count,
      unchanged: count,
      failed: count,
      loadId: id.optional(),
      status: code.optional(),
      organisations: count.optional(),
    },
    nl: ({ after }) => `De verzekeraar nam ${people.nl.people(after.added)} op uit een bestand.`,
    en: ({ after }) => `The insurer imported ${people.en.people(after.added)} from a file.`,
  }),
  "organisation-file.invite": told("people", {
    title: { nl: "Uitnodiging verstuurd na opnemen", en: "Invitation sent after an import" },
    nl: ({ Who }) => `${Who} kreeg een uitnodiging.`,
    en: ({ Who }) => `${Who} received an invitation.`,
  }),
  "organisation-file.forget": quiet({
    title: { nl: "Bestand met organisaties gewist", en: "File of organisations deleted" },
    before: { status: code },
  }),
});
