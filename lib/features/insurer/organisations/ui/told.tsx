import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Notice } from "#lib/ui/notice.tsx";
import type { OrganisationPage } from "../queries.ts";
import { words } from "../texts.ts";

/** What the last act came to, as far as the state bears it out: anyone can make such an address. */
export function Told({ locale, page: { done, closedAt } }: { locale: Locale; page: OrganisationPage }) {
  const sentence = words[locale].told[done];
  if (sentence === undefined || (closedAt !== null) !== (done === "gesloten")) return null;
  return <Notice tone="success">{sentence}</Notice>;
}
