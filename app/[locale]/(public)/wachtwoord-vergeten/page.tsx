import { cookies } from "next/headers";
import { to } from "#lib/addresses.ts";
import { FromHelp } from "#lib/features/base/figures/schema.ts";
import { words } from "#lib/features/entrance/password-links/texts.ts";
import { ForgottenForm } from "#lib/features/entrance/password-links/ui/forgotten-form.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].forgotten.title);

export default pageAt(async ({ locale, asked }) => {
  const { title, lead } = words[locale].forgotten;
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.signIn())} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <ForgottenForm locale={locale} typed={typedIn(await cookies())} hidden={FromHelp.parse(asked)} />
    </Main>
  );
});
