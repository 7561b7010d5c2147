import { cookies } from "next/headers";
import { ShownSent } from "#lib/features/help/help-requests/schema.ts";
import { words } from "#lib/features/help/help-requests/texts.ts";
import { Sent } from "#lib/features/help/help-requests/ui/sent.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].asked.title);

export default pageAt(async ({ locale, asked }) => {
  const { kenmerk, toegang } = ShownSent.parse(asked);
  return (
    <Main>
      <Sent locale={locale} typed={typedIn(await cookies())} reference={kenmerk} access={toegang} />
    </Main>
  );
});
