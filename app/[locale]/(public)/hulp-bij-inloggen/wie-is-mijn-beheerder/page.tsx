import { cookies } from "next/headers";
import { to } from "#lib/addresses.ts";
import { FromHelp } from "#lib/features/base/figures/schema.ts";
import { words } from "#lib/features/administration/administrators/texts.ts";
import { WhoForm } from "#lib/features/administration/administrators/ui/who-form.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].who.title);

export default pageAt(async ({ locale, asked }) => {
  const { title, lead, skip, skipLink } = words[locale].who;
  return (
    <Main>
      <BackLink href={href(locale, to.help())} locale={locale} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <WhoForm locale={locale} typed={typedIn(await cookies())} hidden={FromHelp.parse(asked)} />
      <p className="mt-6">
        {skip} <a href={href(locale, to.askAdministrator())}>{skipLink}</a>
      </p>
    </Main>
  );
});
