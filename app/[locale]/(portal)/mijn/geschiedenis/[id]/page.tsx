import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { disputing } from "#lib/features/base/audit-log/queries.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { Dispute } from "#lib/features/base/audit-log/ui/dispute.tsx";
import { servicedesk } from "#lib/platform/contact.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].dispute.title };
}

export default async function DisputePage({ params }: Props) {
  const { locale, id } = await params;
  const { title, back } = words[locale].dispute;
  const entry = await load(disputing, { id });
  const asked = { insurer: settings().INSURER_NAME, desk: servicedesk(locale), requestKey: crypto.randomUUID() };
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.myHistory())} text={back} />
      <h1>{title}</h1>
      <Dispute locale={locale} entry={entry} {...asked} />
    </Main>
  );
}
