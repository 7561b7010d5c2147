import { cookies } from "next/headers";
import { words } from "#lib/features/administration/administrators/texts.ts";
import { Sent } from "#lib/features/administration/administrators/ui/sent.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].told.title);

export default pageAt(async ({ locale }) => (
  <Main>
    <Sent locale={locale} typed={typedIn(await cookies())} />
  </Main>
));
