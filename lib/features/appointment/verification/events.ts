import { z } from "zod";
import { checkKinds, checkOutcomes } from "#lib/features/appointment/appointments/rules.ts";
import { declareEvents, id, quiet } from "#lib/platform/audit/event.ts";

const looked = {
  appointmentId: id,
  checks: z.array(z.object({ kind: z.enum(checkKinds), outcome: z.enum(checkOutcomes) })),
};

export const events = declareEvents("appointments", {
  "check.run": quiet({
    title: { nl: "Gegevens in registers nagekeken", en: "Details checked in registers" },
    after: looked,
  }),
  "check.repeat": quiet({ title: { nl: "Controle opnieuw gedaan", en: "Check repeated" }, after: looked }),
  "check.record": quiet({ title: { nl: "Controle vastgelegd", en: "Check recorded" }, after: looked }),
});
