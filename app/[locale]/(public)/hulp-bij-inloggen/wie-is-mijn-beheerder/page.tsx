import type { Metadata } from "next";
import { cookies } from "next/headers";
import { to } from "#lib/addresses.ts";
import { words } from "#lib/features/administration/administrators/texts.ts";
import { WhoForm } from "#lib/features/administration/administrators/ui/who-form.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].who.title };
}

export default async function WhoPage({ params }: Props) {
  const { locale } = await params;
  const { title, lead, skip, skipLink } = words[locale].who;
  return (
    <Main>
      <BackLink href={href(locale, to.help())} locale={locale} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <WhoForm locale={locale} typed={typedIn(await cookies())} />
      <p className="mt-6">
        {skip} <a href={href(locale, to.askAdministrator())}>{skipLink}</a>
      </p>
    </Main>
  );
}
