import type { Metadata } from "next";
import { words } from "#lib/features/appointment/appointments/texts.ts";
import { Start } from "#lib/features/appointment/appointments/ui/start.tsx";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].start.title };
}

export default async function AppointPage({ params }: Props) {
  const { locale } = await params;
  return (
    <Main>
      <Start locale={locale} />
    </Main>
  );
}
