import { to } from "#lib/addresses.ts";
import { ownFigures } from "#lib/features/base/figures/queries.ts";
import { words } from "#lib/features/base/figures/texts.ts";
import { Ends, Waits } from "#lib/features/base/figures/ui/help.tsx";
import { Period } from "#lib/features/base/figures/ui/period.tsx";
import { words as help } from "#lib/features/help/help-requests/texts.ts";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => {
  const page = await load(ownFigures, asked);
  return (
    <Main wide>
      <h1>{words[locale].title}</h1>
      <p className="lead">{words[locale].ownLead}</p>
      <Period locale={locale} page={page} action={to.ownFigures()} />
      <Waits locale={locale} page={page} />
      <Ends locale={locale} page={page} problems={help[locale].problemInShort} />
    </Main>
  );
});
