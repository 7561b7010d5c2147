import { words as people } from "#lib/features/base/people/texts.ts";
import { count, declareEvents, ids, quiet, told } from "#lib/platform/audit/event.ts";
import { z } from "zod";
import { steps } from "./rules.ts";

const became = { kept: count, ended: count, lapsed: count, left: count };

export const events = declareEvents("users", {
  "access-review.confirm": told("people", {
    title: { nl: "Toegang bevestigd in de controle", en: "Access confirmed in the review" },
    after: { authorisationIds: ids },
    nl: ({ By, after }) =>
      `${By} bevestigde in de controle de toegang van ${people.nl.people(after.authorisationIds?.length)}.`,
    en: ({ By, after }) =>
      `${By} confirmed the access of ${people.en.people(after.authorisationIds?.length)} in the access review.`,
  }),
  "access-review.finish": told("people", {
    title: { nl: "Controle afgerond", en: "Access review finished" },
    after: became,
    nl: ({ By }) => `${By} rondde de controle van autorisaties af.`,
    en: ({ By }) => `${By} finished the access review.`,
  }),
  "access-review.remind": quiet({
    title: { nl: "Beheerders gemaild over de controle", en: "Administrators emailed about the access review" },
    after: { step: z.enum(steps), told: count },
  }),
  "access-review.lapse": told("people", {
    title: { nl: "Controle niet op tijd af", en: "Access review not done in time" },
    after: { left: count },
    nl: ({ after }) => `De controle was niet op tijd af. Niet bevestigd: ${people.nl.people(after.left)}.`,
    en: ({ after }) => `The access review was not done in time. Not confirmed: ${people.en.people(after.left)}.`,
  }),
  "access-review.end-unconfirmed": quiet({
    title: { nl: "Niet bevestigde toegang beëindigd", en: "Access that nobody confirmed ended" },
    after: { done: count, left: count },
  }),
});
