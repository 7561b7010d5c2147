import { ownAddress } from "#lib/addresses.ts";
import { words as texts } from "#lib/features/frame/shell/texts.ts";
import { Broken } from "#lib/features/frame/shell/ui/broken.tsx";
import { pageAt, titled } from "#lib/platform/web/page.ts";

export const generateMetadata = titled((locale) => texts[locale].error.title);

/**
 * lib/platform/web/full-page.ts shows this in place of a page that broke; a form that could not be taken leads here,
 * with its own page in `naar`.
 */
export default pageAt(({ locale, asked: { naar } }) => (
  <Broken locale={locale} back={typeof naar === "string" ? ownAddress(naar) : undefined} />
));
