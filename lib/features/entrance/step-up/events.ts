import { z } from "zod";
import { code, declareEvents, id, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "step-up.ask": quiet({ title: { nl: "Code gevraagd om te bevestigen", en: "Code requested to confirm" } }),
  "step-up.confirm": told("own", {
    title: { nl: "Bevestigd met een code", en: "Confirmed with a code" },
    before: { status: code.optional() },
    after: {
      sessionId: id.optional(),
      factor: z.enum(["app", "sms", "recovery"]).optional(),
      status: code.optional(),
      cause: code.optional(),
    },
    nl: ({ Who, after }) =>
      after.cause ? `${Who} werd geblokkeerd na te veel foute codes.` : `${Who} bevestigde iets met een code.`,
    en: ({ Who, after }) =>
      after.cause ? `${Who} was blocked after too many wrong codes.` : `${Who} confirmed something with a code.`,
  }),
});
