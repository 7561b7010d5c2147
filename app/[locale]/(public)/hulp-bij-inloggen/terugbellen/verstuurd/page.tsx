import type { Metadata } from "next";
import { cookies } from "next/headers";
import { z } from "zod";
import { Reference } from "#lib/features/base/people/schema.ts";
import { words } from "#lib/features/help/call-backs/texts.ts";
import { Asked } from "#lib/features/help/call-backs/ui/asked.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

const Query = z.object({ kenmerk: Reference.nullable().catch(null) });

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].asked.title };
}

export default async function CallBackAskedPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { kenmerk } = Query.parse(await searchParams);
  return (
    <Main>
      <Asked locale={locale} typed={typedIn(await cookies())} reference={kenmerk} desk={servicedesk(locale)} />
    </Main>
  );
}
