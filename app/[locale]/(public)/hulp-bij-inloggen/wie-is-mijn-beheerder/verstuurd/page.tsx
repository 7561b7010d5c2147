import type { Metadata } from "next";
import { en } from "#lib/features/administrators/texts.en.ts";
import { nl } from "#lib/features/administrators/texts.nl.ts";
import { NoMail } from "#lib/features/help-requests/ui/no-mail.tsx";
import { servicedesk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

const words = { nl, en };

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].told.title };
}

export default async function ToldPage({ params }: Props) {
  const { locale } = await params;
  const { told, who } = words[locale];
  return (
    <Main>
      <h1>{told.title}</h1>
      <p className="lead">{told.known}</p>
      <p>
        {told.help} <a href={href(locale, "/hulp-bij-inloggen/vraag-je-beheerder")}>{who.skipLink}</a>
      </p>
      <NoMail locale={locale} again="/hulp-bij-inloggen/wie-is-mijn-beheerder" desk={servicedesk(locale)} />
    </Main>
  );
}
