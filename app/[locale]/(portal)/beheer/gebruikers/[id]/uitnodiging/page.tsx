import type { Metadata } from "next";
import { invitation } from "#lib/features/administration/invitations/queries.ts";
import { en } from "#lib/features/administration/invitations/texts.en.ts";
import { nl } from "#lib/features/administration/invitations/texts.nl.ts";
import { InvitationPage } from "#lib/features/administration/invitations/ui/invitation.tsx";
import { fullName } from "#lib/features/base/people/rules.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

const words = { nl, en };

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].invitation.title };
}

export default async function OneInvitationPage({ params }: Props) {
  const { locale, id } = await params;
  const found = await load(invitation, { id });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, `/beheer/gebruikers/${found.id}`)} text={fullName(found)} />
      <InvitationPage locale={locale} invitation={found} requestKey={crypto.randomUUID()} />
    </Main>
  );
}
