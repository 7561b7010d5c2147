import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { editing } from "#lib/features/insurer/organisations/queries.ts";
import { words } from "#lib/features/insurer/organisations/texts.ts";
import { ChangeForm } from "#lib/features/insurer/organisations/ui/facts-form.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].change.title };
}

export default async function ChangeOrganisationPage({ params }: Props) {
  const { locale, id } = await params;
  const organisation = await load(editing, { id });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.organisation(id))} text={organisation.name} />
      <h1>{words[locale].change.title}</h1>
      <ChangeForm locale={locale} organisation={organisation} requestKey={crypto.randomUUID()} />
    </Main>
  );
}
