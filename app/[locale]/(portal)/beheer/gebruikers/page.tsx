import { to } from "#lib/addresses.ts";
import { telling } from "#lib/features/administration/authorisations/queries.ts";
import { LastAct } from "#lib/features/administration/authorisations/ui/last-act.tsx";
import { ownBulkActs } from "#lib/features/administration/bulk-acts/queries.ts";
import { boxOf } from "#lib/features/administration/bulk-acts/schema.ts";
import { words as bulk } from "#lib/features/administration/bulk-acts/texts.ts";
import { ActBar } from "#lib/features/administration/bulk-acts/ui/act-bar.tsx";
import { InviteAll } from "#lib/features/administration/bulk-acts/ui/invite-all.tsx";
import { RecentBulkActs } from "#lib/features/administration/bulk-acts/ui/report.tsx";
import { colleagues, ownViews } from "#lib/features/administration/colleagues/queries.ts";
import { words } from "#lib/features/administration/colleagues/texts.ts";
import { Colleagues } from "#lib/features/administration/colleagues/ui/colleagues.tsx";
import { ListActs } from "#lib/features/administration/colleagues/ui/list-acts.tsx";
import { Search } from "#lib/features/administration/colleagues/ui/search.tsx";
import { Views } from "#lib/features/administration/colleagues/ui/views.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import type { Load } from "#lib/platform/web/written.ts";
import { Main } from "#lib/ui/frame.tsx";
import { written } from "../../written.tsx";

const title = (locale: Locale) => words[locale].list.title;

/** The boxes of the list belong to the form of the bar above it. */
const boxes = { formId: "samen", nameOf: boxOf };

type Asking = { readonly locale: Locale; readonly asked: Readonly<Record<string, unknown>>; readonly load: Load };

async function show({ locale, asked, load }: Asking) {
  const page = await load(colleagues, asked);
  const { told } = await load(telling, asked);
  const own = await load(ownViews, {});
  const begun = await load(ownBulkActs, {});
  return (
    <Main wide>
      <LastAct locale={locale} told={told} back={to.colleagues(page)} />
      <h1>{title(locale)}</h1>
      <RecentBulkActs locale={locale} recent={begun} />
      <ListActs locale={locale} view={page} />
      <Search locale={locale} page={page} />
      <Views locale={locale} page={page} own={own} />
      <InviteAll locale={locale} page={page} />
      <ActBar locale={locale} page={page} formId={boxes.formId} />
      <Colleagues locale={locale} page={page} choosing={{ ...boxes, label: bulk[locale].bar.box }} />
    </Main>
  );
}

export const generateMetadata = titled(title);

export default pageAt((at) => show({ ...at, load }));

written(to.colleagues(), title, show);
