import type { Metadata } from "next";
import { cookies } from "next/headers";
import { words } from "#lib/features/entrance/password-links/texts.ts";
import { ResetSent } from "#lib/features/entrance/password-links/ui/reset-sent.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].sent.title };
}

export default async function SentPage({ params, searchParams }: Props) {
  const { opnieuw } = await searchParams;
  return (
    <Main>
      <ResetSent locale={(await params).locale} typed={typedIn(await cookies())} repeated={opnieuw === "ja"} />
    </Main>
  );
}
