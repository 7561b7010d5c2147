import type { Metadata } from "next";
import { emailLinkPage } from "#lib/features/administration/personal-details/queries.ts";
import { words } from "#lib/features/administration/personal-details/texts.ts";
import { EmailLink } from "#lib/features/administration/personal-details/ui/email-link.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; link: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].link.title };
}

export default async function EmailLinkConfirms({ params }: Props) {
  const { locale, link } = await params;
  const known = await load(emailLinkPage, { link });
  return (
    <Main>
      <EmailLink locale={locale} link={link} known={known} />
    </Main>
  );
}
