import { notFound } from "next/navigation";
import { Outage } from "#lib/features/frame/shell/ui/outage.tsx";
import { Start } from "#lib/features/frame/shell/ui/start.tsx";
import { isLocale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

export default async function StartPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Main wide>
      <Outage locale={locale} />
      <Start locale={locale} />
    </Main>
  );
}
