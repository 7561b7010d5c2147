import type { Metadata } from "next";
import { words as texts } from "#lib/features/frame/shell/texts.ts";
import { Broken } from "#lib/features/frame/shell/ui/broken.tsx";
import type { Locale } from "#lib/platform/i18n/locale.ts";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts[(await params).locale].error.title };
}

/** What lib/platform/web/full-page.ts puts where a page broke. */
export default async function BrokenInFull({ params }: Props) {
  return <Broken locale={(await params).locale} />;
}
