import { to } from "#lib/addresses.ts";
import { morningMail } from "#lib/features/administration/morning-mail/queries.ts";
import { MorningMail, MorningMailTold } from "#lib/features/administration/morning-mail/ui/morning-mail.tsx";
import { myLanguage } from "#lib/features/entrance/language/queries.ts";
import { words } from "#lib/features/entrance/language/texts.ts";
import { Language, LanguageTold } from "#lib/features/entrance/language/ui/language.tsx";
import { words as mineWords } from "#lib/features/entrance/sign-in/texts.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].page);

export default pageAt(async ({ locale, asked: { gedaan } }) => {
  const known = await load(myLanguage, { gedaan });
  const morning = await load(morningMail, { gedaan });
  const { page, lead } = words[locale];
  return (
    <Main>
      <LanguageTold locale={locale} known={known} />
      <MorningMailTold locale={locale} known={morning} />
      <BackLink locale={locale} href={href(locale, to.mine())} text={mineWords[locale].mine.title} />
      <h1>{page}</h1>
      <p className="lead">{lead}</p>
      <Language locale={locale} known={known} />
      <MorningMail locale={locale} known={morning} />
    </Main>
  );
});
