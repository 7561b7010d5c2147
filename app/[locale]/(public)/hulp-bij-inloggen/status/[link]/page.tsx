import type { Metadata } from "next";
import { helpRequestStatus } from "#lib/features/help/help-requests/queries.ts";
import { ShownStatus } from "#lib/features/help/help-requests/schema.ts";
import { words } from "#lib/features/help/help-requests/texts.ts";
import { Status } from "#lib/features/help/help-requests/ui/status.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = {
  params: Promise<{ locale: Locale; link: string }>;
  searchParams: Promise<Record<string, unknown>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].status.title };
}

export default async function StatusPage({ params, searchParams }: Props) {
  const { locale, link } = await params;
  const { antwoord, melding } = ShownStatus.parse(await searchParams);
  return (
    <Main>
      <Status
        locale={locale}
        link={link}
        status={await load(helpRequestStatus, { link })}
        deniesFirst={antwoord === "niet"}
        telling={melding}
      />
    </Main>
  );
}
