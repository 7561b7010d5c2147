import { to } from "#lib/addresses.ts";
import { telling } from "#lib/features/administration/authorisations/queries.ts";
import { LastAct } from "#lib/features/administration/authorisations/ui/last-act.tsx";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import { words } from "#lib/features/administration/colleagues/texts.ts";
import { Colleagues } from "#lib/features/administration/colleagues/ui/colleagues.tsx";
import { ListActs } from "#lib/features/administration/colleagues/ui/list-acts.tsx";
import { Search } from "#lib/features/administration/colleagues/ui/search.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import type { Load } from "#lib/platform/web/written.ts";
import { Main } from "#lib/ui/frame.tsx";
import { written } from "../../written.tsx";

const title = (locale: Locale) => words[locale].list.title;

type Asking = { readonly locale: Locale; readonly asked: Readonly<Record<string, unknown>>; readonly load: Load };

async function show({ locale, asked, load }: Asking) {
  const page = await load(colleagues, asked);
  const { told } = await load(telling, asked);
  return (
    <Main wide>
      <LastAct locale={locale} told={told} back={to.colleagues(page)} />
      <h1>{title(locale)}</h1>
      <ListActs locale={locale} view={page} />
      <Search locale={locale} page={page} />
      <Colleagues locale={locale} page={page} />
    </Main>
  );
}

export const generateMetadata = titled(title);

export default pageAt((at) => show({ ...at, load }));

written(to.colleagues(), title, show);
