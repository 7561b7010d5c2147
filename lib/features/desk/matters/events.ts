import { code, declareEvents, id, quiet } from "#lib/platform/audit/event.ts";

export const events = declareEvents("help", {
  "matter.give": quiet({
    title: { nl: "Aan een collega gegeven", en: "Given to a colleague" },
    before: { takenById: id.nullable() },
    after: { kind: code, matterId: id, takenById: id },
  }),
});
