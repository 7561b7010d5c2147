import { HistoryLink } from "#lib/features/base/audit-log/ui/own-history.tsx";
import { CopyLink } from "#lib/features/base/copies/ui/own-copy.tsx";
import { myLanguage } from "#lib/features/entrance/language/queries.ts";
import { LanguageTold, OtherLanguage, PreferencesLink } from "#lib/features/entrance/language/ui/language.tsx";
import { strongSoon } from "#lib/features/entrance/own-security/queries.ts";
import { SecurityLink } from "#lib/features/entrance/own-security/ui/security.tsx";
import { Soon } from "#lib/features/entrance/own-security/ui/stronger.tsx";
import { mine } from "#lib/features/entrance/sign-in/queries.ts";
import { words } from "#lib/features/entrance/sign-in/texts.ts";
import { Mine } from "#lib/features/entrance/sign-in/ui/mine.tsx";
import { AskAtDoor } from "#lib/features/help/help-requests/ui/ask-access.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Beside } from "#lib/ui/beside.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].mine.title);

export default pageAt(async ({ locale, asked: { gedaan } }) => {
  const known = await load(mine);
  const language = await load(myLanguage, { gedaan });
  return (
    <Main wide>
      <LanguageTold locale={locale} known={language} />
      <h1>{words[locale].mine.title}</h1>
      <Soon locale={locale} soon={await load(strongSoon)} />
      <Beside>
        <div>
          <Mine locale={locale} mine={known} ask={(portal) => <AskAtDoor locale={locale} portal={portal} />} />
        </div>
        <div>
          <OtherLanguage locale={locale} known={language} />
          <h2>{words[locale].mine.account}</h2>
          <PreferencesLink locale={locale} />
          <SecurityLink locale={locale} />
          <HistoryLink locale={locale} />
          <CopyLink locale={locale} />
        </div>
      </Beside>
    </Main>
  );
});
