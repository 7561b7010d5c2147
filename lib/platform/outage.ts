import "server-only";
import type { Locale } from "./i18n/locale.ts";
import { settings } from "./settings.ts";

/** What does not work at the insurer now, as its people said it; empty when all is well. */
export const outage = (locale: Locale) => (locale === "nl" ? settings().OUTAGE_NL : settings().OUTAGE_EN);
