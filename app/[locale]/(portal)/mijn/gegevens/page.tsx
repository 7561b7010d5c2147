import { to } from "#lib/addresses.ts";
import { copyThere } from "#lib/features/base/copies/queries.ts";
import { ownSections } from "#lib/features/base/copies/rules.ts";
import { words } from "#lib/features/base/copies/texts.ts";
import { OwnCopy } from "#lib/features/base/copies/ui/own-copy.tsx";
import { words as mineWords } from "#lib/features/entrance/sign-in/texts.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].own.title);

export default pageAt(async ({ locale }) => {
  const { mayTake } = await load(copyThere);
  const { own } = words[locale];
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.mine())} text={mineWords[locale].mine.title} />
      <h1>{own.title}</h1>
      <p className="lead">{own.lead}</p>
      {mayTake ? <OwnCopy locale={locale} sections={ownSections} /> : <p>{own.elsewhere}</p>}
    </Main>
  );
});
