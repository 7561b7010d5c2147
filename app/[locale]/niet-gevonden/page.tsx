import type { Metadata } from "next";
import { words as texts } from "#lib/features/frame/shell/texts.ts";
import { NotFound } from "#lib/features/frame/shell/ui/not-found.tsx";
import type { Locale } from "#lib/platform/i18n/locale.ts";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts[(await params).locale].notFound.title };
}

/** What lib/platform/web/full-page.ts puts where a page is not there. */
export default async function NotFoundInFull({ params }: Props) {
  return <NotFound locale={(await params).locale} />;
}
