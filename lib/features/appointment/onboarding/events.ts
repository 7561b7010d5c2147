import { z } from "zod";
import { stands } from "#lib/features/appointment/appointments/events.ts";
import { rejectReasons } from "#lib/features/appointment/appointments/rules.ts";
import { declareEvents, flag, id, quiet } from "#lib/platform/audit/event.ts";

export const events = declareEvents("appointments", {
  "appointment.take": quiet({
    title: { nl: "Aanmelding opgepakt", en: "Application taken" },
    before: stands,
    after: { ...stands, takenById: id.nullable() },
  }),
  "appointment.release": quiet({
    title: { nl: "Aanmelding teruggelegd", en: "Application put back" },
    before: stands,
    after: { ...stands, takenById: id.nullable() },
  }),
  "appointment.approve": quiet({
    title: { nl: "Aanmelding goedgekeurd", en: "Application approved" },
    before: stands,
    after: { ...stands, organisationId: id.nullable(), hasNote: flag },
  }),
  "appointment.reject": quiet({
    title: { nl: "Aanmelding afgewezen", en: "Application rejected" },
    before: stands,
    after: { ...stands, reason: z.enum(rejectReasons), hasNote: flag },
  }),
});
