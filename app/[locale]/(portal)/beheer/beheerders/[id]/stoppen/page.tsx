import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { administratorToStop } from "#lib/features/administration/administrators/queries.ts";
import { words } from "#lib/features/administration/administrators/texts.ts";
import { Stop } from "#lib/features/administration/administrators/ui/stop.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].stop.title };
}

export default async function StopPage({ params }: Props) {
  const { locale, id } = await params;
  const person = await load(administratorToStop, { authorisationId: id });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.administrators())} text={words[locale].choose.back} />
      <Stop locale={locale} person={person} />
    </Main>
  );
}
