import type { Metadata } from "next";
import { confirmPage } from "#lib/features/help/call-backs/queries.ts";
import { words } from "#lib/features/help/call-backs/texts.ts";
import { Confirm } from "#lib/features/help/call-backs/ui/confirm.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; link: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].confirm.pageTitle };
}

export default async function ConfirmCallBackPage({ params }: Props) {
  const { locale, link } = await params;
  const known = await load(confirmPage, { link });
  return (
    <Main>
      <Confirm locale={locale} link={link} known={known} />
    </Main>
  );
}
