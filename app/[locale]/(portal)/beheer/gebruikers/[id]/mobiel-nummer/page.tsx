import type { Metadata } from "next";
import { numberPage } from "#lib/features/administration/account-changes/queries.ts";
import { en } from "#lib/features/administration/account-changes/texts.en.ts";
import { nl } from "#lib/features/administration/account-changes/texts.nl.ts";
import { isNumberDone, NumberDone, NumberForm } from "#lib/features/administration/account-changes/ui/number.tsx";
import { requestsInView } from "#lib/features/help/help-requests/queries.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

const words = { nl, en };

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].number.title };
}

export default async function MobileNumberPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { gedaan } = await searchParams;
  const page = await load(numberPage, { id });
  await load(requestsInView, { helpRequestIds: page.helpRequestIds });
  return (
    <Main>
      {gedaan === "ja" && isNumberDone(page) ? (
        <NumberDone locale={locale} page={page} />
      ) : (
        <>
          <BackLink locale={locale} href={href(locale, `/beheer/gebruikers/${page.id}`)} text={page.person} />
          <NumberForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
        </>
      )}
    </Main>
  );
}
