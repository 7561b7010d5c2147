import type { Metadata } from "next";
import { cookies } from "next/headers";
import { to } from "#lib/addresses.ts";
import { words } from "#lib/features/entrance/password-links/texts.ts";
import { ForgottenForm } from "#lib/features/entrance/password-links/ui/forgotten-form.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].forgotten.title };
}

export default async function ForgottenPage({ params }: Props) {
  const { locale } = await params;
  const { title, lead } = words[locale].forgotten;
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.signIn())} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <ForgottenForm locale={locale} typed={typedIn(await cookies())} />
    </Main>
  );
}
