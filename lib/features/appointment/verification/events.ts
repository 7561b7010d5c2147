import { z } from "zod";
import { checkKinds, checkOutcomes } from "#lib/features/appointment/appointments/rules.ts";
import { declareEvents, id, quiet } from "#lib/platform/audit/event.ts";
import { words } from "./texts.ts";

const looked = {
  appointmentId: id,
  checks: z.array(z.object({ kind: z.enum(checkKinds), outcome: z.enum(checkOutcomes) })),
};

type Looked = { readonly checks?: readonly z.output<typeof looked.checks>[number][] | undefined };

/** Which were looked at, and what came out. */
const adds = {
  nl: ({ checks = [] }: Looked) => toldIn("nl", checks),
  en: ({ checks = [] }: Looked) => toldIn("en", checks),
};

const toldIn = (locale: "nl" | "en", checks: NonNullable<Looked["checks"]>) =>
  checks.map(({ kind, outcome }) => `${words[locale].kinds[kind]} ${words[locale].outcomes[outcome]}`).join(", ");

export const events = declareEvents("appointments", {
  "check.run": quiet({
    title: { nl: "Gegevens in registers nagekeken", en: "Details checked in registers" },
    after: looked,
    adds,
  }),
  "check.repeat": quiet({ title: { nl: "Controle opnieuw gedaan", en: "Check repeated" }, after: looked, adds }),
  "check.record": quiet({ title: { nl: "Controle vastgelegd", en: "Check recorded" }, after: looked, adds }),
});
