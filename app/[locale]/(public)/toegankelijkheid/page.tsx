import type { Metadata } from "next";
import { words as texts } from "#lib/features/frame/shell/texts.ts";
import { Accessibility } from "#lib/features/frame/shell/ui/accessibility.tsx";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts[(await params).locale].accessibility.title };
}

export default async function AccessibilityPage({ params }: Props) {
  return (
    <Main>
      <Accessibility locale={(await params).locale} />
    </Main>
  );
}
