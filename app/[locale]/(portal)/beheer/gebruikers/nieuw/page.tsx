import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { newColleague } from "#lib/features/administration/invitations/queries.ts";
import { words } from "#lib/features/administration/invitations/texts.ts";
import { AddForm } from "#lib/features/administration/invitations/ui/add-form.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].add.title };
}

export default async function NewColleaguePage({ params, searchParams }: Props) {
  const { locale } = await params;
  const page = await load(newColleague, await searchParams);
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.colleagues())} text={words[locale].add.back} />
      <AddForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
    </Main>
  );
}
