import { z } from "zod";
import { count, declareEvents, quiet } from "#lib/platform/audit/event.ts";
import { guarded } from "./rules.ts";

export const events = declareEvents("users", {
  "retention.forget": quiet({
    title: { nl: "Verlopen gegevens verwijderd", en: "Data past its time removed" },
    after: { table: z.enum(guarded), rows: count },
    adds: {
      nl: ({ rows = 0 }) => (rows === 1 ? "1 rij" : `${rows} rijen`),
      en: ({ rows = 0 }) => (rows === 1 ? "1 row" : `${rows} rows`),
    },
  }),
});
