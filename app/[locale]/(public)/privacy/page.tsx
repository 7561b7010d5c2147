import type { Metadata } from "next";
import { words as texts } from "#lib/features/frame/shell/texts.ts";
import { Privacy } from "#lib/features/frame/shell/ui/privacy.tsx";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts[(await params).locale].privacy.title };
}

export default async function PrivacyPage({ params }: Props) {
  return (
    <Main>
      <Privacy locale={(await params).locale} />
    </Main>
  );
}
