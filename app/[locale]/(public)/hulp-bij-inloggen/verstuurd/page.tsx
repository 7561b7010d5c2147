import type { Metadata } from "next";
import { cookies } from "next/headers";
import { ShownReference } from "#lib/features/help/help-requests/schema.ts";
import { words } from "#lib/features/help/help-requests/texts.ts";
import { Sent } from "#lib/features/help/help-requests/ui/sent.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].asked.title };
}

export default async function SentPage({ params, searchParams }: Props) {
  const { kenmerk } = ShownReference.parse(await searchParams);
  return (
    <Main>
      <Sent locale={(await params).locale} typed={typedIn(await cookies())} reference={kenmerk} />
    </Main>
  );
}
