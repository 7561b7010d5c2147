import type { Metadata } from "next";
import { cookies } from "next/headers";
import { z } from "zod";
import { words } from "#lib/features/appointment/appointments/texts.ts";
import { Sent } from "#lib/features/appointment/appointments/ui/sent.tsx";
import { Reference } from "#lib/features/base/people/schema.ts";
import { typedIn } from "#lib/platform/auth/browser.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

const Query = z.object({ kenmerk: Reference.nullable().catch(null) });

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].sent.title };
}

export default async function AppointSentPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { kenmerk } = Query.parse(await searchParams);
  return (
    <Main>
      <Sent locale={locale} typed={typedIn(await cookies())} reference={kenmerk} />
    </Main>
  );
}
