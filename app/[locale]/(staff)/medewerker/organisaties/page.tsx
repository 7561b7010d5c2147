import type { Metadata } from "next";
import { organisations } from "#lib/features/insurer/organisations/queries.ts";
import { words } from "#lib/features/insurer/organisations/texts.ts";
import { Organisations, SearchForm, Ways } from "#lib/features/insurer/organisations/ui/list.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].list.title };
}

export default async function OrganisationsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const page = await load(organisations, await searchParams);
  const { list } = words[locale];
  return (
    <Main wide>
      <h1>{list.title}</h1>
      <p className="lead">{list.lead}</p>
      <SearchForm locale={locale} page={page} />
      <Ways locale={locale} page={page} />
      <div className="mt-6">
        <Organisations locale={locale} page={page} />
      </div>
    </Main>
  );
}
