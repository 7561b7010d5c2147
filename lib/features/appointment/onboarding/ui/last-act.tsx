import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Notice } from "#lib/ui/notice.tsx";
import type { Told as Outcome } from "../rules.ts";
import { words } from "../texts.ts";

/** Says what the staff member just did. */
export function LastAct({ locale, told }: { locale: Locale; told: Outcome | null }) {
  return told && <Notice tone="success">{words[locale].told[told.code](told.companyName)}</Notice>;
}
