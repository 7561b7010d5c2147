import { z } from "zod";
import { why } from "#lib/features/insurer/organisations/events.ts";
import { viewReasons } from "#lib/features/insurer/servicedesk/rules.ts";
import { because, code, declareEvents, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("views", {
  "staff.view-messages": told("insurer", {
    title: { nl: "Berichten bekeken door de verzekeraar", en: "Messages viewed by the insurer" },
    after: { reason: z.enum(viewReasons), of: code.optional() },
    adds: why,
    nl: ({ By, of, after }) => `${By} bekeek of ${of("de berichten")} aankwamen${because(why.nl(after))}.`,
    en: ({ By, of, after }) => `${By} viewed whether ${of("messages")} arrived${because(why.en(after))}.`,
  }),
});
