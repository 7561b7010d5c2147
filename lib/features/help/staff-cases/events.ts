import { code, declareEvents, flag, id, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("help", {
  "staff-case.take": told("access", {
    title: { nl: "Zaak opgepakt", en: "Case taken" },
    before: { caseId: id, kind: code, takenById: id.nullable() },
    after: { caseId: id, takenById: id.nullable() },
    nl: ({ By, of }) => `${By} pakte ${of("de zaak")} op.`,
    en: ({ By, of }) => `${By} took on ${of("case")}.`,
  }),
  "staff-case.finish": told("access", {
    title: { nl: "Zaak afgerond", en: "Case finished" },
    before: { caseId: id, kind: code, takenById: id.nullable() },
    after: { caseId: id, takenById: id.nullable(), done: flag },
    nl: ({ By, of }) => `${By} rondde ${of("de zaak")} af.`,
    en: ({ By, of }) => `${By} finished ${of("case")}.`,
  }),
});
