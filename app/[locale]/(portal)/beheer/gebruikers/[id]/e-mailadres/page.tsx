import type { Metadata } from "next";
import { fullName } from "#lib/features/base/people/rules.ts";
import { personToChange } from "#lib/features/administration/personal-details/queries.ts";
import { en } from "#lib/features/administration/personal-details/texts.en.ts";
import { nl } from "#lib/features/administration/personal-details/texts.nl.ts";
import { EmailForm } from "#lib/features/administration/personal-details/ui/email-form.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

const words = { nl, en };

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].email.title };
}

export default async function EmailPage({ params }: Props) {
  const { locale, id } = await params;
  const person = await load(personToChange, { id });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, `/beheer/gebruikers/${person.id}`)} text={fullName(person)} />
      <h1>{words[locale].email.title}</h1>
      <EmailForm locale={locale} person={person} requestKey={crypto.randomUUID()} />
    </Main>
  );
}
