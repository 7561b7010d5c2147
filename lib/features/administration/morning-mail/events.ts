import { z } from "zod";
import { count, declareEvents, quiet, told } from "#lib/platform/audit/event.ts";
import { ways } from "./schema.ts";

const way = z.enum(ways);

export const events = declareEvents("users", {
  "morning-mail.choose": told("own", {
    title: { nl: "Gekozen hoe mail komt", en: "Chosen how email comes" },
    before: { way },
    after: { way },
    nl: ({ Who, after }) =>
      after.way === "morning"
        ? `${Who} koos voor één mail elke ochtend, voor wat niet dringend is.`
        : `${Who} koos ervoor alle mail meteen te krijgen.`,
    en: ({ Who, after }) =>
      after.way === "morning"
        ? `${Who} chose one email each morning for what is not urgent.`
        : `${Who} chose to get every email at once.`,
  }),
  "morning-mail.send": quiet({
    title: { nl: "Mails van de ochtend gemaakt", en: "Emails of the morning made" },
    after: { people: count, mails: count },
    adds: {
      nl: ({ mails = 0 }) => (mails === 1 ? "1 mail" : `${mails} mails`),
      en: ({ mails = 0 }) => (mails === 1 ? "1 email" : `${mails} emails`),
    },
  }),
});
