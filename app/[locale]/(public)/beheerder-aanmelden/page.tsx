import type { Metadata } from "next";
import { en } from "#lib/features/appointment/appointments/texts.en.ts";
import { nl } from "#lib/features/appointment/appointments/texts.nl.ts";
import { Start } from "#lib/features/appointment/appointments/ui/start.tsx";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

const words = { nl, en };

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
