import { z } from "zod";
import { locales } from "#lib/platform/i18n/locale.ts";

/** The page from which it was chosen, to which one returns. */
export const ChooseLanguage = z.object({
  language: z.enum(locales, "languageMissing"),
  from: z.enum(["mine", "preferences"]).catch("preferences"),
});
