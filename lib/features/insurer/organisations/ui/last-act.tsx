import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Notice } from "#lib/ui/notice.tsx";
import type { OrganisationPage } from "../queries.ts";
import { words } from "../texts.ts";

/** What the last act did. Anyone can make such an address, so it is told only when the state agrees. */
export function LastAct({ locale, page: { done, closedAt } }: { locale: Locale; page: OrganisationPage }) {
  const sentence = words[locale].told[done];
  if (sentence === undefined || (closedAt !== null) !== (done === "gesloten")) return null;
  return <Notice tone="success">{sentence}</Notice>;
}
