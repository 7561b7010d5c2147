import { z } from "zod";
import { words as people } from "#lib/features/base/people/texts.ts";
import { code, declareEvents, flag, id, told } from "#lib/platform/audit/event.ts";
import { nameReasons } from "./rules.ts";

export const events = declareEvents("users", {
  "name.change": told("details", {
    title: { nl: "Naam gewijzigd", en: "Name changed" },
    after: { reason: z.enum(nameReasons), changed: z.array(code) },
    nl: ({ By, of, renamed }) => `${By} wijzigde ${of("de naam")}${people.nl.renamed(renamed)}.`,
    en: ({ By, of, renamed }) => `${By} changed ${of("name")}${people.en.renamed(renamed)}.`,
  }),
  "email.start": told("details", {
    title: { nl: "Wijzigen van e-mailadres begonnen", en: "Change of e-mail address started" },
    after: { changeId: id },
    nl: ({ By, who }) => `${By} gaf ${who} een nieuw e-mailadres. Nog niet bevestigd.`,
    en: ({ By, who }) => `${By} gave ${who} a new e-mail address. Not confirmed yet.`,
  }),
  "email.set": told("details", {
    title: { nl: "E-mailadres van uitnodiging verbeterd", en: "E-mail address of invitation corrected" },
    after: { status: code },
    nl: ({ By, of }) => `${By} vulde ${of("het e-mailadres")} in.`,
    en: ({ By, of }) => `${By} filled in ${of("e-mail address")}.`,
  }),
  "email.confirm": told("details", {
    title: { nl: "Nieuw e-mailadres bevestigd", en: "New e-mail address confirmed" },
    before: { changeId: id },
    after: {
      changeId: id,
      confirmed: z.enum(["old", "new"]).optional(),
      cancelled: flag.optional(),
      completed: flag.optional(),
    },
    nl: ({ Who }) => `${Who} bevestigde een e-mailadres.`,
    en: ({ Who }) => `${Who} confirmed an e-mail address.`,
  }),
  "email.cancel": told("details", {
    title: { nl: "Wijzigen van e-mailadres gestopt", en: "Change of e-mail address stopped" },
    before: { changeId: id },
    after: { changeId: id, cancelled: flag },
    nl: ({ By, of }) => `${By} stopte het wijzigen van ${of("het e-mailadres")}.`,
    en: ({ By, of }) => `${By} stopped the change of ${of("e-mail address")}.`,
  }),
});
