import { z } from "zod";
import { declareEvents, told } from "#lib/platform/audit/event.ts";
import { locales } from "#lib/platform/i18n/locale.ts";

const language = z.enum(locales);
const names = { nl: { nl: "het Nederlands", en: "het Engels" }, en: { nl: "Dutch", en: "English" } } as const;

export const events = declareEvents("users", {
  "account.choose-language": told("own", {
    title: { nl: "Taal van berichten gekozen", en: "Language of messages chosen" },
    before: { language },
    after: { language },
    nl: ({ Who, after }) => `${Who} koos voor berichten in ${names.nl[after.language ?? "nl"]}.`,
    en: ({ Who, after }) => `${Who} chose to be written to in ${names.en[after.language ?? "nl"]}.`,
  }),
});
