import type { Metadata } from "next";
import { administrators } from "#lib/features/administration/administrators/queries.ts";
import { words } from "#lib/features/administration/administrators/texts.ts";
import {
  Acts,
  Administrators,
  AdministratorsTold,
  BeforeHoliday,
} from "#lib/features/administration/administrators/ui/administrators.tsx";
import { Light } from "#lib/features/administration/administrators/ui/light.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].screen.title };
}

export default async function AdministratorsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const page = await load(administrators, await searchParams);
  const { title, lead } = words[locale].screen;
  return (
    <Main wide>
      <AdministratorsTold locale={locale} page={page} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <Light locale={locale} light={page.light} able={page.able} />
      <Administrators locale={locale} page={page} />
      <Acts locale={locale} page={page} />
      <BeforeHoliday locale={locale} page={page} />
    </Main>
  );
}
