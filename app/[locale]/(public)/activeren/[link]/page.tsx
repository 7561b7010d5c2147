import type { Metadata } from "next";
import { linkPage } from "#lib/features/entrance/password-links/queries.ts";
import { words } from "#lib/features/entrance/password-links/texts.ts";
import { LinkPage } from "#lib/features/entrance/password-links/ui/link-page.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; link: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].activate.title };
}

export default async function ActivatePage({ params }: Props) {
  const { locale, link } = await params;
  const known = await load(linkPage, { link, purpose: "ACTIVATE" });
  return (
    <Main>
      <LinkPage locale={locale} kind="activate" link={link} known={known} />
    </Main>
  );
}
