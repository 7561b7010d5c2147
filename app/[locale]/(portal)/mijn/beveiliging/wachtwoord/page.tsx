import { to } from "#lib/addresses.ts";
import { mySignInName } from "#lib/features/entrance/own-security/queries.ts";
import { words } from "#lib/features/entrance/own-security/texts.ts";
import { PasswordForm } from "#lib/features/entrance/own-security/ui/password.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].password.title);

export default pageAt(async ({ locale }) => {
  const { email } = await load(mySignInName);
  const { title, lead, back } = words[locale].password;
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.security())} text={back} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <PasswordForm locale={locale} email={email} />
    </Main>
  );
});
