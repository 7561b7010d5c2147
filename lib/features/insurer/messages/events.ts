import { z } from "zod";
import { smsShares } from "./schema.ts";
import { why } from "#lib/features/insurer/organisations/events.ts";
import { viewReasons } from "#lib/features/insurer/organisations/rules.ts";
import { because, code, count, declareEvents, id, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("views", {
  "staff.view-messages": told("insurer", {
    title: { nl: "Berichten bekeken door de verzekeraar", en: "Messages viewed by the insurer" },
    after: { reason: z.enum(viewReasons), of: code.optional() },
    adds: why,
    nl: ({ By, of, after }) => `${By} bekeek of ${of("de berichten")} aankwamen${because(why.nl(after))}.`,
    en: ({ By, of, after }) => `${By} viewed whether ${of("messages")} arrived${because(why.en(after))}.`,
  }),
  "message.send-again": quiet({
    title: { nl: "Bericht of taak opnieuw laten doen", en: "Message or task done again" },
    after: { messageId: id, of: z.string().max(100) },
  }),
  "sms.warn": quiet({
    title: { nl: "Gewaarschuwd over sms’jes", en: "Warned about text messages" },
    after: { share: z.enum(smsShares), told: count },
    adds: {
      nl: ({ share }) => (share === "all" ? "er gaan er vandaag geen meer" : "de helft van vandaag is verstuurd"),
      en: ({ share }) => (share === "all" ? "none leave any more today" : "half of those of today were sent"),
    },
  }),
});
