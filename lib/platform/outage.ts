import "server-only";
import type { Locale } from "./i18n/locale.ts";
import { settings } from "./settings.ts";

/** What does not work at the insurer now, in the words of its people; empty when all is well. */
export const outage = (locale: Locale) => (locale === "nl" ? settings().OUTAGE_NL : settings().OUTAGE_EN);
