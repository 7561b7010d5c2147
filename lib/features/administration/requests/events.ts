import { code, declareEvents, id, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("help", {
  "help-request.settle": told("help", {
    title: { nl: "Hulpvraag afgehandeld", en: "Help request settled" },
    before: { helpRequestId: id, status: code },
    after: { helpRequestId: id, status: code },
    nl: ({ By, of }) => `${By} rondde ${of("de hulpvraag")} af.`,
    en: ({ By, of }) => `${By} finished ${of("help request")}.`,
  }),
});
