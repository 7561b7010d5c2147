import { cookies } from "next/headers";
import { words } from "#lib/features/entrance/password-links/texts.ts";
import { ResetSent } from "#lib/features/entrance/password-links/ui/reset-sent.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].sent.title);

export default pageAt(async ({ locale, asked }) => {
  const { opnieuw } = asked;
  return (
    <Main>
      <ResetSent locale={locale} typed={typedIn(await cookies())} repeated={opnieuw === "ja"} />
    </Main>
  );
});
