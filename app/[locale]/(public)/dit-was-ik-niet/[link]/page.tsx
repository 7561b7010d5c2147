import type { Metadata } from "next";
import { notMeLink } from "#lib/features/administration/account-changes/queries.ts";
import { words } from "#lib/features/administration/account-changes/texts.ts";
import { NotMe } from "#lib/features/administration/account-changes/ui/not-me.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; link: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].notMe.title };
}

export default async function NotMePage({ params }: Props) {
  const { locale, link } = await params;
  const known = await load(notMeLink, { link });
  return (
    <Main>
      <NotMe locale={locale} link={link} known={known} />
    </Main>
  );
}
