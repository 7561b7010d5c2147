import { count, declareEvents, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("users", {
  "copy.take": told("own", {
    title: { nl: "Eigen gegevens opgehaald", en: "Own data downloaded" },
    after: { rows: count },
    nl: ({ By }) => `${By} haalde een kopie op van alle eigen gegevens.`,
    en: ({ By }) => `${By} downloaded a copy of all their own data.`,
  }),
});
