import { z } from "zod";
import { count, declareEvents, id, moment, quiet, withheld } from "#lib/platform/audit/event.ts";
import { eraseReasons, holdReasons } from "./rules.ts";
import { words } from "./texts.ts";

const hold = { holdId: id, reason: z.enum(holdReasons), until: moment };

const says = {
  nl: ({ reason }: { reason?: (typeof holdReasons)[number] | undefined }) =>
    reason ? words.nl.holdReasons[reason] : "",
  en: ({ reason }: { reason?: (typeof holdReasons)[number] | undefined }) =>
    reason ? words.en.holdReasons[reason] : "",
};

export const events = declareEvents("users", {
  "person.erase": quiet({
    title: { nl: "Persoon gewist", en: "Person erased" },
    after: { reason: z.enum(eraseReasons), rows: count },
    adds: {
      nl: ({ reason }) => (reason ? words.nl.eraseReasons[reason] : ""),
      en: ({ reason }) => (reason ? words.en.eraseReasons[reason] : ""),
    },
  }),
  "person.look-at-erasure": withheld({
    title: { nl: "Gekeken wat er van iemand gewist zou worden", en: "Looked at what would be erased of someone" },
  }),
  "hold.person": withheld({
    title: { nl: "Bewaarplicht voor een persoon", en: "Legal hold on a person" },
    after: hold,
    adds: says,
  }),
  "hold.organisation": withheld({
    title: { nl: "Bewaarplicht voor een organisatie", en: "Legal hold on an organisation" },
    after: hold,
    adds: says,
  }),
  "hold.end": withheld({
    title: { nl: "Bewaarplicht beëindigd", en: "Legal hold ended" },
    after: { holdId: id },
  }),
  "hold.lapse": withheld({
    title: { nl: "Bewaarplicht verlopen", en: "Legal hold over" },
    after: { holdId: id },
  }),
});
