import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { telling } from "#lib/features/administration/authorisations/queries.ts";
import { Told } from "#lib/features/administration/authorisations/ui/told.tsx";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import { words } from "#lib/features/administration/colleagues/texts.ts";
import { Colleagues } from "#lib/features/administration/colleagues/ui/colleagues.tsx";
import { ListActs } from "#lib/features/administration/colleagues/ui/list-acts.tsx";
import { Search } from "#lib/features/administration/colleagues/ui/search.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].list.title };
}

export default async function ColleaguesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const asked = await searchParams;
  const page = await load(colleagues, asked);
  const { told } = await load(telling, asked);
  return (
    <Main wide>
      <Told locale={locale} told={told} back={to.colleagues(page)} />
      <h1>{words[locale].list.title}</h1>
      <ListActs locale={locale} view={page} />
      <Search locale={locale} page={page} />
      <Colleagues locale={locale} page={page} />
    </Main>
  );
}
