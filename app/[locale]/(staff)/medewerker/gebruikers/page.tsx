import type { Metadata } from "next";
import { everyone } from "#lib/features/administration/colleagues/queries.ts";
import { words } from "#lib/features/administration/colleagues/texts.ts";
import { Everyone, SearchEveryone } from "#lib/features/administration/colleagues/ui/everyone.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].everyone.title };
}

export default async function EveryonePage({ params, searchParams }: Props) {
  const { locale } = await params;
  const page = await load(everyone, await searchParams);
  return (
    <Main wide>
      <h1>{words[locale].everyone.title}</h1>
      <SearchEveryone locale={locale} q={page.q} />
      <Everyone locale={locale} page={page} />
    </Main>
  );
}
