import { cookies } from "next/headers";
import { to } from "#lib/addresses.ts";
import { words } from "#lib/features/entrance/sign-in-links/texts.ts";
import { AskLink } from "#lib/features/entrance/sign-in-links/ui/ask-link.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].ask.title);

export default pageAt(async ({ locale }) => {
  const { title, lead } = words[locale].ask;
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.signIn())} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <AskLink locale={locale} typed={typedIn(await cookies())} />
    </Main>
  );
});
