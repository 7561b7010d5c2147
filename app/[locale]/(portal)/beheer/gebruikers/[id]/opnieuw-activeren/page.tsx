import type { Metadata } from "next";
import { reactivationPage } from "#lib/features/administration/account-changes/queries.ts";
import { en } from "#lib/features/administration/account-changes/texts.en.ts";
import { nl } from "#lib/features/administration/account-changes/texts.nl.ts";
import { ReactivationDone, ReactivationForm } from "#lib/features/administration/account-changes/ui/reactivation.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

const words = { nl, en };

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].reactivation.title };
}

export default async function ReactivationPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { gedaan } = await searchParams;
  const page = await load(reactivationPage, { id });
  return (
    <Main>
      {gedaan === "ja" && page.change?.kind === "REACTIVATION" ? (
        <ReactivationDone locale={locale} page={page} />
      ) : (
        <>
          <BackLink locale={locale} href={href(locale, `/beheer/gebruikers/${page.id}`)} text={page.person} />
          <ReactivationForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
        </>
      )}
    </Main>
  );
}
