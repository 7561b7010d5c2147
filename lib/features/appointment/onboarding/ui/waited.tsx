import type { Locale } from "#lib/platform/i18n/locale.ts";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import type { Clock } from "../rules.ts";
import { words } from "../texts.ts";

/** "4 uur van 17"; once it is over, words say so too. */
export function Waited({ locale, waited: { hours, of, isLate } }: { locale: Locale; waited: Clock }) {
  const { clock, late } = words[locale];
  return isLate ? <StatusTag tone="trouble">{late(hours, of)}</StatusTag> : <>{clock(hours, of)}</>;
}
