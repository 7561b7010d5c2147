import type { Metadata } from "next";
import { cookies } from "next/headers";
import { z } from "zod";
import { ownFactor } from "#lib/features/entrance/step-up/queries.ts";
import { words } from "#lib/features/entrance/step-up/texts.ts";
import { ConfirmFactor } from "#lib/features/entrance/step-up/ui/confirm.tsx";
import { loginIn } from "#lib/platform/auth/browser.ts";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

const Asked = z.object({ naar: z.string().optional().catch(undefined) });

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].title };
}

export default async function ConfirmPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { naar } = Asked.parse(await searchParams);
  const { mobile, isSent } = await load(ownFactor, loginIn(await cookies()));
  return (
    <Main>
      <h1>{words[locale].title}</h1>
      <ConfirmFactor locale={locale} mobile={mobile} isSent={isSent} destination={naar} />
    </Main>
  );
}
