import type { Metadata } from "next";
import { firstSteps } from "#lib/features/administration/overview/queries.ts";
import { words } from "#lib/features/administration/overview/texts.ts";
import { FirstSteps } from "#lib/features/administration/overview/ui/first-steps.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].firstSteps.title };
}

export default async function FirstStepsPage({ params }: Props) {
  const { locale } = await params;
  return (
    <Main>
      <FirstSteps locale={locale} known={await load(firstSteps)} />
    </Main>
  );
}
