import { code, count, declareEvents, moment, quiet } from "#lib/platform/audit/event.ts";
import { z } from "zod";
import { whiches } from "./rules.ts";

const asked = { which: z.enum(whiches), organisations: count.optional(), dueAt: moment, lapsesAt: moment.nullable() };

export const events = declareEvents("organisations", {
  "review-campaign.start": quiet({
    title: { nl: "Controle van autorisaties begonnen", en: "Access review started" },
    after: asked,
  }),
  "review-campaign.begin-due": quiet({
    title: { nl: "Jaarlijkse controle begonnen", en: "Yearly access review started" },
    after: { dueAt: moment, lapsesAt: moment.nullable() },
  }),
  "review-campaign.open": quiet({
    title: { nl: "Organisaties gevraagd om de controle", en: "Organisations asked for an access review" },
    after: { organisations: count },
    adds: {
      nl: ({ organisations = 0 }) => String(organisations),
      en: ({ organisations = 0 }) => String(organisations),
    },
  }),
  "review-campaign.stop": quiet({
    title: { nl: "Controle van autorisaties gestopt", en: "Access review stopped" },
    after: { organisations: count },
  }),
  "review-campaign.tell": quiet({
    title: { nl: "Gemaild hoe ver de controle is", en: "Progress of the access review emailed" },
    after: { open: count, done: count, told: count },
  }),
  "review-campaign.export": quiet({
    title: { nl: "Verslag van de controle opgehaald", en: "Report of the access review downloaded" },
    after: { kind: code, rows: count },
  }),
});
