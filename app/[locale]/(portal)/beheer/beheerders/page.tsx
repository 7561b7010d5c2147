import { administrators } from "#lib/features/administration/administrators/queries.ts";
import { words } from "#lib/features/administration/administrators/texts.ts";
import {
  Acts,
  Administrators,
  AdministratorsTold,
  BeforeHoliday,
} from "#lib/features/administration/administrators/ui/administrators.tsx";
import { Cover } from "#lib/features/administration/administrators/ui/cover.tsx";
import { RuleOfTwo } from "#lib/features/administration/administrators/ui/rule-of-two.tsx";
import { to } from "#lib/addresses.ts";
import { words as strong } from "#lib/features/administration/strong-sign-in/texts.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].screen.title);

export default pageAt(async ({ locale, asked }) => {
  const page = await load(administrators, asked);
  const { title, lead } = words[locale].screen;
  return (
    <Main wide>
      <AdministratorsTold locale={locale} page={page} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <Cover locale={locale} light={page.light} able={page.able} />
      <Administrators locale={locale} page={page} />
      <Acts locale={locale} page={page} />
      <RuleOfTwo locale={locale} page={page} />
      <section>
        <h2>{strong[locale].title}</h2>
        <p>
          {strong[locale].what} <a href={href(locale, to.strongRule())}>{strong[locale].link}</a>
        </p>
      </section>
      <BeforeHoliday locale={locale} page={page} />
    </Main>
  );
});
