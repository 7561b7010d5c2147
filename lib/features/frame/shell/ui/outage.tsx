import type { Locale } from "#lib/platform/i18n/locale.ts";
import { outage } from "#lib/platform/outage.ts";
import { Notice } from "#lib/ui/notice.tsx";
import { words as texts } from "../texts.ts";

/** Announces a known disturbance, so that nobody looks for the fault at their own end. */
export function Outage({ locale }: { locale: Locale }) {
  const sentence = outage(locale);
  return sentence === "" ? null : (
    <Notice tone="warning" title={texts[locale].outage}>
      {sentence}
    </Notice>
  );
}
