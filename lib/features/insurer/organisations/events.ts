import { z } from "zod";
import { given } from "#lib/features/base/people/events.ts";
import { words as people } from "#lib/features/base/people/texts.ts";
import { because, code, count, declareEvents, flag, id, told } from "#lib/platform/audit/event.ts";
import { closeReasons, viewReasons } from "./rules.ts";
import { words } from "./texts.ts";

type Viewed = { readonly reason?: string | undefined };

/** Why one of the staff looked. */
export const why = {
  nl: ({ reason = "" }: Viewed) => words.nl.viewed[reason] ?? "",
  en: ({ reason = "" }: Viewed) => words.en.viewed[reason] ?? "",
};

export const events = declareEvents("organisations", {
  "organisation.create": told("insurer", {
    title: { nl: "Organisatie gemaakt", en: "Organisation created" },
    after: { kind: code, portals: given.portals, numbers: count },
    nl: ({ By }) => `${By} maakte de organisatie aan.`,
    en: ({ By }) => `${By} created the organisation.`,
  }),
  "organisation.change": told("insurer", {
    title: { nl: "Gegevens van organisatie gewijzigd", en: "Organisation details changed" },
    before: { portals: given.portals },
    after: { fields: z.array(code), portals: given.portals, lost: count },
    nl: ({ By, renamed }) => `${By} wijzigde gegevens van de organisatie${people.nl.renamed(renamed)}.`,
    en: ({ By, renamed }) => `${By} changed details of the organisation${people.en.renamed(renamed)}.`,
  }),
  "organisation.add-number": told("insurer", {
    title: { nl: "Nummer van organisatie toegevoegd", en: "Organisation number added" },
    before: { numbers: count },
    after: { kind: code, numbers: count },
    nl: ({ By }) => `${By} voegde een nummer van de organisatie toe.`,
    en: ({ By }) => `${By} added a number of the organisation.`,
  }),
  "organisation.remove-number": told("insurer", {
    title: { nl: "Nummer van organisatie weggehaald", en: "Organisation number removed" },
    before: { numbers: count },
    after: { kind: code, numbers: count },
    nl: ({ By }) => `${By} haalde een nummer van de organisatie weg.`,
    en: ({ By }) => `${By} removed a number of the organisation.`,
  }),
  "organisation.merge": told("insurer", {
    title: { nl: "Dubbele organisatie samengevoegd", en: "Duplicate organisation merged" },
    before: { duplicateId: id },
    after: { numbers: count, kvk: flag, phone: flag },
    nl: ({ By }) => `${By} voegde de organisatie samen met een dubbele.`,
    en: ({ By }) => `${By} merged a duplicate into the organisation.`,
  }),
  "organisation.close": told("insurer", {
    title: { nl: "Organisatie gesloten", en: "Organisation closed" },
    after: {
      status: code,
      reason: z.enum(closeReasons),
      authorisations: count,
      sessions: count,
      changes: count,
      invitations: count,
      helpRequests: count,
      imports: count,
    },
    nl: ({ By }) => `${By} sloot de organisatie.`,
    en: ({ By }) => `${By} closed the organisation.`,
  }),
  "organisation.view": told("insurer", {
    title: { nl: "Organisatie bekeken door de verzekeraar", en: "Organisation viewed by the insurer" },
    staff: ["organisations", "views"],
    after: { reason: z.enum(viewReasons) },
    adds: why,
    nl: ({ By, after }) => `${By} bekeek wie de beheerders zijn${because(why.nl(after))}.`,
    en: ({ By, after }) => `${By} viewed who the administrators are${because(why.en(after))}.`,
  }),
});
