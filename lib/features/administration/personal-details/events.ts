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
  "name.start": told("details", {
    title: { nl: "Nieuwe naam voorgesteld", en: "New name proposed" },
    after: { changeId: id, reason: z.enum(nameReasons), changed: z.array(code) },
    nl: ({ By, who }) => `${By} stelde ${who} een nieuwe naam voor. Nog niet bevestigd.`,
    en: ({ By, who }) => `${By} proposed a new name for ${who}. Not confirmed yet.`,
  }),
  "name.confirm": told("details", {
    title: { nl: "Nieuwe naam bevestigd", en: "New name confirmed" },
    before: { changeId: id },
    after: { changeId: id, changed: z.array(code) },
    nl: ({ Who, renamed }) => `${Who} bevestigde de nieuwe naam${people.nl.renamed(renamed)}.`,
    en: ({ Who, renamed }) => `${Who} confirmed the new name${people.en.renamed(renamed)}.`,
  }),
  "name.refuse": told("details", {
    title: { nl: "Nieuwe naam geweigerd", en: "New name refused" },
    before: { changeId: id },
    after: { changeId: id, cancelled: flag },
    nl: ({ Who }) => `${Who} wees de nieuwe naam af.`,
    en: ({ Who }) => `${Who} refused the new name.`,
  }),
  "name.cancel": told("details", {
    title: { nl: "Nieuwe naam teruggenomen", en: "New name taken back" },
    before: { changeId: id },
    after: { changeId: id, cancelled: flag },
    nl: ({ By, of }) => `${By} nam ${of("de nieuwe naam")} terug.`,
    en: ({ By, of }) => `${By} took back ${of("new name")}.`,
  }),
  "email.start": told("details", {
    title: { nl: "Wijzigen van e-mailadres begonnen", en: "Change of email address started" },
    after: { changeId: id },
    nl: ({ By, who }) => `${By} gaf een nieuw e-mailadres door voor ${who}. Nog niet bevestigd.`,
    en: ({ By, who }) => `${By} passed on a new email address for ${who}. Not confirmed yet.`,
  }),
  "email.set": told("details", {
    title: { nl: "E-mailadres van uitnodiging verbeterd", en: "Email address of invitation corrected" },
    after: { status: code },
    nl: ({ By, of }) => `${By} vulde ${of("het e-mailadres")} in.`,
    en: ({ By, of }) => `${By} filled in ${of("email address")}.`,
  }),
  "email.confirm": told("details", {
    title: { nl: "Nieuw e-mailadres bevestigd", en: "New email address confirmed" },
    before: { changeId: id },
    after: {
      changeId: id,
      confirmed: z.enum(["old", "new"]).optional(),
      cancelled: flag.optional(),
      completed: flag.optional(),
    },
    nl: ({ Who }) => `${Who} bevestigde een e-mailadres.`,
    en: ({ Who }) => `${Who} confirmed an email address.`,
  }),
  "email.cancel": told("details", {
    title: { nl: "Wijzigen van e-mailadres gestopt", en: "Change of email address stopped" },
    before: { changeId: id },
    after: { changeId: id, cancelled: flag },
    nl: ({ By, of }) => `${By} stopte het wijzigen van ${of("het e-mailadres")}.`,
    en: ({ By, of }) => `${By} stopped the change of ${of("email address")}.`,
  }),
});
