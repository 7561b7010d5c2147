import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Notice } from "#lib/ui/notice.tsx";
import type { Told as Outcome } from "../rules.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

/** What the last act came to. */
export function Told({ locale, told }: { locale: Locale; told: Outcome | null }) {
  return told && <Notice tone="success">{words[locale].told[told.code](told.companyName)}</Notice>;
}
