import { declareEvents, quiet } from "#lib/platform/audit/event.ts";
import { RecordedLookUp } from "./schema.ts";

export const events = declareEvents("staff", {
  "staff.look-up": quiet({
    title: { nl: "Kenmerk opgezocht door de verzekeraar", en: "Reference looked up by the insurer" },
    after: RecordedLookUp.shape,
  }),
});
