import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { exportable } from "#lib/features/administration/colleagues/queries.ts";
import { words } from "#lib/features/administration/colleagues/texts.ts";
import { Exporting } from "#lib/features/administration/colleagues/ui/exporting.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].exporting.title };
}

export default async function ExportPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { list, exporting } = words[locale];
  const view = await load(exportable, await searchParams);
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.colleagues(view))} text={list.title} />
      <h1>{exporting.title}</h1>
      <Exporting locale={locale} view={view} />
    </Main>
  );
}
