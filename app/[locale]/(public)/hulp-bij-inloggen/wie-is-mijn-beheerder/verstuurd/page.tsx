import type { Metadata } from "next";
import { cookies } from "next/headers";
import { words } from "#lib/features/administration/administrators/texts.ts";
import { Told } from "#lib/features/administration/administrators/ui/told.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].told.title };
}

export default async function ToldPage({ params }: Props) {
  return (
    <Main>
      <Told locale={(await params).locale} typed={typedIn(await cookies())} />
    </Main>
  );
}
