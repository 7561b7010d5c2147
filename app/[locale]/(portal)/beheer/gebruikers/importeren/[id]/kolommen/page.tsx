import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { to } from "#lib/addresses.ts";
import { columnsOf } from "#lib/features/administration/imports/queries.ts";
import { words } from "#lib/features/administration/imports/texts.ts";
import { MatchForm } from "#lib/features/administration/imports/ui/match.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].match.title };
}

export default async function ColumnsPage({ params }: Props) {
  const { locale, id } = await params;
  const page = await load(columnsOf, { id });
  if (page.status !== "UPLOADED") redirect(href(locale, to.oneImport(page.id)));
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.imports())} text={words[locale].title} />
      <h1>{words[locale].match.title}</h1>
      <MatchForm locale={locale} page={page} />
    </Main>
  );
}
