import { z } from "zod";
import { count, declareEvents, quiet } from "#lib/platform/audit/event.ts";
import { channels } from "#lib/platform/outbox/report.ts";

export const events = declareEvents("users", {
  "message.look": quiet({
    title: { nl: "Gekeken welke mail terugkwam", en: "Looked for email that came back" },
    after: { mails: count, reports: count, unreadable: count, withheld: count.optional() },
  }),
  "message.report": quiet({
    title: { nl: "Gehoord wat van berichten werd", en: "Heard what became of messages" },
    after: { via: z.enum(channels), arrived: count, late: count, returned: count },
    adds: {
      nl: ({ arrived = 0, late = 0, returned = 0 }) => `${arrived} aangekomen, ${late} later, ${returned} teruggekomen`,
      en: ({ arrived = 0, late = 0, returned = 0 }) => `${arrived} arrived, ${late} late, ${returned} returned`,
    },
  }),
});
