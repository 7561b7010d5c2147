import type { Metadata } from "next";
import { reauthorising } from "#lib/features/administration/authorisations/queries.ts";
import { en } from "#lib/features/administration/authorisations/texts.en.ts";
import { nl } from "#lib/features/administration/authorisations/texts.nl.ts";
import { ReauthoriseForm } from "#lib/features/administration/authorisations/ui/reauthorise.tsx";
import { Refused } from "#lib/features/administration/authorisations/ui/refused.tsx";
import { fullName } from "#lib/features/base/people/rules.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

const words = { nl, en };

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].reauthorise };
}

export default async function ReauthorisePage({ params }: Props) {
  const { locale, id } = await params;
  const person = await load(reauthorising, { id });
  const refusal = person.refusal;
  const who = fullName(person);
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, `/beheer/gebruikers/${person.id}`)} text={who} />
      {refusal && <Refused locale={locale} person={person} refusal={refusal} />}
      <h1>{words[locale].reauthorising.title(who)}</h1>
      {!refusal && (
        <ReauthoriseForm locale={locale} person={person} desk={servicedesk(locale)} requestKey={crypto.randomUUID()} />
      )}
    </Main>
  );
}
