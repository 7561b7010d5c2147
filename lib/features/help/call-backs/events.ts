import { code, declareEvents, flag, id, quiet, told } from "#lib/platform/audit/event.ts";

const stands = { callBackId: id, status: code };

export const events = declareEvents("help", {
  "call-back.ask": quiet({
    title: { nl: "Gevraagd om terug te bellen", en: "Call-back requested" },
    after: { helpEnd: code.optional() },
  }),
  "call-back.route": quiet({
    title: { nl: "Terugbelverzoek verwerkt", en: "Call-back request handled" },
    after: { callBackId: id, status: code, again: flag, mailed: flag },
  }),
  "call-back.confirm": quiet({
    title: { nl: "Terugbelverzoek bevestigd via mail", en: "Call-back request confirmed by email" },
    before: stands,
    after: stands,
  }),
  "call-back.forget": quiet({
    title: { nl: "Terugbelverzoek gewist", en: "Call-back request deleted" },
    before: stands,
  }),
  "call-back.take": quiet({
    title: { nl: "Terugbelverzoek opgepakt", en: "Call-back request taken" },
    before: stands,
    after: stands,
  }),
  "call-back.finish": told("own", {
    title: { nl: "Teruggebeld", en: "Called back" },
    before: stands,
    after: stands,
    nl: ({ By, who }) => `${By} belde ${who} terug.`,
    en: ({ By, who }) => `${By} called ${who} back.`,
  }),
});
