import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { merging } from "#lib/features/insurer/organisations/queries.ts";
import { words } from "#lib/features/insurer/organisations/texts.ts";
import { ChooseInto, Compare } from "#lib/features/insurer/organisations/ui/merging.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].page.merge };
}

export default async function MergeOrganisationPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const page = await load(merging, { ...(await searchParams), id });
  const { duplicate, into } = page;
  return (
    <Main wide={into !== null}>
      <BackLink locale={locale} href={href(locale, to.organisation(id))} text={duplicate.name} />
      <h1>{words[locale].merging.title(duplicate.name)}</h1>
      {into ? (
        <Compare locale={locale} page={page} into={into} requestKey={crypto.randomUUID()} />
      ) : (
        <ChooseInto locale={locale} page={page} />
      )}
    </Main>
  );
}
