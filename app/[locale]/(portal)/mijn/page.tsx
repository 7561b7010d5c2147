import type { Metadata } from "next";
import { HistoryLink } from "#lib/features/base/audit-log/ui/own-history.tsx";
import { mine } from "#lib/features/entrance/sign-in/queries.ts";
import { words } from "#lib/features/entrance/sign-in/texts.ts";
import { Mine } from "#lib/features/entrance/sign-in/ui/mine.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].mine.title };
}

export default async function MinePage({ params }: Props) {
  const { locale } = await params;
  const known = await load(mine);
  return (
    <Main>
      <h1>{words[locale].mine.title}</h1>
      <Mine locale={locale} mine={known} />
      <HistoryLink locale={locale} />
    </Main>
  );
}
