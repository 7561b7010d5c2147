import { words as texts } from "#lib/features/frame/shell/texts.ts";
import { NotFound } from "#lib/features/frame/shell/ui/not-found.tsx";
import { pageAt, titled } from "#lib/platform/web/page.ts";

export const generateMetadata = titled((locale) => texts[locale].notFound.title);

/** lib/platform/web/full-page.ts shows this, with the menu around it, to somebody signed in. */
export default pageAt(({ locale }) => <NotFound locale={locale} isIn />);
