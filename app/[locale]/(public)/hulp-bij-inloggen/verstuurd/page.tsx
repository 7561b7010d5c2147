import type { Metadata } from "next";
import { en } from "#lib/features/help-requests/texts.en.ts";
import { nl } from "#lib/features/help-requests/texts.nl.ts";
import { NoMail } from "#lib/features/help-requests/ui/no-mail.tsx";
import { servicedesk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

const words = { nl, en };

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].asked.title };
}

export default async function AskedPage({ params }: Props) {
  const { locale } = await params;
  const { title, known, soon } = words[locale].asked;
  const desk = servicedesk(locale);
  return (
    <Main>
      <h1>{title}</h1>
      <p className="lead">{known}</p>
      <p>
        {soon}
      </p>
      <NoMail locale={locale} again="/hulp-bij-inloggen/vraag-je-beheerder" desk={desk} />
    </Main>
  );
}
