import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { creating } from "#lib/features/insurer/organisations/queries.ts";
import { words } from "#lib/features/insurer/organisations/texts.ts";
import { CreateForm } from "#lib/features/insurer/organisations/ui/facts-form.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].create.title };
}

export default async function NewOrganisationPage({ params }: Props) {
  const { locale } = await params;
  await load(creating);
  const { create, page } = words[locale];
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.organisations())} text={page.back} />
      <h1>{create.title}</h1>
      <p className="lead">{create.lead}</p>
      <CreateForm locale={locale} requestKey={crypto.randomUUID()} />
    </Main>
  );
}
