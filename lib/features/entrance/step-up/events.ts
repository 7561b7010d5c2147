import { declareEvents, id, quiet } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "step-up.ask": quiet({ title: { nl: "Code gevraagd om te bevestigen", en: "Code requested to confirm" } }),
  "step-up.confirm": quiet({
    title: { nl: "Bevestigd met een code", en: "Confirmed with a code" },
    after: { sessionId: id.optional() },
  }),
});
