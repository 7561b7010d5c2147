import { to } from "#lib/addresses.ts";
import { figures } from "#lib/features/base/figures/queries.ts";
import { words } from "#lib/features/base/figures/texts.ts";
import { Ends, HelpEnds, Waits } from "#lib/features/base/figures/ui/help.tsx";
import { Period, Take } from "#lib/features/base/figures/ui/period.tsx";
import { Portal } from "#lib/features/base/figures/ui/portal.tsx";
import { words as help } from "#lib/features/help/help-requests/texts.ts";
import { endsOfHelp } from "#lib/features/help/login-help/store.ts";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => {
  const page = await load(figures, asked);
  return (
    <Main wide>
      <h1>{words[locale].title}</h1>
      <p className="lead">{words[locale].lead}</p>
      <Period locale={locale} page={page} action={to.figures()} />
      <Waits locale={locale} page={page} />
      <Ends locale={locale} page={page} problems={help[locale].problemInShort} />
      <HelpEnds locale={locale} page={page} titles={endsOfHelp(locale)} />
      <Portal locale={locale} page={page} />
      <Take locale={locale} page={page} />
    </Main>
  );
});
