import type { Locale } from "#lib/platform/i18n/locale.ts";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import type { Clock } from "../rules.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

/** "4 uur van 17", and in words too when it is more. */
export function Waited({ locale, waited: { hours, of, isLate } }: { locale: Locale; waited: Clock }) {
  const { clock, late } = words[locale];
  return isLate ? <StatusTag tone="trouble">{late(hours, of)}</StatusTag> : <>{clock(hours, of)}</>;
}
