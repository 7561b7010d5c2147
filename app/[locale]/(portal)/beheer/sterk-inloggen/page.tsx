import { to } from "#lib/addresses.ts";
import { words as administrators } from "#lib/features/administration/administrators/texts.ts";
import { strongRule } from "#lib/features/administration/strong-sign-in/queries.ts";
import { words } from "#lib/features/administration/strong-sign-in/texts.ts";
import { StrongRuleScreen } from "#lib/features/administration/strong-sign-in/ui/strong-rule.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale }) => {
  const rule = await load(strongRule);
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.administrators())} text={administrators[locale].screen.title} />
      <h1>{words[locale].title}</h1>
      <StrongRuleScreen locale={locale} rule={rule} />
    </Main>
  );
});
