import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { myAdministrators } from "#lib/features/entrance/sign-in/queries.ts";
import { words } from "#lib/features/entrance/sign-in/texts.ts";
import { MyAdministrators } from "#lib/features/entrance/sign-in/ui/my-administrators.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].administrators.title };
}

export default async function MyAdministratorsPage({ params }: Props) {
  const { locale } = await params;
  const known = await load(myAdministrators);
  const { title, back } = words[locale].administrators;
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.mine())} text={back} />
      <h1>{title}</h1>
      <MyAdministrators locale={locale} known={known} />
    </Main>
  );
}
