import type { Metadata } from "next";
import { numberLink } from "#lib/features/administration/account-changes/queries.ts";
import { words } from "#lib/features/administration/account-changes/texts.ts";
import { NumberLink } from "#lib/features/administration/account-changes/ui/number-link.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; link: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].link.title };
}

export default async function ConfirmNumberPage({ params }: Props) {
  const { locale, link } = await params;
  const known = await load(numberLink, { link });
  return (
    <Main>
      <NumberLink locale={locale} link={link} known={known} />
    </Main>
  );
}
