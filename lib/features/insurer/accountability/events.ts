import { count, declareEvents, moment, withheld } from "#lib/platform/audit/event.ts";
import { z } from "zod";
import { kinds } from "./schema.ts";
import { words } from "./texts.ts";

export const events = declareEvents("views", {
  "evidence.export": withheld({
    title: { nl: "Bewijs opgehaald", en: "Evidence downloaded" },
    after: {
      ...{ kind: z.enum(kinds), rows: count },
      ...{ from: moment.nullable().optional(), until: moment.nullable().optional() },
    },
    adds: {
      nl: ({ kind }) => (kind ? words.nl.kinds[kind] : ""),
      en: ({ kind }) => (kind ? words.en.kinds[kind] : ""),
    },
  }),
});
