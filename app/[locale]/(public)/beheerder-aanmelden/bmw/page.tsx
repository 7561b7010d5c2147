import type { Metadata } from "next";
import { words } from "#lib/features/appointment/appointments/texts.ts";
import { Bmw } from "#lib/features/appointment/appointments/ui/start.tsx";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].bmw.title };
}

export default async function AppointBmwPage({ params }: Props) {
  const { locale } = await params;
  return (
    <Main>
      <Bmw locale={locale} />
    </Main>
  );
}
