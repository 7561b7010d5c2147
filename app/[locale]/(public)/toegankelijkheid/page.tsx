import type { Metadata } from "next";
import { en } from "#lib/features/frame/shell/texts.en.ts";
import { nl } from "#lib/features/frame/shell/texts.nl.ts";
import { Accessibility } from "#lib/features/frame/shell/ui/accessibility.tsx";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

const texts = { nl, en };

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
