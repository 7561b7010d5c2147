import type { Metadata } from "next";
import { restricting } from "#lib/features/administration/authorisations/queries.ts";
import { en } from "#lib/features/administration/authorisations/texts.en.ts";
import { nl } from "#lib/features/administration/authorisations/texts.nl.ts";
import { WithdrawForm } from "#lib/features/administration/authorisations/ui/withdraw.tsx";
import { Refused } from "#lib/features/administration/authorisations/ui/refused.tsx";
import { fullName } from "#lib/features/base/people/rules.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

const words = { nl, en };

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].withdraw };
}

export default async function WithdrawPage({ params }: Props) {
  const { locale, id } = await params;
  const person = await load(restricting, { id });
  const refusal = person.refusals.withdraw;
  const who = fullName(person);
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, `/beheer/gebruikers/${person.id}`)} text={who} />
      {refusal && <Refused locale={locale} person={person} refusal={refusal} />}
      <h1>{words[locale].withdrawing.title(who)}</h1>
      {!refusal && <WithdrawForm locale={locale} person={person} requestKey={crypto.randomUUID()} />}
    </Main>
  );
}
