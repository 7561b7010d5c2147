import type { Metadata } from "next";
import { offer } from "#lib/features/administration/invitations/queries.ts";
import { words } from "#lib/features/administration/invitations/texts.ts";
import { Accept } from "#lib/features/administration/invitations/ui/accept.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; link: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].accept.title };
}

export default async function AcceptPage({ params }: Props) {
  const { locale, link } = await params;
  return (
    <Main>
      <Accept locale={locale} link={link} offer={await load(offer, { link })} />
    </Main>
  );
}
