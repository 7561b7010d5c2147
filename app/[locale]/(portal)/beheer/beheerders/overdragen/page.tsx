import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { candidates } from "#lib/features/administration/administrators/queries.ts";
import { words } from "#lib/features/administration/administrators/texts.ts";
import { Choose } from "#lib/features/administration/administrators/ui/choose.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].choose.handOver.title };
}

export default async function HandOverPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const page = await load(candidates, { ...(await searchParams), purpose: "handOver" });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.administrators())} text={words[locale].choose.back} />
      <Choose locale={locale} purpose="handOver" page={page} requestKey={crypto.randomUUID()} />
    </Main>
  );
}
